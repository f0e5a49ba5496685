import { ref } from 'vue'
import { remember } from './memory'

export type Theme = 'light' | 'dark'

const root = () => document.documentElement

export const theme = ref<Theme>(root().classList.contains('dark') ? 'dark' : 'light')
export const large = ref(root().classList.contains('large'))

export function setTheme(to: Theme): void {
  theme.value = to
  root().classList.toggle('dark', to === 'dark')
  remember('theme', to)
}

export function setLarge(on: boolean): void {
  large.value = on
  root().classList.toggle('large', on)
  remember('large', on ? 'on' : 'off')
}
