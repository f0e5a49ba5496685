// Starts the product itself in an empty folder, unless YUANLIU_URL names one that runs already.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct } from './product'

export default async function start(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.YUANLIU_URL) return undefined
  const data = mkdtempSync(join(tmpdir(), 'yuanliu-e2e-'))
  const product = await startProduct(data).catch((error) => {
    rmSync(data, { recursive: true, force: true })
    throw error
  })
  process.env.YUANLIU_URL = product.url
  return async () => {
    await product.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
