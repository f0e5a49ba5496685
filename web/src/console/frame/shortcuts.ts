// Single keys wait a moment before they act: a scanner gun's first letter must not be taken for a command.
import { isWritable } from '@/core/gun'
import { places } from './nav'

const WAIT = 60

export function listenForShortcuts(does: { go: (to: string) => void; help: () => void }): () => void {
  let pending: ReturnType<typeof setTimeout> | undefined
  let afterG = false
  let forget: ReturnType<typeof setTimeout> | undefined

  function act(key: string): void {
    if (afterG) {
      afterG = false
      const item = places.value.find((it) => it.letter === key)
      if (item) does.go(item.to)
      return
    }
    if (key === '/') focusSearch()
    else if (key === '?') does.help()
    else if (key === 'j' || key === 'k') moveRow(key === 'j' ? 1 : -1)
    else if (key === 'g') {
      afterG = true
      clearTimeout(forget)
      forget = setTimeout(() => (afterG = false), 1500)
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      focusSearch()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isWritable(event.target) || inDialog()) return
    if (pending !== undefined) {
      // Two keys within the wait come from a gun: neither is a command.
      clearTimeout(pending)
      pending = setTimeout(() => (pending = undefined), WAIT)
      return
    }
    if (event.key.length !== 1) return
    if (event.key === '/') event.preventDefault()
    const { key } = event
    pending = setTimeout(() => {
      pending = undefined
      act(key)
    }, WAIT)
  }

  window.addEventListener('keydown', onKey)
  return () => {
    window.removeEventListener('keydown', onKey)
    clearTimeout(pending)
    clearTimeout(forget)
  }
}

export function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('#search-box')
  box?.focus()
  box?.select()
}

/** j and k step through the links that name a row; Enter then is the browser's own. */
function moveRow(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')]
  if (!rows.length) return
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))
  rows[next]!.focus()
  rows[next]!.scrollIntoView({ block: 'nearest' })
}

function inDialog(): boolean {
  return !!document.activeElement?.closest('[role="dialog"]')
}
