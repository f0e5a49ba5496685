// A scanner gun is a very fast typist: at least six keys, a median of less than 35 ms apart, closed by Enter or Tab.
// Keys typed by hand are left alone.

export const GS = '\u001d'

interface Stroke {
  text: string
  at: number
}

export class GunBuffer {
  private strokes: Stroke[] = []

  constructor(
    private readonly atLeast = 6,
    private readonly medianBelow = 35,
    private readonly gapAtMost = 120,
  ) {}

  /** Feeds one key; answers with what was scanned when this key closes a scan. */
  feed(key: string, ctrl: boolean, at: number): string | null {
    const last = this.strokes.at(-1)
    if (last && at - last.at > this.gapAtMost) this.strokes = []
    if (key === 'Enter' || key === 'Tab') return this.close()
    const text = ctrl && key === ']' ? GS : key
    if (text.length !== 1) return null
    this.strokes.push({ text, at })
    return null
  }

  private close(): string | null {
    const { strokes } = this
    const scanned = strokes.length >= this.atLeast && this.median() < this.medianBelow
    this.strokes = []
    return scanned ? strokes.map((it) => it.text).join('') : null
  }

  private median(): number {
    const gaps = this.strokes.slice(1).map((it, i) => it.at - this.strokes[i]!.at)
    gaps.sort((a, b) => a - b)
    return gaps[Math.floor(gaps.length / 2)] ?? Infinity
  }
}

/** Listens on the whole page while nobody is writing in a field; a field takes a gun's keys by itself. */
export function listenForGun(onScan: (text: string) => void): () => void {
  const buffer = new GunBuffer()
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.metaKey || isWritable(event.target)) return
    const scanned = buffer.feed(event.key, event.ctrlKey, event.timeStamp)
    if (scanned === null) return
    event.preventDefault()
    event.stopPropagation()
    onScan(tidyScan(scanned))
  }
  window.addEventListener('keydown', onKey, true)
  return () => window.removeEventListener('keydown', onKey, true)
}

export function isWritable(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null
  return !!element?.closest?.('input, textarea, select, [contenteditable="true"]')
}

/** Guns spell the group separator in several ways; the server wants the character itself. */
export function tidyScan(text: string): string {
  return text.trim().replace(/\^\]|<GS>|\{GS\}|\u241d/g, GS)
}

/** A Chinese input method turns digits and brackets into their wide forms. */
export function hasWideCharacters(text: string): boolean {
  return /[\uff01-\uff5e\u3000]/.test(text)
}

/** The group separator made visible. */
export function showScan(text: string): string {
  return text.replaceAll(GS, '␝')
}
