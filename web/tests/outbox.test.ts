import { describe, expect, it } from 'vitest'
import { Fault, faultOf, offline } from '@/core/fault'
import { browserShelf, Outbox, type Shelf, type Waiting } from '@/core/outbox'
import type { FilingAnswer, FilingRecord } from '@/core/types'

const record = (code: string): FilingRecord => ({ act: 'inbound', code, quantity: 1, unit: '件', at: '2026-11-21T10:00:00+08:00', partner: 'p' })
const stored: FilingAnswer = { filing: 'f', results: [{ index: 0, outcome: 'stored', event: 'e', identity: 'i', problems: [], remarks: [] }] }

const refused = (zh: string): FilingAnswer => ({
  filing: 'f',
  results: [{ index: 0, outcome: 'refused', event: null, identity: null, problems: [{ field: 'partner', code: 'unknown', message: { zh, en: zh } }], remarks: [] }],
})

function memoryShelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    load: () => [...kept.values()].map((it) => JSON.parse(it) as Waiting).sort((a, b) => a.place - b.place),
    put: (it) => void kept.set(it.id, JSON.stringify(it)),
    remove: (id) => void kept.delete(id),
  }
}

/** A server that can be gone, and remembers what it was sent. */
function server() {
  const seen: string[] = []
  const it = {
    seen,
    trouble: null as Fault | null,
    /** The record arrives, its answer doesn't. */
    loseAnswer: false,
    answer: stored,
    send: async ({ record }: Waiting): Promise<FilingAnswer> => {
      if (it.trouble) throw it.trouble
      seen.push(JSON.stringify(record))
      if (it.loseAnswer) throw offline()
      return it.answer
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
    expect(there.seen).toEqual([JSON.stringify(record('a')), JSON.stringify(record('b'))])
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
    const outbox = new Outbox(memoryShelf(), async ({ record: it }) => {
      if (it.code === 'bad') throw faultOf(422, null)
      return stored
    })
    outbox.add('me', record('bad'), 'bad', 'now')
    outbox.add('me', record('good'), 'good', 'now')
    await outbox.flush('me')
    expect(outbox.waiting.value.map((it) => it.label)).toEqual(['bad'])
  })

  it.each([
    [401, 'signed-out'],
    [403, 'account-due'],
    [403, 'stale-page'],
    [409, 'acting-changed'],
  ])('waits for the person instead of giving up: %i %s', async (status, code) => {
    const there = server()
    const outbox = new Outbox(memoryShelf(), there.send)
    outbox.add('me', record('a'), 'a', 'now')
    outbox.add('me', record('b'), 'b', 'now')
    const before = outbox.waiting.value
    let asked = 0
    there.trouble = faultOf(status, { code })
    const send = there.send
    there.send = (it) => (asked++, send(it))
    const strict = new Outbox({ load: () => before, put: () => expect.unreachable('untouched'), remove: () => expect.unreachable('untouched') }, there.send)
    await strict.flush('me')
    expect(asked, 'the first answer holds for all').toBe(1)
    expect(strict.stopped.value!.code).toBe(code)
    expect(strict.waiting.value).toEqual(before)

    there.trouble = null
    await outbox.flush('me')
    expect(outbox.waiting.value).toEqual([])
    expect(outbox.stopped.value).toBeNull()
  })

  it('keeps a record that was refused by itself, with the reason, until a person removes it', async () => {
    const [shelf, there] = [memoryShelf(), server()]
    const outbox = new Outbox(shelf, there.send)
    there.answer = refused('没有这个单位')
    outbox.add('me', record('a'), 'a', 'now')
    const answers = await outbox.flush('me')
    expect([...answers.values()]).toEqual([there.answer])
    expect(new Outbox(shelf, there.send).waiting.value).toMatchObject([{ record: record('a'), refused: '没有这个单位', tries: 1 }])

    await outbox.flush('me')
    expect(there.seen, 'not again by itself').toHaveLength(1)
    there.answer = { ...stored, results: [{ ...stored.results[0]!, outcome: 'known' }] }
    await outbox.flush('me', outbox.waiting.value[0]!.id)
    expect(outbox.waiting.value).toEqual([])
  })

  it('does not put back what a person removed while it was being sent', async () => {
    const outbox: Outbox = new Outbox(memoryShelf(), async ({ id }) => {
      outbox.remove(id)
      throw faultOf(400, null)
    })
    outbox.add('me', record('a'), 'a', 'now')
    await outbox.flush('me')
    expect(outbox.waiting.value).toEqual([])
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
    const full = storage()
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const [shelf, there] = [browserShelf('full', () => full), server()]
    const outbox = new Outbox(shelf, there.send)
    outbox.add('me', record('a'), 'a', 'now')
    expect(shelf.durable).toBe(false)
    expect(outbox.waiting.value).toHaveLength(1)
    await outbox.flush('me')
    expect(there.seen).toHaveLength(1)
    expect(outbox.waiting.value).toEqual([])
  })

  it('works where the browser allows no storage at all', async () => {
    const there = server()
    const outbox = new Outbox(browserShelf('none', () => { throw new DOMException('no', 'SecurityError') }), there.send)
    outbox.add('me', record('a'), 'a', 'now')
    await outbox.flush('me')
    expect(there.seen).toHaveLength(1)
    expect(outbox.waiting.value).toEqual([])
  })

  it('loses nothing when two windows write between reading and writing of each other', () => {
    const shared = storage()
    const other = browserShelf('two', () => shared)
    const first = { id: '1', membership: 'me', record: record('a'), label: 'a', since: 'now', place: 1, tries: 0, refused: null }
    const write = shared.setItem
    // At the very moment in which this window writes, the other one does, too.
    shared.setItem = (name, value) => {
      shared.setItem = write
      other.put({ ...first, id: '2', place: 2 })
      write(name, value)
    }
    browserShelf('two', () => shared).put(first)
    other.remove('3')
    expect(other.load().map((it) => it.id)).toEqual(['1', '2'])
  })

  it('takes over what an older version kept, in order, and one after the other', () => {
    const old = ['a', 'b', 'c'].map((it) => ({ id: it, membership: 'me', record: record(it), label: it, since: 'now', tries: 2, refused: null }))
    const it = storage()
    it.setItem('old', JSON.stringify(old))
    const write = it.setItem
    let room = 3
    it.setItem = (name, value) => {
      if (room-- <= 0) throw new DOMException('full', 'QuotaExceededError')
      write(name, value)
    }
    expect(browserShelf('old', () => it).load().map((one) => one.id), 'stopped half-way').toEqual(expect.arrayContaining(['a', 'b']))
    it.setItem = write
    expect(browserShelf('old', () => it).load()).toEqual(old.map((one) => ({ ...one, place: expect.any(Number) })))
    expect(it.getItem('old')).toBeNull()
  })

  it('passes over what is not its own and what can not be read', () => {
    const it = storage()
    it.setItem('own.1', '{broken')
    it.setItem('own.2', JSON.stringify({ id: '2', place: 1 }))
    it.setItem('owner', '{}')
    it.setItem('own', '{broken')
    expect(browserShelf('own', () => it).load().map((one) => one.id)).toEqual(['2'])
    expect(it.getItem('own'), 'kept for whoever can read it').toBe('{broken')
  })
})

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  }
}
