import { ref } from 'vue'
import { remember } from './memory'

export type Theme = 'light' | 'dark'

const root = () => document.documentElement

export const theme = ref<Theme>(root().classList.contains('dark') ? 'dark' : 'light')
/** 大字版, in per cent. It is remembered for this device, and first-paint.js sets it before anything is drawn. */
export const SIZES = [100, 125, 150, 200] as const
export type TypeSize = (typeof SIZES)[number]
export const typeSize = ref<TypeSize>(SIZES.find((it) => String(it) === root().dataset.size) ?? 100)

export function setTheme(to: Theme): void {
  theme.value = to
  root().classList.toggle('dark', to === 'dark')
  remember('theme', to)
}

export function setTypeSize(to: TypeSize): void {
  typeSize.value = to
  root().dataset.size = String(to)
  remember('size', String(to))
}
