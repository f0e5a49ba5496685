import { expect, test, type Browser } from '@playwright/test'
import { base, cardFor, freshScene, phone, settled, windowFor } from './people'

// One red dot: the smallest picture that is one.
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')

/** Somebody of this party who asks the interface itself, as its page would. */
async function asking(browser: Browser, party: string) {
  const { request } = (await windowFor(browser, await cardFor({ party }))).context()
  const { csrf } = await (await request.get(base() + '/api/v1/session')).json()
  return {
    get: (path: string) => request.get(base() + '/api/v1' + path),
    async post(path: string, data: unknown, more: Record<string, string> = {}) {
      const headers = { 'X-CSRF-Token': csrf, 'Idempotency-Key': crypto.randomUUID(), ...more }
      const answer = await request.post(base() + '/api/v1' + path, { data, headers })
      expect(answer.ok(), await answer.text()).toBe(true)
      return answer
    },
  }
}

test('an inspector hands in a photograph about a finding and finds it in the list [TV-5.3]', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  const me = await (await page.context().request.get(base() + '/api/v1/session')).json()
  const { items } = await (await page.context().request.get(base() + '/api/v1/findings?limit=200')).json()
  const own = items.find((it: { authority: { id: string } }) => it.authority.id === me.party.id)
  const name = `现场-${Date.now()}.png`

  await page.goto(`/findings/${own.id}`)
  await settled(page)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: PNG })
  await expect(page.getByText('已收到 1 个文件')).toBeVisible()
  await expect(page.getByRole('link', { name: `查看 ${name}` })).toBeVisible()

  await page.locator('input[type=file]').setInputFiles({ name: '其实是图片.pdf', mimeType: 'application/pdf', buffer: PNG })
  await expect(page.getByRole('alert')).toContainText('内容却是 PNG')

  await page.goto('/evidence?q=' + encodeURIComponent(name))
  await settled(page)
  await expect(page.getByRole('link', { name })).toBeVisible()
  await page.context().close()
})

test('a company that is asked to correct photographs its delivery note with the phone [TV-5.3]', async ({ browser }) => {
  const scene = await freshScene()
  const store = await asking(browser, scene.store.name)
  const filed = await store.post('/filings', {
    via: 'console',
    records: [{ act: 'inbound', code: scene.code, quantity: 1, unit: '只', at: new Date(Date.now() - 3_600_000).toISOString(), partner: scene.supplier.id }],
  })
  const identity = (await filed.json()).results[0].identity
  const authority = await asking(browser, scene.authority.name)
  const found = (await (await authority.get(`/findings?identity=${encodeURIComponent(identity)}`)).json()).items[0]
  const version = (await authority.get(`/findings/${found.id}`)).headers().etag!
  await authority.post(`/findings/${found.id}/return`, { workingDays: 3, reason: '请附送货单照片。' }, { 'If-Match': version })

  const page = await windowFor(browser, await cardFor({ party: scene.supplier.name }), phone)
  await page.goto('/m/#/today')
  await page.getByRole('link', { name: /待补正/ }).click()
  await page.locator('.asked a').first().click()
  await page.locator('input[type=file][capture]').setInputFiles({ name: '送货单.png', mimeType: 'image/png', buffer: PNG })
  await expect(page.getByText('已收到 1 个文件')).toBeVisible()
  await expect(page.getByText('送货单.png')).toBeVisible()
  await page.context().close()
})
