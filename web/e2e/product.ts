// The product itself, as a process: started in a folder, asked for its address, stopped or killed.
import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { resolve } from 'node:path'

const UP_WITHIN = 180_000

export interface Product {
  url: string
  /** As a shop would: with a signal that lets it finish. */
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

export async function startProduct(data: string, port = 0): Promise<Product> {
  const door = resolve(import.meta.dirname ?? '.', '../../yuanliu')
  // A group of its own, so that the end reaches the product and not only the script that started it.
  const product = spawn(door, ['run', '--port', String(port), '--data', data], { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let said = ''
  let ended = false
  product.on('exit', () => (ended = true))
  product.on('error', (error) => {
    said += String(error)
    ended = true
  })

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (ended || !product.pid) return
    const gone = new Promise<void>((done) => product.on('exit', () => done()))
    process.kill(-product.pid, signal)
    await Promise.race([gone, new Promise((done) => setTimeout(done, 30_000))])
  }

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
    await end('SIGTERM')
    throw error
  })
  return { url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** Where the address of a product stands; each browser that works beside the others has one of its own. */
export const urlOf = (n: number | string) => `YUANLIU_URL_${n}`

/** One that is free now; whoever starts again must find the same. */
export async function freePort(): Promise<number> {
  const asking = createServer()
  await new Promise<void>((done) => asking.listen(0, '127.0.0.1', done))
  const { port } = asking.address() as AddressInfo
  await new Promise((done) => asking.close(done))
  return port
}
