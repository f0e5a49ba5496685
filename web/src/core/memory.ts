// What the browser remembers for this product. Storage may be switched off or full; nothing here may throw.

const PREFIX = 'yuanliu.'

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

export function remember(name: string, value: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, value)
    return true
  } catch {
    return false
  }
}
