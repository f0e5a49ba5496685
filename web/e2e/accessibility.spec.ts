import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { base, cardFor, phone, platform, settled, windowFor } from './people'

// Nothing here hangs on what another test did.
test.describe.configure({ mode: 'parallel' })

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

async function violations(page: Page, only: string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations: found } = await (only.length ? axe.withRules(only) : axe.withTags(RULES)).analyze()
  return found.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

/** Where a party has something to see; a regulator sees every page, a seller has some of his own. */
async function addresses(page: Page, role: string): Promise<string[]> {
  if (role === 'seller') return ['/', '/desk', '/file', '/events', '/evidence', '/documents', '/keys']
  if (role.endsWith('-admin')) {
    const people = await (await page.context().request.get(base() + '/api/v1/administration/people?limit=1')).json()
    const party = await (await page.context().request.get(base() + '/api/v1/parties?kind=company&limit=1')).json()
    return ['/', '/people', `/people/${people.items[0].id}`, '/security', '/account', '/journal', `/companies/${party.items[0].id}`]
  }
  const first = async (path: string): Promise<Record<string, string> | undefined> =>
    (await (await page.context().request.get(base() + '/api/v1' + path)).json()).items[0]
  const { scenes } = await platform()
  const [product, party, finding] = [await first('/products?limit=1'), await first('/parties?kind=company&limit=1'), await first('/findings?limit=1')]
  const code = encodeURIComponent(scenes[0]!.code)
  return [
    '/', '/desk', '/desk?state=closed', '/findings', '/findings/none', '/file', '/events', '/products', '/companies', '/chain', `/chain?code=${code}`,
    '/search?q=' + code, '/evidence', '/reference', '/reference/region?when=ever', '/calendar', '/jobs', '/notices', '/deliveries', '/journal', '/keys', '/account', '/clauses', '/help', '/no-such-page', `/products/${product!.gtin}`, `/companies/${party!.id}`,
    '/dossiers', '/dossiers?overdue=true', '/catalogue', `/catalogue?q=${product!.gtin}`, '/uploads',
    ...(finding ? [`/findings/${finding.id}`] : []),
    '/documents', '/templates', `/templates/${(await first('/templates?limit=1'))!.id}`, '/lives',
  ]
}

for (const role of ['regulator', 'seller', 'system-admin', 'security-admin']) {
  test(`no accessibility violation on any console page, light and dark, ${role} [SG-4]`, async ({ browser }) => {
    test.setTimeout(240_000)
    const page = await windowFor(browser, await cardFor({ role }))
    const found: string[] = []
    const all = await addresses(page, role)
    for (const path of all) {
      await page.goto(path)
      await settled(page)
      found.push(...(await violations(page)).map((it) => `${path} ${it}`))
      // The other theme changes colours and nothing else.
      await page.evaluate(() => document.documentElement.classList.add('dark'))
      found.push(...(await violations(page, ['color-contrast'])).map((it) => `${path} dark ${it}`))
    }
    expect(all.length).toBeGreaterThanOrEqual(5)
    expect(found).toEqual([])
    await page.context().close()
  })
}

for (const theme of ['light', 'dark']) {
  test(`no accessibility violation in the dialogs, ${theme}`, async ({ browser }) => {
    const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
    await page.addInitScript((it) => localStorage.setItem('yuanliu.theme', it), theme)
    await page.goto('/')
    await settled(page)
    await page.getByRole('button', { name: '以…身份查看' }).click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('h1').click()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.goto('/findings?state=open')
    await settled(page)
    await page.locator('[data-row]').first().click()
    for (const name of ['退回补正', '排除']) {
      await page.getByRole('button', { name }).click()
      await expect(page.getByRole('dialog', { name })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.getByRole('dialog', { name }).getByRole('button', { name: '取消' }).click()
      await expect(page.getByRole('dialog', { name })).toBeHidden()
    }
    await page.context().close()
  })

  test(`no accessibility violation on the phone, ${theme} [SG-B4]`, async ({ browser }) => {
    for (const card of [null, await cardFor({ role: 'seller' })]) {
      const page = await windowFor(browser, card, phone)
      await page.addInitScript((it) => localStorage.setItem('yuanliu.theme', it), theme)
      for (const path of card ? ['/m/', '/m/#/today', '/m/#/duty', '/m/#/corrections', '/m/#/me'] : ['/m/', '/sign-in']) {
        await page.goto(path)
        await settled(page)
        expect((await violations(page)).map((it) => `${path} ${it}`)).toEqual([])
      }
      if (card) {
        await page.goto('/m/#/')
        await page.getByRole('button', { name: '大字' }).click()
        await page.getByRole('button', { name: /^扫码/ }).click()
        await expect(page.getByRole('button', { name: '打开摄像头' })).toBeVisible()
        expect(await violations(page)).toEqual([])
        await page.getByLabel('手工输入或扫码枪').fill((await platform()).scenes.at(-1)!.code)
        await page.getByRole('button', { name: '读这个码' }).click()
        await expect(page.getByRole('heading', { name: '核对一下' })).toBeVisible()
        await page.waitForLoadState('networkidle')
        expect(await violations(page)).toEqual([])
      }
      await page.context().close()
    }
  })
}

test('every touch target on the phone is at least 44 px high [SG-B4]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'seller' }), phone)
  for (const path of ['/m/', '/m/#/today', '/m/#/duty', '/m/#/me']) {
    await page.goto(path)
    await settled(page)
    const small = await page.locator('button:visible, main input:visible, nav a:visible, select:visible').evaluateAll((all) =>
      all.filter((it) => !it.classList.contains('only-read') && it.getBoundingClientRect().height < 44).map((it) => it.outerHTML.slice(0, 120)),
    )
    expect(small).toEqual([])
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(sideways).toBeLessThanOrEqual(0)
  }
  await page.context().close()
})
