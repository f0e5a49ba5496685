// One shape for everything that can go wrong between here and the server.
import { t } from './i18n'

export interface FieldFault {
  pointer: string
  field: string
  rejected: unknown
  reason: string
  hint: string | null
}

export type FaultKind = 'offline' | 'signed-out' | 'forbidden' | 'missing' | 'changed' | 'refused' | 'busy' | 'broken'

export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    readonly title: string,
    readonly status = 0,
    readonly code = '',
    readonly detail = '',
    readonly safe = '',
    readonly next = '',
    readonly traceId = '',
    readonly fields: FieldFault[] = [],
  ) {
    super(title)
  }

  /** Sending the same again may work: nothing was wrong with what was sent. */
  get passing(): boolean {
    return this.kind === 'offline' || this.kind === 'busy' || this.kind === 'broken'
  }

  /** Reading changes nothing, so a refusal need not say that nothing was changed. */
  ofReading(): Fault {
    if (this.passing) return this
    return new Fault(this.kind, this.title, this.status, this.code, this.detail, '', this.next, this.traceId, this.fields)
  }

  /** What is wrong with one field; what to do next is said once, and not after every field. */
  says(it: FieldFault): string {
    return [it.reason, it.hint === this.next ? null : it.hint].filter((text) => !!text).map((text) => sentence(text!)).join(' ')
  }

  on(field: string): string {
    return this.fields
      .filter((it) => it.field === field || it.pointer === field || it.pointer === '/' + field)
      .map((it) => this.says(it))
      .join(' ')
  }
}

/** An English reason may be half a sentence; before another it is a whole one. */
function sentence(text: string): string {
  if (!/^[\x00-\x7f–—’“”…]+$/.test(text) || !/[a-z]{2}/.test(text)) return text
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?:;…]$/.test(text) ? '' : '.')
}

export function kindOf(status: number): FaultKind {
  if (status === 401) return 'signed-out'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'missing'
  if (status === 412 || status === 428) return 'changed'
  if (status === 429 || status === 503 || status === 502 || status === 504) return 'busy'
  return status >= 500 ? 'broken' : 'refused'
}

/** A proxy in between may answer in HTML or not at all: then our own words stand in for the server's. */
export function faultOf(status: number, body: unknown): Fault {
  const kind = kindOf(status)
  const problem = isRecord(body) ? body : {}
  const text = (name: string) => (typeof problem[name] === 'string' ? (problem[name] as string) : '')
  const fields = Array.isArray(problem.errors) ? problem.errors.filter(isRecord).map(fieldOf) : []
  return new Fault(
    kind,
    text('title') || t(`fault.${kind}`),
    status,
    text('code'),
    text('detail'),
    text('safe') || t(`fault.${kind}.safe`),
    text('next') || t(`fault.${kind}.next`),
    text('traceId'),
    fields,
  )
}

export function offline(): Fault {
  return new Fault('offline', t('fault.offline'), 0, 'offline', '', t('fault.offline.safe'), t('fault.offline.next'))
}

export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown
  console.error(thrown)
  return new Fault('broken', t('fault.broken'), 0, 'client', '', t('fault.broken.safe'), t('fault.broken.next'))
}

function fieldOf(it: Record<string, unknown>): FieldFault {
  const pointer = String(it.pointer ?? '')
  return {
    pointer,
    field: String(it.field ?? pointer.replace(/^[#/]+/, '')),
    rejected: it.rejected,
    reason: String(it.reason ?? ''),
    hint: it.hint == null ? null : String(it.hint),
  }
}

function isRecord(it: unknown): it is Record<string, unknown> {
  return typeof it === 'object' && it !== null && !Array.isArray(it)
}
