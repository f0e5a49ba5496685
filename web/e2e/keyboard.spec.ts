import { expect, test, type Page } from '@playwright/test'
import { cardFor, fireGun, platform, settled, windowFor } from './people'

/** Everything that Tab reaches, from the top of the page until it comes round. */
async function tabWalk(page: Page, atMost = 120): Promise<string[]> {
  const seen: string[] = []
  for (let i = 0; i < atMost; i++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const it = document.activeElement as HTMLElement | null
      if (!it || it === document.body) return ''
      const ring = getComputedStyle(it)
      const shown = ring.outlineStyle !== 'none' || !!it.closest('.el-input, .el-select, .el-textarea, .search')
      return `${it.tagName} ${it.getAttribute('href') ?? ''} ${(it.getAttribute('aria-label') ?? it.textContent ?? '').trim().slice(0, 40)}${shown ? '' : ' WITHOUT-RING'}`
    })
    if (!here) break
    seen.push(here)
  }
  return seen
}

test('Tab reaches the skip link first, each menu entry and each row of the desk', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  await page.goto('/desk')
  await settled(page)

  const walked = await tabWalk(page)

  expect(walked[0]).toContain('跳到正文')
  const menu = await page.locator('#nav a').evaluateAll((all) => all.map((it) => it.getAttribute('href')!))
  expect(menu.length).toBeGreaterThan(8)
  for (const href of menu) expect(walked.some((it) => it.startsWith(`A ${href} `)), href).toBe(true)
  const rows = await page.locator('[data-row]').evaluateAll((all) => all.map((it) => it.getAttribute('href')!))
  expect(rows.length).toBeGreaterThan(0)
  for (const href of rows) expect(walked.some((it) => it.startsWith(`A ${href} `)), href).toBe(true)
  expect(walked.filter((it) => it.endsWith('WITHOUT-RING'))).toEqual([])
  await page.context().close()
})

test('shortcuts: slash and Ctrl+K search, j and k walk the rows, g t goes to the desk, ? shows the sheet', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  await page.goto('/')
  await settled(page)

  await page.keyboard.press('/')
  await expect(page.locator('#search-box')).toBeFocused()
  await page.locator('h1').click()
  await page.keyboard.press('Control+k')
  await expect(page.locator('#search-box')).toBeFocused()

  await page.locator('h1').click()
  await page.keyboard.press('g')
  await page.waitForTimeout(120)
  await page.keyboard.press('t')
  await expect(page).toHaveURL(/\/desk$/)
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeFocused()

  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.locator('[data-row]').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/(findings|corrections)\//)

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.context().close()
})

test('a scanner gun fired outside a field opens the search, and triggers no shortcut [SG-5.3]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  await page.goto('/desk')
  await settled(page)
  const { code } = (await platform()).scenes[0]!
  await page.locator('h1').click()

  await fireGun(page, code)

  await expect(page).toHaveURL(/\/search\?q=/)
  await expect(page.getByRole('heading', { name: '读出的追溯码' })).toBeVisible()
  await page.context().close()
})
