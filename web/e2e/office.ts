// A small mail server on 127.0.0.1 that takes every letter, for the product to speak to.
import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface Received {
  to: string
  subject: string
  text: string
}
export interface Office {
  port: number
  received: Received[]
  /** Waits for the next letter to this address, after so many. */
  letter(to: string, after?: number): Promise<Received>
  close(): Promise<void>
}

const decoded = (base64: string) => Buffer.from(base64, 'base64').toString('utf8')

function opened(to: string, raw: string): Received {
  const [head = '', body = ''] = raw.split(/\r\n\r\n([\s\S]*)/)
  const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(head)?.[1] ?? ''
  return { to, subject: [...subject.matchAll(/=\?UTF-8\?B\?(.*?)\?=/g)].map((it) => decoded(it[1]!)).join(''), text: decoded(body) }
}

export async function openOffice(): Promise<Office> {
  const received: Received[] = []
  const callers = new Set<Socket>()
  const server = createServer((caller) => {
    callers.add(caller)
    caller.on('error', () => caller.destroy())
    let heard = ''
    let letter: string | null = null
    let to = ''
    const say = (line: string) => caller.write(line + '\r\n')
    caller.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
        const line = heard.slice(0, end)
        heard = heard.slice(end + 2)
        if (letter !== null) {
          if (line === '.') {
            received.push(opened(to, letter))
            letter = null
            say('250 2.0.0 taken')
          } else letter += line + '\r\n'
        } else if (line.startsWith('RCPT')) {
          to = /<(.*)>/.exec(line)![1]!
          say('250 fine')
        } else if (line === 'DATA') {
          letter = ''
          say('354 go on')
        } else if (line === 'QUIT') {
          caller.end('221 bye\r\n')
        } else say('250 fine')
      }
    })
    say('220 office')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async letter(to, after = 0) {
      for (let n = 0; n < 200; n++) {
        const found = received.filter((it) => it.to === to)[after]
        if (found) return found
        await new Promise((done) => setTimeout(done, 100))
      }
      throw new Error(`no letter to ${to}; there are ${received.map((it) => it.to + ' ' + it.subject).join(', ')}`)
    },
    async close() {
      callers.forEach((it) => it.destroy())
      await new Promise((done) => server.close(done))
    },
  }
}
