// A shop in a cellar: the page opens without a network, and what was scanned there arrives once, whatever happens to the server.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { phone, settled } from './people'
import { freePort, startProduct, type Product } from './product'

const SCANS = 20
const KILLED_AT = 6

test('scans made without a network arrive exactly once, with the server killed in between [SG-5.3][SG-5.5][SG-B4]', async ({ browser }) => {
  test.setTimeout(240_000)
  const data = mkdtempSync(join(tmpdir(), 'yuanliu-e2e-offline-'))
  const port = await freePort()
  let product: Product = await startProduct(data, port)
  const context = await browser.newContext({ baseURL: product.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...phone })
  try {
    const { roleCards, scenes } = await (await context.request.get('/api/v1/platform')).json()
    const shop = roleCards.find((it: { party: string }) => it.party === scenes[0].store.name)
    expect((await context.request.post('/api/v1/session/as', { data: { login: shop.login } })).ok()).toBe(true)
    const page = await context.newPage()
    await page.goto('/m/')
    await settled(page)
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
      while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
    })

    await test.step('without a network the page opens, knows who is here, and takes scans', async () => {
      await context.setOffline(true)
      await page.reload()
      await expect(page.getByRole('heading', { name: '扫码登记' })).toBeVisible()
      await expect(page.getByText('没有网络。照常登记')).toBeVisible()
      await expect(page.getByText(shop.party)).toBeVisible()
      const decoder = await page.evaluate(async () => {
        const wasm = (await (await caches.open((await caches.keys())[0]!)).keys()).find((it) => it.url.endsWith('.wasm'))
        return (await fetch(wasm!.url)).headers.get('content-type')
      })
      expect(decoder).toBe('application/wasm')
      for (let i = 1; i <= SCANS; i++) {
        await page.getByLabel('手工输入或扫码枪').fill(`(01)${gtin(scenes[0].code)}(21)CELLAR${i}`)
        await page.getByRole('button', { name: '读这个码' }).click()
        await expect(page.getByRole('heading', { name: '核对一下' })).toBeVisible()
        if (i === 1) await page.getByLabel('动作').selectOption('sale')
        await page.getByRole('button', { name: '确认销售' }).click()
        await expect(page.getByRole('heading', { name: '先存在手机里' })).toBeVisible()
        await page.getByRole('button', { name: '扫下一个' }).click()
      }
      await expect(page.getByText(`还有 ${SCANS} 条未上传`)).toBeVisible()
      await expect(page.getByText('请勿清理浏览器数据')).toBeVisible()
    })

    await test.step('the server is killed while they are sent, and none is lost', async () => {
      let sent = 0
      const killed = new Promise<void>((done) => {
        page.on('request', (it) => {
          if (it.url().endsWith('/filings') && ++sent === KILLED_AT) void product.kill().then(done)
        })
      })
      await context.setOffline(false)
      await killed
      await expect(page.getByRole('button', { name: '立即上传' })).toBeEnabled()
      const left = Number(/还有 (\d+) 条/.exec(await page.getByRole('region', { name: '待上传的记录' }).innerText())![1])
      expect(left).toBeGreaterThan(0)
      expect(left).toBeLessThanOrEqual(SCANS - KILLED_AT + 1)
    })

    await test.step('it comes back and all of them arrive', async () => {
      product = await startProduct(data, port)
      await page.getByRole('button', { name: '立即上传' }).click()
      await expect(page.getByRole('region', { name: '待上传的记录' })).toBeHidden({ timeout: 60_000 })
      for (let i = 1; i <= SCANS; i++) {
        const code = encodeURIComponent(`(01)${gtin(scenes[0].code)}(21)CELLAR${i}`)
        const { items } = await (await context.request.get(`/api/v1/events?mine=true&code=${code}`)).json()
        expect(items, `CELLAR${i}`).toHaveLength(1)
      }
    })
  } finally {
    await context.close()
    await product.stop()
    rmSync(data, { recursive: true, force: true })
  }
})

const gtin = (code: string) => /\(01\)(\d{14})/.exec(code)![1]!
