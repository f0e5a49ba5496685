// What somebody typed outlives an expired session and a reload, but not the tab, and is nobody else's.
import { reactive, watch } from 'vue'

const PREFIX = 'yuanliu.draft.'

/** A form's values, kept under `name` until `done()`. The name should hold the party, so that no other party meets it. */
export function useDraft<T extends object>(name: string, fresh: () => T): { draft: T; kept: boolean; done: () => void } {
  const found = read<T>(name)
  const draft = reactive({ ...fresh(), ...found }) as T
  let live = true
  watch(draft, () => live && write(name, draft), { deep: true })
  return {
    draft,
    kept: found !== null,
    done() {
      live = false
      remove(name)
      Object.assign(draft, fresh())
      queueMicrotask(() => (live = true))
    },
  }
}

export function clearDrafts(): void {
  try {
    Object.keys(sessionStorage)
      .filter((it) => it.startsWith(PREFIX))
      .forEach((it) => sessionStorage.removeItem(it))
  } catch {
    // Without storage there are no drafts to clear.
  }
}

function read<T>(name: string): Partial<T> | null {
  try {
    const text = sessionStorage.getItem(PREFIX + name)
    return text ? (JSON.parse(text) as Partial<T>) : null
  } catch {
    return null
  }
}

function write(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // A full or absent storage costs the draft, never the page.
  }
}

function remove(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name)
  } catch {
    // See above.
  }
}
