import { expect, test } from '@playwright/test'
import { cardFor, freshScene, phone, settled, windowFor } from './people'

test('a record made without a network waits visibly and is stored exactly once [SG-B4][SG-5.5]', async ({ browser }) => {
  const scene = await freshScene()
  const page = await windowFor(browser, await cardFor({ party: scene.store.name }), phone)
  await page.goto('/m/')
  await settled(page)
  await page.getByLabel('手工输入或扫码枪').fill(scene.code)
  await page.getByRole('button', { name: '读这个码' }).click()
  await expect(page.getByRole('heading', { name: '核对一下' })).toBeVisible()
  const supplier = page.getByRole('radio', { name: scene.supplier.name })
  if (!(await supplier.isVisible())) await page.getByPlaceholder('找别的单位').fill(scene.supplier.name)
  await supplier.check()

  await page.context().setOffline(true)
  await page.getByRole('button', { name: '确认入库' }).click()
  await expect(page.getByRole('heading', { name: '先存在手机里' })).toBeVisible()
  await expect(page.getByText('还有 1 条未上传')).toBeVisible()

  const sent: string[] = []
  page.on('request', (it) => it.url().endsWith('/filings') && sent.push(it.postData() ?? ''))
  await page.context().setOffline(false)
  await expect(page.getByText('还有 1 条未上传')).toBeHidden()
  expect(sent).toHaveLength(1)

  await page.getByRole('link', { name: '看今日记录' }).click()
  await expect(page.getByRole('heading', { name: '刚刚上传的' })).toBeVisible()
  await page.context().close()
})

test('a wrong check digit is explained and nothing is filed', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'seller' }), phone)
  await page.goto('/m/')
  await settled(page)
  await page.getByLabel('手工输入或扫码枪').fill('6901234567890')
  await page.getByRole('button', { name: '读这个码' }).click()
  await expect(page.getByRole('alert')).toContainText('这个码读不懂')
  await page.context().close()
})

test('a mistake is corrected by a further record with a reason [SG-5.8]', async ({ browser }) => {
  const scene = await freshScene()
  const page = await windowFor(browser, await cardFor({ party: scene.store.name }), phone)
  await page.goto('/m/')
  await settled(page)
  await page.keyboard.type(scene.code, { delay: 4 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '核对一下' })).toBeVisible()
  const supplier = page.getByRole('radio', { name: scene.supplier.name })
  if (!(await supplier.isVisible())) await page.getByPlaceholder('找别的单位').fill(scene.supplier.name)
  await supplier.check()
  await page.getByLabel('动作').selectOption('inbound')
  await page.getByRole('button', { name: '确认入库' }).click()
  await expect(page.getByRole('heading', { name: '已登记' })).toBeVisible()

  await page.getByRole('link', { name: '看今日记录' }).click()
  await page.getByRole('button', { name: /^差错补救/ }).first().click()
  await page.getByRole('button', { name: '提交更正' }).click()
  await expect(page.getByRole('alert')).toHaveText('请写明理由，对方会看到。')
  await page.getByLabel('理由').fill('供货商选错了')
  await page.getByRole('button', { name: '提交更正' }).click()
  await expect(page.getByRole('heading', { name: '已登记' })).toBeVisible()
  await expect(page.getByText('已被更正').first()).toBeVisible()
  await page.context().close()
})
