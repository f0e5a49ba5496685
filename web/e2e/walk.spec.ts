// Every route by Tab alone: everything that can be pressed is reached, in the order of the page, with a ring, and without a trap.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { consoleAddresses, consoleRoutes, phoneRoutes, somethingMade } from './addresses'
import { base, cardFor, phone, platform, settled, windowFor } from './people'

// Nothing here hangs on what another test did.
test.describe.configure({ mode: 'parallel' })

interface Step {
  n: number
  what: string
  ring: boolean
}

/** Numbers everything that can be used, and says what each is. Of radio buttons of one name Tab reaches one. */
async function usable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const groups = new Set<string>()
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter((it) => {
      if (it.tabIndex < 0 || it.matches(':disabled, [type=hidden]') || it.closest('[inert]') || !it.checkVisibility({ visibilityProperty: true })) return false
      if (!(it instanceof HTMLInputElement) || it.type !== 'radio') return true
      if (groups.has(it.name)) return false
      groups.add(it.name)
      return true
    })
    all.forEach((it, n) => (it.dataset.walk = it instanceof HTMLInputElement && it.type === 'radio' ? 'radio ' + it.name : String(n)))
    return all.map((it) => `${it.dataset.walk}: ${it.tagName} ${(it.getAttribute('aria-label') ?? it.textContent ?? '').trim().slice(0, 40)}`)
  })
}

/** Notes in the page where the focus goes, and whether anybody can see it there; `null` is out of the page. */
async function noteSteps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const steps: (Step | null)[] = []
    const note = (it: HTMLElement): Step => {
      const wrapper = it.closest<HTMLElement>('.el-input__wrapper, .el-select__wrapper, .el-textarea, label, .search')
      const drawn = [it, wrapper].some((one) => {
        if (!one) return false
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
      })
      const radio = it instanceof HTMLInputElement && it.type === 'radio'
      const all = [...document.querySelectorAll<HTMLElement>('[data-walk]')]
      const n = radio ? all.findIndex((one) => one.dataset.walk === 'radio ' + it.name) : all.indexOf(it)
      return { n, what: it.outerHTML.slice(0, 140), ring: drawn }
    }
    document.addEventListener('focusin', (event) => steps.push(note(event.target as HTMLElement)))
    document.addEventListener('focusout', (event) => event.relatedTarget || steps.push(null))
    Object.assign(window, { walked: steps })
  })
}

/** Presses Tab so often, without waiting in between: the page takes them one after the other. */
async function tab(page: Page, times: number): Promise<(Step | null)[]> {
  const keys = await page.context().newCDPSession(page)
  const press = (type: string) => keys.send('Input.dispatchKeyEvent', { type: type as 'keyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 })
  await Promise.all(Array.from({ length: times }, () => [press('rawKeyDown'), press('keyUp')]).flat())
  await keys.detach()
  return page.evaluate(() => (window as unknown as { walked: (Step | null)[] }).walked)
}

/** What is wrong on this page; nothing when all is well. */
async function walk(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    // A page may have put the focus into a field, and Tab would begin there.
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    window.scrollTo(0, 0)
  })
  const all = await usable(page)
  const wrong: string[] = []
  const reached = new Set<number>()
  let last = -1
  await noteSteps(page)
  for (const here of await tab(page, all.length + 30)) {
    if (here && here.n === last) continue
    if (!here || reached.has(here.n)) break
    if (!here.ring) wrong.push(`no ring: ${here.what}`)
    if (here.n < 0) wrong.push(`reached, and not counted: ${here.what}`)
    else if (here.n < last) wrong.push(`out of order: ${here.what}`)
    reached.add(here.n)
    last = here.n
  }
  all.forEach((it, n) => !reached.has(n) && wrong.push(`not reached: ${it}`))
  if (all.length < 2) wrong.push('nothing to walk')
  return wrong
}

test.beforeAll(({ browser }) => somethingMade(browser))

for (const role of ['regulator', 'seller', 'producer', 'system-admin', 'security-admin']) {
  test(`Tab reaches everything on every console page, ${role} [SG-4]`, async ({ browser }) => {
    test.setTimeout(300_000)
    const page = await windowFor(browser, await cardFor({ role }))
    const addresses = await consoleAddresses(page)
    const wrong: string[] = []
    for (const path of addresses) {
      if (path === '/sign-in') continue
      await page.goto(path)
      await settled(page)
      wrong.push(...(await walk(page)).map((it) => `${path} ${it}`))
    }
    expect(addresses.length).toBeGreaterThan(12)
    expect(wrong).toEqual([])
    await page.context().close()
  })
}

test('between them the roles walk every route there is', async ({ browser }) => {
  test.setTimeout(240_000)
  let missing = consoleRoutes()
  for (const card of (await platform()).roleCards) {
    const page = await windowFor(browser, card)
    const walked = await consoleAddresses(page, missing)
    missing = missing.filter((route) => !walked.some((it) => new RegExp('^' + route.replace(/:[a-z]+/gi, '[^/]+') + '$').test(it)))
    await page.context().close()
  }
  expect(missing, 'tell e2e/addresses.ts where to find one').toEqual([])
})

test('Tab reaches everything on the phone and on both sign-in pages [SG-B4]', async ({ browser }) => {
  const wrong: string[] = []
  for (const card of [await cardFor({ role: 'seller' }), null]) {
    const page = await windowFor(browser, card, phone)
    for (const path of card ? phoneRoutes() : ['/m/', '/sign-in']) {
      await page.goto(path)
      await settled(page)
      wrong.push(...(await walk(page)).map((it) => `${path} ${it}`))
    }
    await page.context().close()
  }
  expect(phoneRoutes().length).toBeGreaterThanOrEqual(3)
  expect(wrong).toEqual([])
})

/** The focus goes in, stays in, and comes back to where it was. */
async function dialogByKeyboard(page: Page, opener: Locator): Promise<void> {
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect.poll(() => dialog.evaluate((it) => it.contains(document.activeElement))).toBe(true)
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((it) => it.contains(document.activeElement)), 'still inside after Tab').toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
}

test('dialogs keep the focus and give it back', async ({ browser }) => {
  test.setTimeout(120_000)
  const regulator = await windowFor(browser, await cardFor({ role: 'regulator' }))
  const get = async (page: Page, path: string) => (await page.context().request.get(base() + '/api/v1' + path)).json()
  for (const { id } of (await get(regulator, '/findings?state=open&limit=50')).items) {
    // The list covers a whole territory; only the authority in charge may decide.
    if (!(await get(regulator, '/findings/' + id)).offers.some((it: { step: string }) => it.step === 'dismiss')) continue
    await regulator.goto('/findings/' + id)
    await settled(regulator)
    for (const name of ['退回补正', '排除']) await dialogByKeyboard(regulator, regulator.getByRole('button', { name, exact: true }))
    break
  }
  expect(regulator.url()).toContain('/findings/')
  await regulator.context().close()

  const producer = await windowFor(browser, await cardFor({ role: 'producer' }))
  const { party } = await get(producer, '/session')
  const own = (await get(producer, '/products?limit=200')).items.find((it: { producer: { id: string } }) => it.producer.id === party.id)
  await producer.goto(`/products/${own.gtin}`)
  await settled(producer)
  await dialogByKeyboard(producer, producer.getByRole('button', { name: '修改' }))
  await producer.context().close()
})

test('the sheet of keys and the menu of roles give the focus back', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  await page.goto('/desk')
  await settled(page)
  const row = page.locator('[data-row]').first()
  await row.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()

  const menu = page.getByRole('button', { name: '以…身份查看' })
  await menu.focus()
  await page.keyboard.press('Enter')
  const entries = page.locator('.roles .panel button')
  await expect(entries.first()).toBeFocused()
  for (let i = 1; i < (await entries.count()); i++) {
    await page.keyboard.press('Tab')
    await expect(entries.nth(i)).toBeFocused()
  }
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await page.context().close()
})
