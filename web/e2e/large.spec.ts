// 大字版: larger type on every page of both entries, remembered for the device, never wider than the window.
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { consoleAddresses, phoneRoutes } from './addresses'
import { cardFor, phone, settled, windowFor } from './people'

// Nothing here hangs on what another test did.
test.describe.configure({ mode: 'parallel' })

async function sized(page: Page, size: number): Promise<void> {
  await page.addInitScript((it) => localStorage.setItem('yuanliu.size', it), String(size))
}

async function complaints(page: Page, path: string): Promise<string[]> {
  await page.goto(path)
  await settled(page)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  return [
    ...(sideways > 0 ? [`${path} is ${sideways} px too wide`] : []),
    ...violations.flatMap((it) => it.nodes.map((node) => `${path} ${it.id}: ${node.target.join(' ')}`)),
  ]
}

for (const role of ['regulator', 'seller']) {
  test(`at 150 % every console page fits a phone, ${role} [SG-B4]`, async ({ browser }) => {
    test.setTimeout(240_000)
    const page = await windowFor(browser, await cardFor({ role }), { viewport: { width: 390, height: 844 } })
    await sized(page, 150)
    const wrong: string[] = []
    for (const path of await consoleAddresses(page)) if (path !== '/sign-in') wrong.push(...(await complaints(page, path)))
    expect(wrong).toEqual([])
    await page.context().close()
  })
}

test('at 150 % the phone entry and both sign-in pages fit [SG-B4]', async ({ browser }) => {
  const wrong: string[] = []
  for (const card of [await cardFor({ role: 'seller' }), null]) {
    const page = await windowFor(browser, card, phone)
    await sized(page, 150)
    for (const path of card ? phoneRoutes() : ['/m/', '/sign-in']) wrong.push(...(await complaints(page, path)))
    await page.context().close()
  }
  expect(wrong).toEqual([])
})

test('at 200 % a desktop window is not too narrow', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }), { viewport: { width: 1280, height: 860 } })
  await sized(page, 200)
  const wrong: string[] = []
  for (const path of await consoleAddresses(page)) {
    if (path === '/sign-in') continue
    await page.goto(path)
    await settled(page)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (sideways > 0) wrong.push(`${path} is ${sideways} px too wide`)
  }
  expect(wrong).toEqual([])
  await page.context().close()
})

test('the size is chosen with one button and remembered, console and phone alike [SG-B4]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'seller' }))
  const lettersOf = () => page.locator('body').evaluate((it) => parseFloat(getComputedStyle(it).fontSize))
  await page.goto('/')
  await settled(page)
  const usual = await lettersOf()
  for (const [size, next] of [[125, 150], [150, 200]]) {
    await page.getByRole('button', { name: /^字号/ }).click()
    expect(await lettersOf()).toBeCloseTo((usual * size!) / 100, 1)
    await expect(page.getByRole('button', { name: `点一下换成 ${next} %` })).toBeVisible()
  }
  await page.reload()
  await settled(page)
  expect(await lettersOf()).toBeCloseTo(usual * 1.5, 1)
  await page.goto('/m/#/me')
  await settled(page)
  await expect(page.getByRole('radio', { name: '150 %' })).toBeChecked()
  await page.getByRole('radio', { name: '100 %' }).check()
  await page.goto('/')
  await settled(page)
  expect(await lettersOf()).toBe(usual)
  await page.context().close()
})
