import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { cardFor, phone, settled, windowFor } from './people'

test('a seller asks on the phone whether a product must be traced, since when and where [SG-5.2]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'seller' }), phone)
  await page.goto('/m/#/duty')
  await page.getByLabel('商品条码、产品名称或类别').fill('家用燃气灶具')
  await page.getByLabel('生产日期').fill('2026-01-15')
  await page.getByRole('button', { name: '查一查' }).click()

  const answer = page.locator('article').first()
  await expect(answer).toContainText('应当追溯')
  await expect(answer).toContainText('2024年12月31日')
  await expect(answer.getByRole('link', { name: /追溯服务平台/ })).toHaveAttribute('href', 'https://chinatrace.org/gd')
  await expect(answer).toContainText('待核')
  await page.context().close()
})

test('what lies outside of the scope is said with whom to turn to [RM-1]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  await page.goto('/catalogue?q=' + encodeURIComponent('电梯'))
  await expect(page.locator('article').first()).toContainText('不在本平台范围内')
  await expect(page.locator('article').first()).toContainText('特种设备安全监察')
  await page.context().close()
})

test('good rows go in and the bad ones come back in the sender’s file [RM-7.3]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'producer' }))
  await page.goto('/uploads')
  await settled(page)
  const number = String(Date.now() % 1_000_000_000).padStart(9, '0')
  const body = '0694' + number
  const sum = [...body].reduce((all, digit, n) => all + Number(digit) * (n % 2 === 0 ? 3 : 1), 0)
  const good = body + ((10 - (sum % 10)) % 10)
  const text = `商品条码,产品名称,型号规格,类别,计量单位\n${good},示例·新电线,BV 6,电线电缆,米\n6900000000001,,X,电线电缆,米\n`
  await page.setInputFiles('input[type=file]', { name: '电线.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

  await expect(page.getByText('1 行可以导入，1 行有误')).toBeVisible()
  await expect(page.getByText('没有填写')).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载退回的 1 行' }).click()])
  expect(readFileSync(await file.path(), 'utf8')).toContain('错误原因')
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('新增 1 行')).toBeVisible({ timeout: 30_000 })
  await page.goto(`/products/${good}`)
  await expect(page.getByRole('heading', { name: '示例·新电线' })).toBeVisible()
  await page.context().close()
})

test('a certificate is suspended from a day on, and the day before is still told [RM-7.2]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'producer' }))
  const session = await (await page.context().request.get('/api/v1/session')).json()
  await page.goto(`/companies/${session.party.id}`)
  await settled(page)
  await page.getByRole('button', { name: '登记证书' }).click()
  const number = '2025990105' + String(Date.now() % 1_000_000).padStart(6, '0')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('证书编号').fill(number)
  await dialog.getByLabel('有效期起').fill('2026-01-01')
  await dialog.getByLabel('有效期止').fill('2025-01-01')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText('有效期止早于有效期起')).toBeVisible()
  await dialog.getByLabel('有效期止').fill('2029-12-31')
  await dialog.getByRole('button', { name: '保存' }).click()
  const row = page.getByRole('row', { name: new RegExp(number) })
  await expect(row).toContainText('有效')

  await row.getByRole('button', { name: '状态变化' }).click()
  await dialog.locator('.el-select').click()
  await page.getByRole('option', { name: '暂停' }).click()
  await dialog.getByLabel('从哪天起').fill('2026-06-01')
  await dialog.getByLabel('理由').fill('跟踪检查未通过')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(row).toContainText('暂停')
  await page.getByLabel('哪一天的情况').fill('2026-05-31')
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await expect(row).not.toContainText('暂停')
  await page.context().close()
})
