// One way to the server. Carries language, CSRF token, idempotency key and version; turns every failure into a Fault.
import { ref } from 'vue'
import { asFault, faultOf, offline } from './fault'
import { locale } from './i18n'
import { uuid } from './uuid'

export interface Tagged<T> {
  data: T
  etag: string
}
export interface Sending {
  body?: unknown
  /** A file is the body itself, and its type what the browser takes it for. */
  file?: Blob
  /** The version that the person looked at. */
  ifMatch?: string
  /** Kept by the caller over repeats of one command; made here when it does not matter. */
  key?: string
  /** Whose the content is, where that need not be who is here now. */
  actingFor?: string
  /** Of a session that is not this page's own. */
  csrf?: string
  /** Content identity makes filings safe to repeat: they carry no key. */
  plain?: boolean
  signal?: AbortSignal
}
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export const csrf = ref('')
/** The membership that this page speaks for. All windows share one cookie, and in another one it may have been changed. */
export const actingFor = ref('')
export const lastContact = ref(Date.now())

const signedOutListeners = new Set<() => void>()
export function onSignedOut(listener: () => void): void {
  signedOutListeners.add(listener)
}

export async function exchange<T>(method: Method, path: string, sending: Sending = {}): Promise<Tagged<T>> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': locale.value }
  if (method !== 'GET') {
    const token = sending.csrf ?? csrf.value
    if (token) headers['X-CSRF-Token'] = token
    // Signing out and choosing a party mean the session, whoever it acts for by now.
    const meant = path.startsWith('/session') ? '' : (sending.actingFor ?? actingFor.value)
    if (meant) headers['X-Acting-For'] = meant
    if (!sending.plain) headers['Idempotency-Key'] = sending.key ?? uuid()
  }
  if (sending.ifMatch) headers['If-Match'] = sending.ifMatch
  if (sending.body !== undefined) headers['Content-Type'] = 'application/json'
  if (sending.file) headers['Content-Type'] = sending.file.type || 'application/octet-stream'
  const response = await sent(path, {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: sending.signal,
    body: sending.file ?? (sending.body === undefined ? undefined : JSON.stringify(sending.body)),
  })
  const body = await readJson(response)
  if (response.ok) {
    if (path !== '/platform') lastContact.value = Date.now()
    return { data: body as T, etag: response.headers.get('ETag') ?? '' }
  }
  const fault = faultOf(response.status, body)
  if (fault.kind === 'signed-out' && !path.startsWith('/session')) signedOutListeners.forEach((it) => it())
  throw fault
}

async function sent(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch('/api/v1' + path, request)
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw asFault(thrown)
    throw offline()
  }
}

/** A file from the server, for the person to keep. */
export async function getFile(path: string): Promise<Blob> {
  const response = await sent(path, { headers: { 'Accept-Language': locale.value }, credentials: 'same-origin', cache: 'no-store' })
  if (response.ok) return response.blob()
  throw faultOf(response.status, await readJson(response))
}

export async function get<T>(path: string, query: Record<string, string | number | undefined> = {}): Promise<T> {
  return (await exchange<T>('GET', path + queryOf(query))).data
}

export async function post<T>(path: string, body: unknown, more: Sending = {}): Promise<T> {
  return (await exchange<T>('POST', path, { ...more, body })).data
}

export async function upload<T>(path: string, query: Record<string, string | number | undefined>, file: Blob, key: string): Promise<T> {
  return (await exchange<T>('POST', path + queryOf(query), { file, key })).data
}

function queryOf(query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? '?' + text : ''
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}
