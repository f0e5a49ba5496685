// The phone's way of filing: every record goes through the outbox, so that a lost network loses nothing.
import { computed, ref } from 'vue'
import * as api from '@/core/api'
import { codeLabel } from '@/core/format'
import { browserShelf, Outbox } from '@/core/outbox'
import { session, stay } from '@/core/session'
import type { FilingAnswer, FilingRecord, FilingResult } from '@/core/types'
import { asFault } from '@/core/fault'
import { known } from './offline'

const shelf = browserShelf()
export const outbox = new Outbox(shelf, send)
export const mine = computed(() => outbox.waiting.value.filter((it) => it.membership === session.value?.membership))
export const durable = () => shelf.durable

/** In another window somebody may have signed in anew: then only the page is old, and the records are right. */
async function send(records: FilingRecord[]): Promise<FilingAnswer> {
  try {
    return await api.file(records, 'phone')
  } catch (thrown) {
    if (asFault(thrown).code !== 'stale-page') throw thrown
    await stay()
    return api.file(records, 'phone')
  }
}

/** Answers that came for records sent later than they were made, newest first, for the person to see. */
export const receipts = ref<{ label: string; result: FilingResult }[]>([])

export type Filed = { result: FilingResult } | { waiting: true; refused: string | null }

/** Tries at once; what can't be sent now stays in the outbox and is sent later, unchanged. */
export async function file(record: FilingRecord, label: string): Promise<Filed> {
  const entry = outbox.add(session.value!.membership, record, label, record.at)
  const answers = (await known()) ? await outbox.flush(session.value!.membership, entry.id) : new Map<string, FilingAnswer>()
  const result = answers.get(entry.id)?.results[0]
  if (result) {
    void sendWaiting()
    return { result }
  }
  return { waiting: true, refused: outbox.waiting.value.find((it) => it.id === entry.id)?.refused ?? null }
}

export async function sendWaiting(): Promise<void> {
  if (!session.value || !(await known()) || !mine.value.some((it) => it.refused === null)) return
  const labels = new Map(mine.value.map((it) => [it.id, it.label]))
  const answers = await outbox.flush(session.value.membership)
  for (const [id, answer] of answers) {
    const result = answer.results[0]
    if (result) receipts.value = [{ label: labels.get(id) ?? codeLabel(result.identity), result }, ...receipts.value].slice(0, 50)
  }
}

export function startSending(): void {
  window.addEventListener('online', () => void sendWaiting())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void sendWaiting())
  setInterval(() => navigator.onLine && void sendWaiting(), 20_000)
  void sendWaiting()
  // Asks the browser not to clear what waits here when space runs short.
  void navigator.storage?.persist?.().catch(() => undefined)
}
