// What the product is built of, as it is shipped.
import { expect, test } from '@playwright/test'
import { base, cardFor, settled, windowFor } from './people'

test('every part is listed with its licence, and the list can be taken along', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  const document = await (await page.context().request.get(base() + '/api/v1/sbom')).json()
  expect(document.bomFormat).toBe('CycloneDX')
  const names = document.components.map((it: { name: string }) => it.name)
  for (const name of ['spring-boot', 'postgresql', 'bcprov-jdk18on', 'vue', 'element-plus', 'zxing-wasm']) expect(names).toContain(name)
  for (const name of ['vitest', 'archunit-junit5', 'vite']) expect(names, 'not shipped').not.toContain(name)
  const unlicensed = document.components.filter((it: { licenses?: unknown[]; group?: string }) => it.group !== 'org.yuanliu' && !it.licenses?.length)
  expect(unlicensed.map((it: { name: string }) => it.name)).toEqual([])

  await page.goto('/help')
  await settled(page)
  await page.getByRole('link', { name: '软件成分' }).click()
  await expect(page.getByRole('table', { name: '软件成分' })).toContainText('element-plus')
  await page.getByRole('searchbox').or(page.getByLabel('按名称或许可证查找')).last().fill('bcprov')
  await page.keyboard.press('Enter')
  await expect(page.locator('main tbody tr')).toHaveCount(1)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载清单' }).click()])
  expect(file.suggestedFilename()).toBe('yuanliu.cdx.json')
  await page.context().close()
})
