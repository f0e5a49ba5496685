// Records that could not be sent wait here, unchanged: the server knows a record by its content, so sending the very
// same again stores nothing twice. An entry leaves only when the server has answered for it, or a person removes it.
import { ref, type Ref } from 'vue'
import { asFault, Fault } from './fault'
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
  tries: number
  /** Set when the server refused the whole message: sending again by itself would not help. */
  refused: string | null
}
export interface Shelf {
  load(): Waiting[]
  save(all: Waiting[]): void
}
export type Send = (records: FilingRecord[]) => Promise<FilingAnswer>

export class Outbox {
  readonly waiting: Ref<Waiting[]>
  readonly busy = ref(false)

  constructor(
    private readonly shelf: Shelf,
    private readonly send: Send,
  ) {
    this.waiting = ref(shelf.load())
  }

  add(membership: string, record: FilingRecord, label: string, since: string): Waiting {
    const entry: Waiting = { id: uuid(), membership, record, label, since, tries: 0, refused: null }
    this.change([...this.shelf.load(), entry])
    return entry
  }

  remove(id: string): void {
    this.change(this.shelf.load().filter((it) => it.id !== id))
  }

  /** Sends what this membership has waiting, oldest first, one message each so that one refusal stops no other. */
  async flush(membership: string, only?: string): Promise<Map<string, FilingAnswer>> {
    const answers = new Map<string, FilingAnswer>()
    if (this.busy.value) return answers
    this.busy.value = true
    try {
      await alone(() => this.sendAll(membership, only, answers))
    } finally {
      this.busy.value = false
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
        answers.set(entry.id, await this.send([entry.record]))
        this.remove(entry.id)
      } catch (thrown) {
        const fault = asFault(thrown)
        this.note(entry.id, fault)
        if (fault.passing || fault.kind === 'signed-out') return
      }
    }
    this.change(this.shelf.load())
  }

  private note(id: string, fault: Fault): void {
    const keepTrying = fault.passing || fault.kind === 'signed-out'
    this.change(
      this.shelf
        .load()
        .map((it) => (it.id === id ? { ...it, tries: it.tries + 1, refused: keepTrying ? null : fault.title } : it)),
    )
  }

  private change(all: Waiting[]): void {
    this.shelf.save(all)
    this.waiting.value = all
  }
}

/** Two tabs of one browser share the shelf; only one may send at a time. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request('yuanliu.outbox', work)
  else await work()
}

/** Falls back to memory where storage is refused or full, and says so by `durable`. */
export function browserShelf(name = 'yuanliu.outbox', storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): Shelf & { durable: boolean } {
  let memory: Waiting[] = []
  const shelf = {
    durable: true,
    load(): Waiting[] {
      // What could not be saved is newer than what storage holds.
      if (!shelf.durable) return memory
      try {
        return JSON.parse(storage.getItem(name) ?? '[]') as Waiting[]
      } catch {
        return memory
      }
    },
    save(all: Waiting[]): void {
      memory = all
      try {
        storage.setItem(name, JSON.stringify(all))
        shelf.durable = true
      } catch {
        shelf.durable = false
      }
    },
  }
  return shelf
}
