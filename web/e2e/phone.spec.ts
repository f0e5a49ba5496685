import { expect, test, type Page } from '@playwright/test'
import { cardFor, fireGun, freshScene, phone, platform, settled, windowFor, type Card } from './people'

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
  await fireGun(page, scene.code)
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

/** A sale that waits, since no window of this browser can send it until `letGo`. */
async function waitingSale(page: Page, code: string): Promise<void> {
  await page.context().route('**/api/v1/filings', (it) => it.abort())
  await page.getByLabel('手工输入或扫码枪').fill(code)
  await page.getByRole('button', { name: '读这个码' }).click()
  await expect(page.getByRole('heading', { name: '核对一下' })).toBeVisible()
  await page.getByLabel('动作').selectOption('sale')
  await page.getByRole('button', { name: '确认销售' }).click()
  await expect(page.getByRole('heading', { name: '先存在手机里' })).toBeVisible()
}
async function letGo(page: Page): Promise<void> {
  await page.context().unroute('**/api/v1/filings')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
}
const acting = async (page: Page): Promise<string> => (await (await page.request.get('/api/v1/session')).json()).party.name
const filed = async (page: Page, code: string): Promise<number> =>
  (await (await page.request.get(`/api/v1/events?mine=true&code=${encodeURIComponent(code)}`)).json()).items.length
/** Another unit of a product of the tour, that no test has met. */
const unitOf = (code: string) => `(01)${/\(01\)(\d{14})/.exec(code)![1]}(21)WHOSE${Date.now()}`

test('a record is never sent in the name of whoever signed in in another window [SG-B4][TV-7.1]', async ({ browser }) => {
  const { scenes, roleCards } = await platform()
  const code = unitOf(scenes[0]!.code)
  const shop = await cardFor({ party: scenes[0]!.store.name })
  const other = roleCards.find((it) => it.role === 'seller' && it.party !== shop.party) as Card
  const one = await windowFor(browser, shop, phone)
  await one.goto('/m/')
  await settled(one)
  await waitingSale(one, code)

  const sent: number[] = []
  one.on('response', (it) => it.url().endsWith('/filings') && sent.push(it.status()))
  const two = await one.context().newPage()
  await two.goto('/m/#/me')
  await two.getByRole('region', { name: '查看' }).getByRole('button', { name: other.party }).click()
  await expect.poll(() => acting(two)).toBe(other.party)
  await letGo(one)
  await expect(one.getByText('另有 1 条是别的身份登记的')).toBeVisible()
  await expect(one.getByText(other.party).first()).toBeVisible()
  expect(sent).toEqual([403])
  expect(await filed(one, code)).toBe(0)

  await two.getByRole('button', { name: '退出登录' }).click()
  await expect(one.getByRole('heading', { name: '登录后扫码登记' }), 'one sign-out for all windows').toBeVisible()
  await expect(one.getByText('还有 1 条未上传，登录后上传')).toBeVisible()
  await one.getByRole('button', { name: shop.party }).click()
  await expect(one.getByRole('link', { name: '今日记录' })).toBeVisible()
  await expect.poll(() => filed(one, code)).toBe(1)
  await expect(one.getByText('未上传')).toBeHidden()
  await one.context().close()
})

test('a record is never filed for another party that was chosen in another window [TV-7.1]', async ({ browser }) => {
  const { scenes } = await platform()
  const code = unitOf(scenes[0]!.code)
  // No card of the tour shows anybody who files for two parties.
  const one = await windowFor(browser, { login: 'filer.helmet' }, phone)
  const here = await (await one.request.get('/api/v1/session')).json()
  await one.goto('/m/')
  await settled(one)
  await waitingSale(one, code)

  const two = await one.context().newPage()
  await two.goto('/m/#/me')
  const other = here.memberships.find((it: { id: string }) => it.id !== here.membership)
  await two.getByRole('button', { name: other.party.name }).first().click()
  await expect.poll(() => acting(two)).toBe(other.party.name)
  await letGo(one)
  await expect(one.getByText('另有 1 条是别的身份登记的')).toBeVisible()
  expect(await filed(one, code)).toBe(0)
  await one.context().close()
})

test('a refused record stays with its reason until it is put right [SG-5.5][SG-5.8]', async ({ browser }) => {
  const { scenes } = await platform()
  const code = unitOf(scenes[0]!.code)
  const page = await windowFor(browser, await cardFor({ party: scenes[0]!.store.name }), phone)
  await page.goto('/m/')
  await settled(page)
  await waitingSale(page, code)
  await page.context().unroute('**/api/v1/filings')
  // The party that was chosen without a network is not there any more.
  await page.evaluate(() => {
    const name = Object.keys(localStorage).find((it) => it.startsWith('yuanliu.outbox.'))!
    const entry = JSON.parse(localStorage.getItem(name)!)
    Object.assign(entry.record, { act: 'inbound', partner: '00000000-0000-4000-8000-00000000dead' })
    localStorage.setItem(name, JSON.stringify(entry))
  })
  await page.getByRole('button', { name: '立即上传' }).click()
  await expect(page.getByText('1 条没有登记，请修改或删除。')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: /还有 1 条未上传/ }).click()
  await page.getByRole('button', { name: '修改' }).click()
  await expect(page.getByRole('heading', { name: '核对一下' })).toBeVisible()
  await expect(page.getByRole('alert')).not.toBeEmpty()
  const supplier = page.getByRole('radio', { name: scenes[0]!.supplier.name })
  if (!(await supplier.isVisible())) await page.getByPlaceholder('找别的单位').fill(scenes[0]!.supplier.name)
  await supplier.check()
  await page.getByRole('button', { name: '确认入库' }).click()
  await expect(page.getByRole('heading', { name: '已登记' })).toBeVisible()
  await expect(page.getByRole('region', { name: '待上传的记录' })).toBeHidden()
  expect(await filed(page, code)).toBe(1)
  await page.context().close()
})

test('whoever signs out without a network is not found signed in by the next one [TV-7.1]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'seller' }), phone)
  await page.goto('/m/')
  await settled(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
  })
  await page.context().setOffline(true)
  await page.goto('/m/#/me')
  await page.reload()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '登录后扫码登记' })).toBeVisible()
  await expect(page.getByText('退出只在本机生效')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: '登录后扫码登记' }), 'nobody is remembered').toBeVisible()

  await page.close()
  const next = page.context()
  await next.setOffline(false)
  expect((await next.request.get('/api/v1/session')).status(), 'the cookie still lives').toBe(200)
  const opened = await next.newPage()
  await opened.goto('/')
  await expect(opened.getByRole('heading', { name: '登录源流' })).toBeVisible()
  expect((await next.request.get('/api/v1/session')).status()).toBe(401)
  await next.close()
})
