// Starts the product itself in an empty folder, unless YUANLIU_URL names one that runs already.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const UP_WITHIN = 180_000

export default async function start(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.YUANLIU_URL) return undefined
  const data = mkdtempSync(join(tmpdir(), 'yuanliu-e2e-'))
  const door = resolve(import.meta.dirname ?? '.', '../../yuanliu')
  // A group of its own, so that the end reaches the product and not only the script that started it.
  const product = spawn(door, ['run', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let said = ''
  let ended = false
  product.on('exit', () => (ended = true))
  product.on('error', (error) => {
    said += String(error)
    ended = true
  })

  const url = await new Promise<string>((found, failed) => {
    const timer = setTimeout(() => failed(new Error('The product did not name its address in time:\n' + said)), UP_WITHIN)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(said)
      if (!address) return
      clearTimeout(timer)
      found(address[0])
    }
    product.stdout.on('data', hear)
    product.stderr.on('data', hear)
    product.on('exit', (code) => failed(new Error(`The product ended with ${code}:\n${said}`)))
  }).catch(async (error) => {
    await stop()
    throw error
  })
  process.env.YUANLIU_URL = url

  async function stop(): Promise<void> {
    if (!ended && product.pid) {
      const gone = new Promise<void>((done) => product.on('exit', () => done()))
      process.kill(-product.pid, 'SIGTERM')
      await Promise.race([gone, new Promise((done) => setTimeout(done, 30_000))])
    }
    rmSync(data, { recursive: true, force: true })
  }
  return stop
}
