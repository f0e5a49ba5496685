// What a form finds missing by itself, before anything is sent: all of it at once, each at its own field, and the first
// field that needs a hand gets the cursor.
import { nextTick, reactive } from 'vue'

export function useFlaws(idOf: (field: string) => string): { flaws: Record<string, string>; none: (found: Record<string, string | false>) => boolean; forget: () => void } {
  const flaws = reactive<Record<string, string>>({})
  function forget(): void {
    for (const name of Object.keys(flaws)) delete flaws[name]
  }
  return {
    flaws,
    forget,
    none(found) {
      forget()
      for (const [name, text] of Object.entries(found)) if (text) flaws[name] = text
      const first = Object.keys(flaws)[0]
      if (first) void nextTick(() => document.getElementById(idOf(first))?.focus())
      return !first
    },
  }
}
