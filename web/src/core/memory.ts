// What the browser remembers for this product. Storage may be switched off or full; nothing here may throw.

const PREFIX = 'yuanliu.'

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/** What another window of this browser remembers from now on. */
export function onRemembered(name: string, hear: (value: string) => void): void {
  window.addEventListener('storage', (it) => it.key === PREFIX + name && hear(it.newValue ?? ''))
}

export function remember(name: string, value: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, value)
    return true
  } catch {
    return false
  }
}
