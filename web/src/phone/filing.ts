// The phone's way of filing: every record goes through the outbox, so that a lost network loses nothing.
import { computed, ref, shallowRef, watch } from 'vue'
import * as api from '@/core/api'
import { codeLabel } from '@/core/format'
import { browserShelf, Outbox, type Waiting } from '@/core/outbox'
import { session, stay } from '@/core/session'
import type { FilingAnswer, FilingRecord, FilingResult } from '@/core/types'
import { asFault } from '@/core/fault'
import { known } from './offline'

const shelf = browserShelf()
export const outbox = new Outbox(shelf, send)
export const mine = computed(() => outbox.waiting.value.filter((it) => it.membership === session.value?.membership))
/** Of whoever else uses this phone; or the same person's, for another party. */
export const others = computed(() => outbox.waiting.value.length - mine.value.length)
export const durable = () => shelf.durable

/** A refused record that a person wants to put right; the page for scanning takes it from here. */
export const mending = shallowRef<Waiting | null>(null)

/**
 * In another window somebody may have signed in anew: then only the page is old, and the record is right. But only for
 * the same membership; when somebody else is here now, it goes on waiting for its own.
 */
async function send({ record, membership }: Waiting): Promise<FilingAnswer> {
  try {
    return await api.file([record], 'phone', membership)
  } catch (thrown) {
    const { code } = asFault(thrown)
    if (code !== 'stale-page' && code !== 'acting-changed') throw thrown
    await stay()
    if (session.value?.membership !== membership) throw thrown
    return api.file([record], 'phone', membership)
  }
}

/** Answers that came for records sent later than they were made, newest first, for the person to see. */
export const receipts = ref<{ label: string; result: FilingResult }[]>([])

/** `left`: the entry that stays until the person has put it right or removed it. */
export type Filed = { result: FilingResult; left: string | null } | { waiting: true; refused: string | null; left: string | null }

/** Tries at once; what can't be sent now stays in the outbox and is sent later, unchanged. */
export async function file(record: FilingRecord, label: string, mends: string | null = null): Promise<Filed> {
  const { membership } = session.value!
  const { id } = outbox.add(membership, record, label, record.at)
  if (mends) outbox.remove(mends)
  const result = (await isHere(membership)) ? (await outbox.flush(membership, id)).get(id)?.results[0] : undefined
  const refused = outbox.waiting.value.find((it) => it.id === id)?.refused ?? null
  const left = refused === null ? null : id
  if (!result) return { waiting: true, refused, left }
  void sendWaiting()
  return { result, left }
}

export async function sendWaiting(): Promise<void> {
  if (!session.value || !mine.value.some((it) => it.refused === null)) return
  const { membership } = session.value
  if (!(await isHere(membership))) return
  const labels = new Map(mine.value.map((it) => [it.id, it.label]))
  const answers = await outbox.flush(membership)
  for (const [id, answer] of answers) {
    const result = answer.results[0]
    if (result) receipts.value = [{ label: labels.get(id) ?? codeLabel(result.identity), result }, ...receipts.value].slice(0, 50)
  }
}

/** Once more, because a person asks for it. */
export async function retry({ id, membership }: Waiting): Promise<void> {
  if (await isHere(membership)) await outbox.flush(membership, id)
}

async function isHere(membership: string): Promise<boolean> {
  return (await known()) && session.value?.membership === membership
}

export function startSending(): void {
  window.addEventListener('online', () => void sendWaiting())
  // Whoever comes back finds his own sent.
  watch(() => session.value?.membership, () => void sendWaiting())
  window.addEventListener('storage', () => outbox.look())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void sendWaiting())
  setInterval(() => navigator.onLine && void sendWaiting(), 20_000)
  void sendWaiting()
  // Asks the browser not to clear what waits here when space runs short.
  void navigator.storage?.persist?.().catch(() => undefined)
}
