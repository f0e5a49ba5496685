// How times, numbers and codes are shown.
import { partsOf, shortTime } from './clock'
import { lang, locale, t } from './i18n'
import { entriesOf } from './lists'

export { shortTime }

export function dateTime(iso: string | null | undefined): string {
  if (!iso) return '–'
  const { year, month, day, hour, minute } = partsOf(iso)
  return lang.value === 'zh'
    ? `${year}年${Number(month)}月${Number(day)}日 ${hour}:${minute}`
    : `${year}-${month}-${day} ${hour}:${minute}`
}

export function date(iso: string | null | undefined): string {
  if (!iso) return '–'
  const day = dayOf(iso)
  const [year, month, dayOfMonth] = day.split('-')
  return lang.value === 'zh' ? `${year}年${Number(month)}月${Number(dayOfMonth)}日` : day
}

/** The calendar day in China, as yyyy-mm-dd. A bare date stays as it is. */
export function dayOf(iso: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso
  const { year, month, day } = partsOf(iso)
  return `${year}-${month}-${day}`
}

export function today(now = Date.now()): string {
  return dayOf(new Date(now).toISOString())
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day + 'T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10)
}

/** The same day of a later month, or that month's last. */
export function plusMonths(day: string, months: number): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last))).toISOString().slice(0, 10)
}

/** The moment with China's offset, whole seconds: what a record's `at` carries. */
export function moment(now = Date.now()): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 19) + '+08:00'
}

/** Between a record's `at` and the `datetime-local` field, which has no offset of its own. */
export const toLocalField = (iso: string) => moment(Date.parse(iso)).slice(0, 16)
export const fromLocalField = (field: string) => field + (field.length === 16 ? ':00' : '') + '+08:00'

export function number(value: number): string {
  return new Intl.NumberFormat(locale.value, { maximumFractionDigits: 6 }).format(value)
}

export function quantity(value: number, unit: string): string {
  return `${number(value)} ${unitOf(value, unit)}`.trim()
}

/** Records carry the Chinese word; the list of units has the English one. */
function unitOf(value: number, unit: string): string {
  if (lang.value === 'zh' || !unit) return unit
  const word = entriesOf('unit').value.find((it) => it.code === unit)?.title.en
  if (!word) return unit
  return value !== 1 && /[a-rt-wyz]{2}$/.test(word) ? `${word}s` : word
}

/** gs1:01/06901234567892/21/A%2F1 → 06901234567892 · 序列 A/1 */
export function codeLabel(identity: string | null | undefined): string {
  if (!identity) return '–'
  const box = /^gs1:00\/(\d{18})$/.exec(identity)
  if (box) return box[1]!
  const found = /^gs1:01\/(\d{14})(?:\/(21|10)\/(.+))?$/.exec(identity)
  if (!found) return identity
  const [, gtin, kind, rest] = found
  if (!kind) return gtin!
  return `${gtin} · ${t(kind === '21' ? 'code.serial' : 'code.batch')} ${unescape(rest!)}`
}

/** The code as it stands on the label; an item's batch is not part of its identity and would be lost by it. */
export function labelOf(event: { identity: string; product: { gtin: string }; batch: string | null; serial: string | null }): string {
  if (!event.product.gtin) return event.identity
  return `(01)${event.product.gtin}${event.batch ? `(10)${event.batch}` : ''}${event.serial ? `(21)${event.serial}` : ''}`
}

export function shortHash(hash: string): string {
  return hash.length > 14 ? hash.slice(0, 10) + '…' : hash
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
