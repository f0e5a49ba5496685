// The outbox against the rules of the real server: a cookie that all windows share, a token, and for whom a request is meant.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FilingRecord, Session } from '@/core/types'

interface Person {
  person: string
  membership: string
}
const ann: Person = { person: 'ann', membership: 'ann-shop' }
const annElsewhere: Person = { person: 'ann', membership: 'ann-depot' }
const bob: Person = { person: 'bob', membership: 'bob-shop' }

const record = (code: string): FilingRecord => ({ act: 'sale', code, quantity: 1, unit: '件', at: '2026-11-21T10:00:00+08:00' })

/** One server and one cookie. What `Door` asks is asked here in the same order. */
function server() {
  const it = {
    up: true,
    here: null as Person | null,
    token: 'token-0',
    due: false,
    stored: [] as { membership: string; code: string }[],
    refuses: (_: FilingRecord) => false,
    asked: [] as string[],
    /** Somebody comes in, in whichever window. */
    enter(who: Person | null) {
      it.here = who
      it.token = 'token-' + (Number(it.token.slice(6)) + 1)
    },
    async answer(url: string, init: RequestInit): Promise<Response> {
      if (!it.up) throw new TypeError('no network')
      const path = url.replace('/api/v1', '')
      const headers = (init.headers ?? {}) as Record<string, string>
      it.asked.push(`${init.method} ${path}`)
      if (path === '/platform') return json(200, {})
      if (!it.here) return json(401, { code: 'signed-out' })
      if (init.method !== 'GET' && headers['X-CSRF-Token'] !== it.token) return json(403, { code: 'stale-page' })
      if ((headers['X-Acting-For'] ?? it.here.membership) !== it.here.membership) return json(409, { code: 'acting-changed' })
      if (path === '/session' && init.method === 'DELETE') {
        it.here = null
        return new Response(null, { status: 204 })
      }
      if (path === '/session') return json(200, view(it.here, it.token))
      if (it.due) return json(403, { code: 'account-due' })
      const [filed] = JSON.parse(String(init.body)).records as FilingRecord[]
      const { membership } = it.here
      const refused = it.refuses(filed!)
      if (!refused) it.stored.push({ membership, code: filed!.code })
      return json(200, {
        filing: 'f',
        results: [{ index: 0, outcome: refused ? 'refused' : 'stored', event: null, identity: filed!.code, problems: refused ? [{ field: 'code', code: 'no', message: { zh: '不行', en: 'no' } }] : [], remarks: [] }],
      })
    },
  }
  return it
}
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const view = (who: Person, csrf: string) => ({ person: { id: who.person, name: who.person }, membership: who.membership, csrf, party: { kind: 'company' }, role: 'seller', memberships: [], due: [] }) as unknown as Session

const filings = () => there.asked.filter((it) => it.endsWith('/filings')).length

let there: ReturnType<typeof server>
beforeEach(() => {
  vi.resetModules()
  localStorage.clear()
  there = server()
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => there.answer(url, init))
})
afterEach(() => vi.unstubAllGlobals())

/** A window, as it is when it is opened. */
async function open() {
  vi.resetModules()
  const session = await import('@/core/session')
  const offline = await import('@/phone/offline')
  const filing = await import('@/phone/filing')
  await offline.startOffline()
  return { ...session, ...offline, ...filing }
}
/** A window of `who` in which three records wait. */
async function withThreeWaiting(who: Person) {
  there.enter(who)
  const page = await open()
  there.up = false
  for (const code of ['a', 'b', 'c']) await page.file(record(code), code)
  expect(page.mine.value).toHaveLength(3)
  there.up = true
  return page
}

describe('whose record it is', () => {
  it('sends nothing in the name of another person who has signed in in another window', async () => {
    const page = await withThreeWaiting(ann)
    const before = page.outbox.waiting.value.map((it) => ({ ...it, tries: 0 }))
    there.enter(bob)
    there.asked.length = 0
    await page.sendWaiting()
    expect(there.stored).toEqual([])
    expect(filings(), 'the stale one, and nothing with the token of another').toBe(1)
    expect(page.session.value!.membership, 'the page shows who is here').toBe('bob-shop')
    expect(page.mine.value).toEqual([])
    expect(page.others.value).toBe(3)
    await page.sendWaiting()
    expect(there.stored).toEqual([])
    expect(page.outbox.waiting.value.map((it) => ({ ...it, tries: 0 })), 'untouched').toEqual(before)

    there.enter(ann)
    await page.stay()
    await page.sendWaiting()
    expect(there.stored).toEqual(['a', 'b', 'c'].map((code) => ({ membership: 'ann-shop', code })))
  })

  it('sends nothing for another party that was chosen in another window, where no page is stale', async () => {
    const page = await withThreeWaiting(ann)
    there.here = annElsewhere
    await page.sendWaiting()
    expect(there.stored).toEqual([])
    expect(page.session.value!.membership).toBe('ann-depot')
    expect(page.others.value).toBe(3)
  })

  it('stops when the page itself changes the party in the middle', async () => {
    const page = await withThreeWaiting(ann)
    there.refuses = () => {
      there.here = annElsewhere
      void page.stay()
      return false
    }
    await page.sendWaiting()
    expect(there.stored).toEqual([{ membership: 'ann-shop', code: 'a' }])
    expect(page.others.value).toBe(2)
  })

  it('goes on when the same person has only signed in anew', async () => {
    const page = await withThreeWaiting(ann)
    there.enter(ann)
    await page.sendWaiting()
    expect(there.stored.map((it) => it.code)).toEqual(['a', 'b', 'c'])
    expect(page.outbox.waiting.value).toEqual([])
  })

  it('files a new record for nobody else, either, when a page opened without a network finds somebody else here', async () => {
    await withThreeWaiting(ann)
    there.up = false
    const page = await open()
    expect(page.session.value!.membership).toBe('ann-shop')
    there.up = true
    there.enter(bob)
    there.asked.length = 0
    expect(await page.file(record('d'), 'd')).toEqual({ waiting: true, refused: null, left: null })
    expect([there.stored, filings()]).toEqual([[], 0])
    expect(page.others.value).toBe(4)
  })
})

describe('what waits', () => {
  it('stays when the session has ended, and a sign-in is asked for', async () => {
    const page = await withThreeWaiting(ann)
    there.enter(null)
    await page.sendWaiting()
    expect(page.session.value).toBeNull()
    expect(page.expired.value).toBe(true)
    expect(page.outbox.waiting.value.map((it) => it.refused)).toEqual([null, null, null])
  })

  it('stays when a page opened without a network learns that the session has ended', async () => {
    await withThreeWaiting(ann)
    there.up = false
    const page = await open()
    expect(page.session.value!.person.name).toBe('ann')
    there.up = true
    there.enter(null)
    await page.sendWaiting()
    expect(page.session.value).toBeNull()
    expect(page.expired.value).toBe(true)
    expect(page.outbox.waiting.value).toHaveLength(3)
    expect(JSON.parse(localStorage.getItem('yuanliu.phone.session') || 'null'), 'remembered no longer').toBeNull()
  })

  it('stays when the session had ended before the page was opened', async () => {
    await withThreeWaiting(ann)
    there.enter(null)
    const page = await open()
    expect([page.session.value, page.expired.value, page.outbox.waiting.value.length]).toEqual([null, true, 3])
  })

  it('stays unmarked while the account is due, and goes afterwards', async () => {
    const page = await withThreeWaiting(ann)
    there.due = true
    await page.sendWaiting()
    expect(page.outbox.waiting.value.map((it) => it.refused)).toEqual([null, null, null])
    expect(page.outbox.stopped.value!.code).toBe('account-due')
    expect(filings(), 'asked once, not for each').toBe(1)
    there.due = false
    await page.sendWaiting()
    expect(there.stored).toHaveLength(3)
  })

  it('keeps what was refused until it is put right, and then keeps nothing twice', async () => {
    there.enter(ann)
    const page = await open()
    there.refuses = ({ code }) => code === 'wrong'
    const filed = await page.file(record('wrong'), 'wrong')
    expect(filed).toMatchObject({ result: { outcome: 'refused' }, left: page.mine.value[0]!.id })
    expect((await open()).mine.value, 'outlives the page').toMatchObject([{ refused: '不行', record: record('wrong') }])

    expect(await page.file(record('right'), 'right', filed.left)).toMatchObject({ result: { outcome: 'stored' }, left: null })
    expect(page.outbox.waiting.value).toEqual([])
    expect(there.stored).toEqual([{ membership: 'ann-shop', code: 'right' }])
  })
})

describe('signing out', () => {
  it('ends the session of a page that was opened without a network and has no token', async () => {
    there.enter(ann)
    await open()
    there.up = false
    const page = await open()
    expect(page.session.value!.csrf).toBe('')
    there.up = true
    await page.signOut()
    expect(there.here, 'the cookie is worth nothing any more').toBeNull()
    expect([page.session.value, page.leaving.value]).toEqual([null, ''])
  })

  it('is made up for before anything else when the server could not be told', async () => {
    there.enter(ann)
    const page = await open()
    there.up = false
    await page.signOut()
    expect(page.session.value).toBeNull()
    expect((await open()).session.value, 'without a network nobody is remembered').toBeNull()

    there.up = true
    there.asked.length = 0
    const next = await open()
    expect(there.asked.slice(0, 2)).toEqual(['GET /session', 'DELETE /session'])
    expect([there.here, next.session.value, next.leaving.value]).toEqual([null, null, ''])
  })

  it('is made up for as soon as the network is back', async () => {
    there.enter(ann)
    const page = await open()
    there.up = false
    await page.signOut()
    expect(page.leaving.value).toBe('ann')
    there.up = true
    window.dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(there.here).toBeNull())
  })

  it('ends nobody else’s session', async () => {
    there.enter(ann)
    const page = await open()
    there.up = false
    await page.signOut()
    there.up = true
    there.enter(bob)
    const next = await open()
    expect(there.here).toBe(bob)
    expect(next.session.value!.person.name).toBe('bob')
  })

  it('forgets in the console, too, whom the phone entry would show without a network', async () => {
    there.enter(ann)
    await open()
    vi.resetModules()
    const console = await import('@/core/session')
    await console.startSession()
    await console.signOut()
    there.up = false
    expect((await open()).session.value).toBeNull()
  })

  it('is asked for when staying is refused', async () => {
    there.enter(ann)
    const page = await open()
    there.enter(null)
    await expect(page.stay()).rejects.toMatchObject({ kind: 'signed-out' })
    expect([page.session.value, page.expired.value]).toEqual([null, true])
  })

  it('is for all windows of the browser', async () => {
    there.enter(ann)
    const page = await open()
    window.dispatchEvent(new StorageEvent('storage', { key: 'yuanliu.leaving', newValue: 'bob' }))
    expect(page.session.value).not.toBeNull()
    window.dispatchEvent(new StorageEvent('storage', { key: 'yuanliu.leaving', newValue: 'ann' }))
    expect(page.session.value).toBeNull()
  })
})
