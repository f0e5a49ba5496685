// Records that could not be sent wait here, unchanged: the server knows a record by its content, so sending the very
// same again stores nothing twice. An entry leaves only when the server has stored it, or a person removes it.
import { ref, shallowRef, type Ref } from 'vue'
import { asFault, type Fault } from './fault'
import { say, t } from './i18n'
import type { FilingAnswer, FilingRecord } from './types'
import { uuid } from './uuid'

export interface Waiting {
  id: string
  /** Whose record it is: it is never sent while acting for somebody else. */
  membership: string
  record: FilingRecord
  /** For the person's eyes only. */
  label: string
  since: string
  /** The order in which they were made. */
  place: number
  tries: number
  /** Why the server refused it: sending again by itself would not help, and it is the only copy. */
  refused: string | null
}
/** One place for each entry: two windows that write at the same time take nothing from each other. */
export interface Shelf {
  load(): Waiting[]
  put(entry: Waiting): void
  remove(id: string): void
}
export type Send = (entry: Waiting) => Promise<FilingAnswer>

/** Nothing is wrong with the record, but with who is here now: a person must act before any is sent. */
const WHO = new Set(['account-due', 'stale-page', 'acting-changed'])

export class Outbox {
  readonly waiting: Ref<Waiting[]>
  readonly busy = ref(false)
  /** What ended the last sending before all were sent. */
  readonly stopped = shallowRef<Fault | null>(null)

  constructor(
    private readonly shelf: Shelf,
    private readonly send: Send,
  ) {
    this.waiting = ref(shelf.load())
  }

  add(membership: string, record: FilingRecord, label: string, since: string): Waiting {
    const place = Math.max(Date.now(), ...this.shelf.load().map((it) => it.place + 1))
    const entry: Waiting = { id: uuid(), membership, record, label, since, place, tries: 0, refused: null }
    this.shelf.put(entry)
    this.look()
    return entry
  }

  remove(id: string): void {
    this.shelf.remove(id)
    this.look()
  }

  /** Another window may have added and sent meanwhile. */
  look(): void {
    this.waiting.value = this.shelf.load()
  }

  /** Sends what this membership has waiting, oldest first, one message each so that one refusal stops no other. */
  async flush(membership: string, only?: string): Promise<Map<string, FilingAnswer>> {
    const answers = new Map<string, FilingAnswer>()
    if (this.busy.value) return answers
    this.busy.value = true
    this.stopped.value = null
    try {
      await alone(() => this.sendAll(membership, only, answers))
    } finally {
      this.busy.value = false
      this.look()
    }
    return answers
  }

  private async sendAll(membership: string, only: string | undefined, answers: Map<string, FilingAnswer>) {
    // Read again inside the lock: another tab may just have sent them.
    const due = this.shelf
      .load()
      .filter((it) => it.membership === membership && (only ? it.id === only : it.refused === null))
    for (const entry of due) {
      try {
        const answer = await this.send(entry)
        answers.set(entry.id, answer)
        const result = answer.results[0]
        if (result && result.outcome !== 'refused') this.remove(entry.id)
        else this.note(entry.id, result?.problems[0] ? say(result.problems[0].message) : t('outcome.refused'))
      } catch (thrown) {
        const fault = asFault(thrown)
        if (fault.passing) this.note(entry.id, null)
        if (fault.passing || fault.kind === 'signed-out' || WHO.has(fault.code)) {
          this.stopped.value = fault
          return
        }
        this.note(entry.id, fault.title)
      }
    }
  }

  private note(id: string, refused: string | null): void {
    // Nothing is put back that somebody has removed meanwhile.
    const entry = this.shelf.load().find((it) => it.id === id)
    if (entry) this.shelf.put({ ...entry, tries: entry.tries + 1, refused })
    this.look()
  }
}

/** Two tabs of one browser share the shelf; only one may send at a time. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request('yuanliu.outbox', work)
  else await work()
}

type Storing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Falls back to memory where storage is refused or full, and says so by `durable`. */
export function browserShelf(name = 'yuanliu.outbox', storage: () => Storing = () => localStorage): Shelf & { readonly durable: boolean } {
  const key = (id: string) => `${name}.${id}`
  /** What could not be saved. */
  const memory = new Map<string, Waiting>()

  function put(entry: Waiting): void {
    try {
      storage().setItem(key(entry.id), JSON.stringify(entry))
      memory.delete(entry.id)
    } catch {
      memory.set(entry.id, entry)
    }
  }

  function saved(): Waiting[] {
    try {
      const it = storage()
      const keys = Array.from({ length: it.length }, (_, i) => it.key(i)).filter((one) => one?.startsWith(name + '.'))
      return keys.map((one) => entryOf(it.getItem(one!))).filter((one) => one !== null)
    } catch {
      return []
    }
  }

  /** An older version kept all of them in one value; one after the other leaves it, so that none is lost half-way. */
  function unpack(): void {
    try {
      let old = JSON.parse(storage().getItem(name) ?? '[]') as Waiting[]
      for (let place = 1; old.length; place++) {
        put({ ...old[0]!, place })
        old = old.slice(1)
        storage().setItem(name, JSON.stringify(old))
      }
      storage().removeItem(name)
    } catch {
      // What can't be read or changed stays where it is.
    }
  }

  return {
    get durable() {
      return memory.size === 0
    },
    load() {
      unpack()
      return [...saved().filter((it) => !memory.has(it.id)), ...memory.values()].sort((a, b) => a.place - b.place)
    },
    put,
    remove(id) {
      memory.delete(id)
      try {
        storage().removeItem(key(id))
      } catch {
        // Where nothing can be removed nothing was saved.
      }
    },
  }
}

function entryOf(text: string | null): Waiting | null {
  try {
    return JSON.parse(text ?? 'null') as Waiting | null
  } catch {
    return null
  }
}
