// What a page shows when things are slow, gone, empty or changed by somebody else.
import { expect, test, type Browser } from '@playwright/test'
import { base, cardFor, phone, platform, settled, windowFor, type Card } from './people'

test('a list that fails says what happened, what is safe and what to do, and can be tried again', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  await page.route('**/api/v1/findings*', (it) =>
    it.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ title: '系统出了问题', safe: '已保存的数据不受影响。', next: '请稍后再试。', traceId: 'T-123', code: 'broken' }) }),
  )
  await page.goto('/findings')
  const alert = page.getByRole('alert')
  for (const words of ['系统出了问题', '已保存的数据不受影响。', '请稍后再试。', 'T-123']) await expect(alert).toContainText(words)

  await page.unroute('**/api/v1/findings*')
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect(page.getByRole('table', { name: '核查发现' })).toBeVisible()
  await page.context().close()
})

test('one source failing leaves the rest of the home page', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  await page.route('**/api/v1/findings*', (it) => it.abort())
  await page.goto('/')
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(page.locator('[data-tile="open"] strong')).toHaveText(/\d/)
  await page.context().close()
})

test('a slow list shows that it is coming, an empty one why and what to do', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'seller' }))
  await page.route('**/api/v1/desk*', async (it) => {
    await new Promise((done) => setTimeout(done, 900))
    await it.fulfill({ contentType: 'application/json', body: '{"items":[],"nextCursor":null}' })
  })
  await page.goto('/desk')
  await expect(page.locator('.skeleton')).toBeVisible()
  await expect(page.getByRole('heading', { name: '没有待办' })).toBeVisible()
  await expect(page.getByRole('link', { name: '登记进货' })).toBeVisible()
  await page.goto('/desk?due=overdue')
  await expect(page.getByRole('button', { name: '清除筛选' })).toBeVisible()
  await page.context().close()
})

test('being offline is said, and what was typed stays', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'seller' }))
  await page.goto('/file')
  await settled(page)
  await page.getByLabel('扫码枪或键盘输入追溯码').fill('6901234567892')
  await page.keyboard.press('Enter')
  await page.context().setOffline(true)
  await expect(page.getByText('网络断开了')).toBeVisible()
  await expect(page.getByRole('button', { name: /^提交/ })).toBeDisabled()
  await page.context().setOffline(false)
  await expect(page.getByText('网络断开了')).toBeHidden()
  await expect(page.getByRole('table', { name: '清单' })).toContainText('06901234567892')
  await page.context().close()
})

/** An open finding, and somebody of the authority in charge: lists cover a whole territory, and few there may decide. */
async function undecided(browser: Browser): Promise<{ card: Card; path: string }> {
  for (const card of (await platform()).roleCards.filter((it) => it.role === 'regulator')) {
    const page = await windowFor(browser, card)
    const get = async (path: string) => (await page.context().request.get(base() + '/api/v1' + path)).json()
    const { party } = await get('/session')
    const own = (await get('/findings?state=open&limit=200')).items.find((it: { authority: { id: string } }) => it.authority.id === party.id)
    await page.context().close()
    if (own) return { card, path: `/findings/${own.id}` }
  }
  throw new Error('every finding of every authority is decided')
}

test('two officials decide at once: the second sees that it changed and overwrites nothing [TV-5.2]', async ({ browser }) => {
  const { card, path } = await undecided(browser)
  const [first, second] = [await windowFor(browser, card), await windowFor(browser, card)]
  await first.goto(path)
  await settled(first)
  await second.goto(path)
  await settled(second)
  for (const [page, reason] of [[first, '重复记录，无需处理。'], [second, '另一个理由。']] as const) {
    await page.getByRole('button', { name: '排除', exact: true }).click()
    await page.getByRole('dialog').getByLabel('理由').fill(reason)
    await page.getByRole('dialog').getByRole('button', { name: '确认排除' }).click()
  }
  await expect(second.getByRole('dialog').getByText('已经读取最新内容')).toBeVisible()
  await expect(second.getByRole('dialog').getByLabel('理由')).toHaveValue('另一个理由。')
  await expect(second.getByRole('dialog').getByRole('button', { name: '确认排除' })).toBeDisabled()
  await second.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await expect(second.getByRole('region', { name: '不用再办' })).toContainText('重复记录，无需处理。')
  for (const it of [first, second]) await it.context().close()
})

test('a producer edits a product, and a second edit from an old page shows both versions', async ({ browser }) => {
  const card = await cardFor({ role: 'producer' })
  const [first, second] = [await windowFor(browser, card), await windowFor(browser, card)]
  const session = await (await first.context().request.get(base() + '/api/v1/session')).json()
  const { items } = await (await first.context().request.get(base() + '/api/v1/products?limit=200')).json()
  const own = items.find((it: { producer: { id: string } }) => it.producer.id === session.party.id)
  for (const page of [first, second]) {
    await page.goto(`/products/${own.gtin}`)
    await settled(page)
    await page.getByRole('button', { name: '修改' }).click()
  }
  const stamp = String(Date.now())
  await first.getByRole('dialog').getByLabel('备注').fill('第一 ' + stamp)
  await first.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(first.getByText('已保存。')).toBeVisible()
  await second.getByRole('dialog').getByLabel('备注').fill('第二 ' + stamp)
  await second.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(second.getByText('现在的内容：第一 ' + stamp)).toBeVisible()
  await second.getByRole('dialog').getByRole('button', { name: '用我的内容保存' }).click()
  await expect(second.getByText('已保存。')).toBeVisible()
  await expect(second.locator('dd.note')).toHaveText('第二 ' + stamp)
  for (const it of [first, second]) await it.context().close()
})

test('two minutes before the session ends the page asks, and staying is one click [TV-7.1]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  const { idleMinutes } = await (await page.context().request.get(base() + '/api/v1/session')).json()
  await page.clock.install()
  await page.goto('/desk')
  await expect(page.getByRole('table', { name: '待办' })).toBeVisible()
  // An answer that came after the jump would count as a fresh contact.
  await page.waitForLoadState('networkidle')
  await page.clock.fastForward((idleMinutes - 1) * 60_000)
  await page.clock.runFor(2_000)
  const dialog = page.getByRole('dialog', { name: '还在吗？' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: '继续使用' }).click()
  await page.clock.runFor(2_000)
  await expect(dialog).toBeHidden()
  await page.context().close()
})

test('records are downloaded as a table', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'seller' }))
  await page.goto('/events')
  await settled(page)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载表格' }).click()])
  expect(file.suggestedFilename()).toMatch(/^yuanliu-\d{4}-\d\d-\d\d\.csv$/)
  await page.context().close()
})

test('a page of another role is said calmly, once, and an administrator’s home holds nobody’s business', async ({ browser }) => {
  const regulator = await windowFor(browser, await cardFor({ role: 'regulator' }))
  for (const path of ['/security', '/people', '/deliveries', '/keys']) {
    await regulator.goto(path)
    await expect(regulator.getByRole('heading', { level: 1 })).toHaveText(/^这个页面只给(管理员|企业)使用$/)
    await expect(regulator.getByRole('alert')).toHaveCount(0)
  }
  await regulator.context().close()

  for (const [role, button] of [['system-admin', '人员'], ['security-admin', '去授权'], ['audit-admin', '导出检查点']] as const) {
    const page = await windowFor(browser, await cardFor({ role }))
    const asked: string[] = []
    page.on('request', (it) => asked.push(new URL(it.url()).pathname))
    await page.goto('/')
    await settled(page)
    await expect(page.locator('main').getByRole('link', { name: button, exact: true })).toBeVisible()
    expect(asked.filter((it) => /\/(events|findings|desk)$/.test(it))).toEqual([])
    await page.context().close()
  }
})

test('where a table has no room its rows are cards, still a table to whoever listens', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }), phone)
  for (const path of ['/findings', '/journal', '/products', '/dossiers']) {
    await page.goto(path)
    await settled(page)
    const table = page.getByRole('table')
    const heads = await table.getByRole('columnheader').allTextContents()
    const row = table.getByRole('row').nth(1)
    await expect(row.getByRole('cell')).toHaveCount(heads.length)
    const named = await row.locator('td').evaluateAll((all) => all.slice(1).map((it) => getComputedStyle(it, '::before').content))
    expect(named).toEqual(heads.slice(1).map((it) => `"${it}"`))
    expect(await table.evaluate((it) => it.parentElement!.scrollWidth - it.parentElement!.clientWidth)).toBeLessThanOrEqual(0)
  }
  await page.context().close()
})
