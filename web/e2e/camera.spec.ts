// The camera, headless: a made-up video shows a made-up label.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { prepareZXingModule, writeBarcode, type WriterOptions } from 'zxing-wasm/writer'
import { launch } from '../playwright.config'
import { base, cardFor, enter, platform, settled } from './people'

const [WIDTH, HEIGHT] = [640, 480]

/** Ten grey frames of the symbol, as raw video that Chromium takes for a camera. */
async function film(text: string, format: WriterOptions['format']): Promise<Buffer> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true })
  const { symbol, error } = await writeBarcode(text, { format, scale: 1 })
  if (!symbol) throw new Error(error)
  const scale = Math.floor(Math.min((WIDTH - 80) / symbol.width, (HEIGHT - 80) / symbol.height))
  const luma = Buffer.alloc(WIDTH * HEIGHT, 255)
  const [left, top] = [(WIDTH - symbol.width * scale) >> 1, (HEIGHT - symbol.height * scale) >> 1]
  for (let y = 0; y < symbol.height * scale; y++)
    for (let x = 0; x < symbol.width * scale; x++) {
      const grey = symbol.data[Math.floor(y / scale) * symbol.width + Math.floor(x / scale)]!
      luma[(top + y) * WIDTH + left + x] = 16 + (grey * 219) / 255
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...Array<Buffer>(10).fill(frame)])
}

for (const format of ['QRCode', 'DataMatrix'] as const) {
  test(`the camera reads a ${format} and the code arrives whole [SG-5.3][SG-B4]`, async () => {
    const scene = (await platform()).scenes.at(-4)!
    const folder = mkdtempSync(join(tmpdir(), 'yuanliu-camera-'))
    const video = join(folder, 'label.y4m')
    writeFileSync(video, await film(scene.digitalLink, format))
    const browser = await chromium.launch({
      ...launch,
      args: [...launch.args, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`],
    })
    try {
      const context = await browser.newContext({ baseURL: base(), locale: 'zh-CN', permissions: ['camera'], viewport: { width: 390, height: 844 } })
      await enter(context, await cardFor({ party: scene.store.name }))
      const page = await context.newPage()
      await page.goto('/m/')
      await settled(page)
      await page.getByRole('button', { name: /^扫码/ }).click()
      // Nothing is asked of the phone before it was explained.
      await expect(page.getByText('画面不上传')).toBeVisible()
      await page.getByRole('button', { name: '打开摄像头' }).click()

      await expect(page.getByRole('heading', { name: '核对一下' })).toBeVisible({ timeout: 30_000 })
      await expect(page.getByRole('region', { name: '读到的内容' })).toContainText(scene.code.split('(21)')[1]!)
    } finally {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
