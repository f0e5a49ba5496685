import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asFault, Fault, faultOf } from '@/core/fault'
import { csrf, exchange, get, onSignedOut, post } from '@/core/http'

const calls: { url: string; init: RequestInit }[] = []
let answer: () => Response | Promise<Response>

beforeEach(() => {
  calls.length = 0
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init })
    return answer()
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  csrf.value = ''
})

const problem = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } })
const caught = (promise: Promise<unknown>) => promise.then(() => { throw new Error('no fault') }, (it) => it as Fault)

describe('what goes wrong', () => {
  it('takes what happened, what is safe and what to do from the problem', async () => {
    answer = () =>
      problem(400, {
        title: '有内容填写不正确',
        code: 'invalid-field',
        safe: '没有保存任何内容。',
        next: '请修改标出的字段。',
        traceId: 'abc',
        errors: [{ pointer: '/workingDays', field: 'workingDays', rejected: '0', reason: '1–60', hint: '请修改' }],
      })
    const fault = await caught(get('/desk'))
    expect(fault).toMatchObject({ kind: 'refused', code: 'invalid-field', title: '有内容填写不正确', safe: '没有保存任何内容。', next: '请修改标出的字段。', traceId: 'abc' })
    expect(fault.on('workingDays')).toBe('1–60 请修改')
    expect(fault.on('/workingDays')).toBe('1–60 请修改')
    expect(fault.on('reason')).toBe('')
  })

  it.each([
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'missing'],
    [412, 'changed'],
    [428, 'changed'],
    [413, 'refused'],
    [429, 'busy'],
    [503, 'busy'],
    [500, 'broken'],
  ] as const)('names %i %s, and has its own words when a proxy answers in HTML', (status, kind) => {
    const fault = faultOf(status, null)
    expect(fault.kind).toBe(kind)
    for (const words of [fault.title, fault.safe, fault.next]) expect(words).toMatch(/[\u4e00-\u9fff]/)
  })

  it('takes a network that is gone for what it is, and says that sending again may work', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'))
    const fault = await caught(get('/desk'))
    expect(fault.kind).toBe('offline')
    expect(fault.passing).toBe(true)
  })

  it('does not stumble over an answer that is no JSON', async () => {
    answer = () => new Response('<html>', { status: 502 })
    expect((await caught(get('/desk'))).kind).toBe('busy')
  })

  it('tells the page when the session has ended, but not when a sign-in was wrong', async () => {
    const heard = vi.fn()
    onSignedOut(heard)
    answer = () => problem(401, { title: 'x' })
    await caught(post('/session', {}))
    expect(heard).not.toHaveBeenCalled()
    await caught(get('/desk'))
    expect(heard).toHaveBeenCalledOnce()
  })

  it('does not say after reading that nothing was saved, and says the next step once', () => {
    expect(faultOf(403, null).ofReading().safe).toBe('')
    expect(faultOf(500, null).ofReading().safe).not.toBe('')
    const errors = [{ pointer: '/name', reason: 'expected 1 to 60 characters', hint: 'Mend it.' }, { pointer: '/code', reason: '请填写。', hint: '看表' }]
    const fault = faultOf(400, { next: 'Mend it.', errors })
    expect(fault.on('name')).toBe('Expected 1 to 60 characters.')
    expect(fault.on('code')).toBe('请填写。 看表')
  })

  it('makes a fault of whatever is thrown', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(asFault(new Error('x')).kind).toBe('broken')
    const fault = faultOf(404, null)
    expect(asFault(fault)).toBe(fault)
  })
})

describe('what is sent', () => {
  beforeEach(() => {
    answer = () => new Response('{}', { status: 200, headers: { ETag: '"7"' } })
    csrf.value = 'token'
  })
  const headers = () => calls.at(-1)!.init.headers as Record<string, string>

  it('carries the language always, the token and a key for commands only', async () => {
    await get('/desk')
    expect(headers()).toMatchObject({ 'Accept-Language': 'zh-CN' })
    expect(headers()).not.toHaveProperty('X-CSRF-Token')
    expect(headers()).not.toHaveProperty('Idempotency-Key')
    await post('/keys', {})
    expect(headers()['X-CSRF-Token']).toBe('token')
    expect(headers()['Idempotency-Key']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('keeps the key that the caller chose, so that repeating is harmless, and sends none with filings', async () => {
    await post('/findings/x/return', {}, { key: 'one-intention', ifMatch: '"3"' })
    expect(headers()).toMatchObject({ 'Idempotency-Key': 'one-intention', 'If-Match': '"3"' })
    await post('/filings', { records: [] }, { plain: true })
    expect(headers()).not.toHaveProperty('Idempotency-Key')
  })

  it('answers with the version of what was read', async () => {
    expect(await exchange('GET', '/products/1')).toEqual({ data: {}, etag: '"7"' })
  })

  it('leaves empty parameters out and escapes the others', async () => {
    await get('/search', { q: '(01)0699&x', cursor: undefined, kind: '' })
    expect(calls[0]!.url).toBe('/api/v1/search?q=%2801%290699%26x')
  })
})
