import { describe, expect, it } from 'vitest'
import { Fault, faultOf, offline } from '@/core/fault'
import { browserShelf, Outbox, type Shelf, type Waiting } from '@/core/outbox'
import type { FilingAnswer, FilingRecord } from '@/core/types'

const record = (code: string): FilingRecord => ({ act: 'inbound', code, quantity: 1, unit: '件', at: '2026-11-21T10:00:00+08:00', partner: 'p' })
const stored: FilingAnswer = { filing: 'f', results: [{ index: 0, outcome: 'stored', event: 'e', identity: 'i', problems: [], remarks: [] }] }

function memoryShelf(): Shelf {
  let kept = '[]'
  return { load: () => JSON.parse(kept) as Waiting[], save: (all) => void (kept = JSON.stringify(all)) }
}

/** A server that can be gone, and remembers what it was sent. */
function server() {
  const seen: string[] = []
  const it = {
    seen,
    trouble: null as Fault | null,
    /** The record arrives, its answer doesn't. */
    loseAnswer: false,
    send: async (records: FilingRecord[]): Promise<FilingAnswer> => {
      if (it.trouble) throw it.trouble
      seen.push(JSON.stringify(records))
      if (it.loseAnswer) throw offline()
      return stored
    },
  }
  return it
}

describe('the outbox', () => {
  it('sends each record once and then has nothing left', async () => {
    const there = server()
    const outbox = new Outbox(memoryShelf(), there.send)
    for (let i = 0; i < 20; i++) outbox.add('me', record('c' + i), 'c' + i, 'now')

    await Promise.all([outbox.flush('me'), outbox.flush('me'), outbox.flush('me')])

    expect(there.seen).toHaveLength(20)
    expect(new Set(there.seen).size).toBe(20)
    expect(outbox.waiting.value).toEqual([])
  })

  it('keeps everything while the network is gone, in order, and sends it later unchanged', async () => {
    const there = server()
    const outbox = new Outbox(memoryShelf(), there.send)
    there.trouble = offline()
    outbox.add('me', record('a'), 'a', 'now')
    outbox.add('me', record('b'), 'b', 'now')
    await outbox.flush('me')
    expect(outbox.waiting.value.map((it) => [it.label, it.tries, it.refused])).toEqual([['a', 1, null], ['b', 0, null]])

    there.trouble = null
    await outbox.flush('me')
    expect(there.seen).toEqual([JSON.stringify([record('a')]), JSON.stringify([record('b')])])
    expect(outbox.waiting.value).toEqual([])
  })

  it('sends the very same again when only the answer was lost', async () => {
    const there = server()
    const outbox = new Outbox(memoryShelf(), there.send)
    outbox.add('me', record('a'), 'a', 'now')
    there.loseAnswer = true
    await outbox.flush('me')
    expect(outbox.waiting.value).toHaveLength(1)
    there.loseAnswer = false
    await outbox.flush('me')
    expect(there.seen[1]).toBe(there.seen[0])
  })

  it('keeps what the server refused as a whole, says why, and does not knock again by itself', async () => {
    const there = server()
    const outbox = new Outbox(memoryShelf(), there.send)
    there.trouble = faultOf(400, { title: '有内容填写不正确' })
    outbox.add('me', record('a'), 'a', 'now')
    await outbox.flush('me')
    expect(outbox.waiting.value[0]).toMatchObject({ refused: '有内容填写不正确', tries: 1 })

    there.trouble = null
    await outbox.flush('me')
    expect(there.seen).toEqual([])
    await outbox.flush('me', outbox.waiting.value[0]!.id)
    expect(there.seen).toHaveLength(1)
  })

  it('lets one refusal stop no other record', async () => {
    const outbox = new Outbox(memoryShelf(), async ([it]) => {
      if (it!.code === 'bad') throw faultOf(422, null)
      return stored
    })
    outbox.add('me', record('bad'), 'bad', 'now')
    outbox.add('me', record('good'), 'good', 'now')
    await outbox.flush('me')
    expect(outbox.waiting.value.map((it) => it.label)).toEqual(['bad'])
  })

  it('waits for the sign-in instead of giving up', async () => {
    const there = server()
    const outbox = new Outbox(memoryShelf(), there.send)
    there.trouble = faultOf(401, null)
    outbox.add('me', record('a'), 'a', 'now')
    await outbox.flush('me')
    expect(outbox.waiting.value[0]!.refused).toBeNull()
  })

  it('never sends what one party recorded while acting for another', async () => {
    const there = server()
    const outbox = new Outbox(memoryShelf(), there.send)
    outbox.add('shop', record('a'), 'a', 'now')
    await outbox.flush('wholesaler')
    expect(there.seen).toEqual([])
    expect(outbox.waiting.value).toHaveLength(1)
  })

  it('does not send what another tab has sent meanwhile', async () => {
    const [shelf, there] = [memoryShelf(), server()]
    const [one, other] = [new Outbox(shelf, there.send), new Outbox(shelf, there.send)]
    one.add('me', record('a'), 'a', 'now')
    await one.flush('me')
    await other.flush('me')
    expect(there.seen).toHaveLength(1)
  })

  it('outlives the page', () => {
    const shelf = browserShelf('outbox-test')
    new Outbox(shelf, server().send).add('me', record('a'), 'a', 'now')
    expect(new Outbox(browserShelf('outbox-test'), server().send).waiting.value.map((it) => it.record)).toEqual([record('a')])
  })

  it('says when the browser will not keep it, and still sends what it could not save', async () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const [shelf, there] = [browserShelf('full', { getItem: () => '[]', setItem: full }), server()]
    const outbox = new Outbox(shelf, there.send)
    outbox.add('me', record('a'), 'a', 'now')
    expect(shelf.durable).toBe(false)
    expect(outbox.waiting.value).toHaveLength(1)
    await outbox.flush('me')
    expect(there.seen).toHaveLength(1)
    expect(outbox.waiting.value).toEqual([])
  })
})
