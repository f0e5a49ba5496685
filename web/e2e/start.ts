// Starts the product itself, once for each browser that works beside the others, unless YUANLIU_URL names one that runs already.
import type { FullConfig } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct, urlOf } from './product'

export default async function start(config: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (process.env.YUANLIU_URL) return undefined
  const running: (() => Promise<void>)[] = []
  const stop = async () => void (await Promise.all(running.map((it) => it())))
  try {
    for (let n = 0; n < config.workers; n++) {
      const data = mkdtempSync(join(tmpdir(), 'yuanliu-e2e-'))
      running.push(async () => rmSync(data, { recursive: true, force: true }))
      const product = await startProduct(data)
      running[n] = async () => {
        await product.stop()
        rmSync(data, { recursive: true, force: true })
      }
      process.env[urlOf(n)] = product.url
    }
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
