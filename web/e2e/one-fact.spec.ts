// One fact, all the way: a clerk's scan becomes a record, a finding, work, a correction, and closed work.
import { expect, test } from '@playwright/test'
import { cardFor, freshScene, phone, settled, windowFor } from './people'

test('a missing shipment is found, returned, corrected and closed [SG-5.1][SG-5.5][SG-5.8][TV-4.2a][TV-5.2][TV-6.2][RM-4]', async ({ browser }) => {
  test.setTimeout(120_000)
  const scene = await freshScene()
  const serial = scene.code.split('(21)')[1]!
  const clerk = await windowFor(browser, await cardFor({ party: scene.store.name }), phone)
  const inspector = await windowFor(browser, await cardFor({ party: scene.authority.name }))

  await test.step('the clerk registers what came in and is not accused', async () => {
    await clerk.goto('/m/')
    await settled(clerk)
    await clerk.getByLabel('手工输入或扫码枪').fill(scene.code)
    await clerk.getByRole('button', { name: '读这个码' }).click()
    await expect(clerk.getByRole('heading', { name: '核对一下' })).toBeVisible()
    const supplier = clerk.getByRole('radio', { name: scene.supplier.name })
    if (!(await supplier.isVisible())) await clerk.getByPlaceholder('找别的单位').fill(scene.supplier.name)
    await supplier.check()
    await clerk.getByRole('button', { name: '确认入库' }).click()

    await expect(clerk.getByRole('heading', { name: '已登记' })).toBeVisible()
    await expect(clerk.getByText('等待上家补报')).toBeVisible()
    await expect(clerk.getByText('您的登记没有问题')).toBeVisible()
  })

  let findingPath = ''
  await test.step('the inspector sees it on the desk, with chain and evidence', async () => {
    await inspector.goto('/findings?state=open')
    await settled(inspector)
    const row = inspector.locator('tr', { hasText: serial }).first()
    findingPath = (await row.locator('[data-row]').getAttribute('href'))!
    await inspector.goto('/desk')
    await settled(inspector)
    while ((await inspector.locator(`a[href="${findingPath}"]`).count()) === 0) await inspector.getByRole('button', { name: '再看一些' }).click()
    await inspector.locator(`a[href="${findingPath}"]`).click()

    await expect(inspector.getByRole('heading', { name: '证据记录' })).toBeVisible()
    await expect(inspector.getByRole('table', { name: '证据记录' })).toContainText(scene.supplier.name)
    await expect(inspector.getByRole('region', { name: '流转经过' })).toContainText('缺一环')
    await expect(inspector.getByText('不作为认定违法的依据').first()).toBeVisible()
    await expect(inspector.getByRole('heading', { name: '依据的规则' })).toBeVisible()
  })

  await test.step('and returns it to the supplier with a deadline', async () => {
    await inspector.getByRole('button', { name: '退回补正' }).click()
    const dialog = inspector.getByRole('dialog', { name: '退回补正' })
    await expect(dialog).toContainText(scene.supplier.name)
    await dialog.getByRole('spinbutton', { name: '期限（工作日）' }).fill('3')
    await dialog.getByLabel('理由').fill('请补报这一单的出库记录。')
    await dialog.getByRole('button', { name: '退回补正' }).click()
    await expect(inspector.getByText('已退回补正，期限')).toBeVisible()
    await expect(inspector.getByRole('heading', { name: '补正要求' })).toBeVisible()
  })

  const supplier = await windowFor(browser, await cardFor({ party: scene.supplier.name }))
  await test.step('the supplier finds the request on the desk and files the outbound', async () => {
    await supplier.goto('/desk')
    await settled(supplier)
    await supplier.locator('a[href^="/corrections/"]').first().click()
    await expect(supplier.getByText('请补报这一单的出库记录。')).toBeVisible()
    await supplier.getByRole('button', { name: '提交补报' }).click()
    await expect(supplier.getByText('已补正').first()).toBeVisible()
  })

  await test.step('the work is closed, the chain is whole, the journal has the steps', async () => {
    await expect(async () => {
      await inspector.goto(findingPath)
      await settled(inspector)
      await expect(inspector.locator('header').getByText('已解决')).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 20_000 })
    await inspector.goto('/desk?state=closed')
    await settled(inspector)
    await expect(inspector.locator(`a[href="${findingPath}"]`)).toBeVisible()

    await inspector.goto('/chain?code=' + encodeURIComponent(scene.code))
    await settled(inspector)
    const passage = inspector.getByRole('region', { name: '流转经过' })
    await passage.getByRole('button', { name: '表' }).click()
    await expect(passage.getByRole('row').filter({ hasText: '出库' }).filter({ hasText: scene.store.name })).toBeVisible()
    await expect(passage).not.toContainText('缺一环')

    await inspector.goto('/journal')
    await settled(inspector)
    await expect(inspector.getByText('请补报这一单的出库记录。').first()).toBeVisible()
  })

  for (const it of [clerk, inspector, supplier]) await it.context().close()
})
