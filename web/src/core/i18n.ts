// Two languages in forty lines. Chinese is the source and always loaded; English comes when asked for.
// A missing English key is a type error, since `en` must have every key of `zh`.
import { computed, ref, shallowRef } from 'vue'
import type { Text } from './types'
import { readableTimes } from './clock'
import { recall, remember } from './memory'
import { zh } from './zh'

export type Key = keyof typeof zh
export type Words = Record<Key, string>
export type Lang = 'zh' | 'en'
type Params = Record<string, string | number>

const words = shallowRef<Words>(zh)
const current = ref<Lang>('zh')
export const lang = computed(() => current.value)
export const locale = computed(() => (current.value === 'zh' ? 'zh-CN' : 'en'))

export async function setLang(to: Lang): Promise<void> {
  words.value = to === 'zh' ? zh : (await import('./en')).en
  current.value = to
  document.documentElement.lang = locale.value
  remember('lang', to)
}

/** Call once before mounting, so that the first paint is already in the right language. */
export async function startLang(): Promise<void> {
  await setLang(recall('lang') === 'en' ? 'en' : 'zh')
}

export function t(key: Key, params: Params = {}): string {
  return fill(words.value[key], params)
}

/** For words that data names, such as an act or a state: falls back to the word itself. */
export function word(group: string, value: string): string {
  const key = `${group}.${value}` as Key
  return words.value[key] ?? value
}

/** Both languages came with the data. */
export function say(text: Text | null | undefined): string {
  if (!text) return ''
  return readableTimes((current.value === 'zh' ? text.zh : text.en) || text.zh || text.en)
}

/** `one|many` picks by `n`; `{name}` takes the parameter. */
export function fill(pattern: string, params: Params): string {
  const [one, many] = pattern.split('|')
  const chosen = many === undefined || params.n === 1 ? one! : many
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
