import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
  tone: 'good' | 'info' | 'bad'
  undo?: () => void
}

export const toasts = ref<Toast[]>([])
let next = 1

/** Ten seconds when it can be undone, so that there is time to notice. */
export function toast(text: string, tone: Toast['tone'] = 'good', undo?: () => void): void {
  const id = next++
  toasts.value = [...toasts.value, { id, text, tone, undo }]
  setTimeout(() => dismiss(id), undo ? 10_000 : 5_000)
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((it) => it.id !== id)
}
