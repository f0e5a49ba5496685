// Loading, answer, failure: the same for every page and list.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { asFault, type Fault } from './fault'
import { online } from './online'
import type { Page } from './types'

export interface Resource<T> {
  data: ShallowRef<T | null>
  fault: ShallowRef<Fault | null>
  loading: Ref<boolean>
  /** True once loading has lasted long enough to be worth showing. */
  slow: Ref<boolean>
  load: () => Promise<void>
}

/** A later call wins over an earlier one that is still under way. */
export function useResource<T>(fetch: () => Promise<T>, start = true): Resource<T> {
  const data = shallowRef<T | null>(null)
  const fault = shallowRef<Fault | null>(null)
  const loading = ref(false)
  const slow = ref(false)
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    const mine = ++turn
    loading.value = true
    clearTimeout(timer)
    timer = setTimeout(() => (slow.value = loading.value), 200)
    try {
      const answer = await fetch()
      if (mine !== turn) return
      data.value = answer
      fault.value = null
    } catch (thrown) {
      if (mine === turn) fault.value = asFault(thrown).ofReading()
    } finally {
      if (mine === turn) {
        loading.value = false
        slow.value = false
        clearTimeout(timer)
      }
    }
  }

  // What only the network kept away comes by itself once it is back.
  watch(online, (it) => it && fault.value?.kind === 'offline' && void load())
  onScopeDispose(() => {
    turn++
    clearTimeout(timer)
  })
  if (start) void load()
  return { data, fault, loading, slow, load }
}

/** Asks again and again while it is worth it, and not while nobody looks. */
export function repeatWhile(worth: Ref<boolean>, load: () => Promise<void>, every: number): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = () => {
    clearTimeout(timer)
    if (!worth.value) return
    timer = setTimeout(async () => {
      if (document.visibilityState === 'visible') await load()
      next()
    }, every)
  }
  watch(worth, next, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
}

export interface List<T> {
  items: ShallowRef<T[]>
  fault: ShallowRef<Fault | null>
  /** The next page failed while the former ones stand. */
  moreFault: ShallowRef<Fault | null>
  loading: Ref<boolean>
  slow: Ref<boolean>
  loaded: Ref<boolean>
  hasMore: Ref<boolean>
  load: () => Promise<void>
  more: () => Promise<void>
}

export function useList<T>(fetch: (cursor?: string) => Promise<Page<T>>, start = true): List<T> {
  const items = shallowRef<T[]>([])
  const moreFault = shallowRef<Fault | null>(null)
  const hasMore = ref(false)
  const loaded = ref(false)
  let cursor: string | null = null

  const first = useResource(async () => {
    const page = await fetch()
    items.value = page.items
    cursor = page.nextCursor
    hasMore.value = cursor !== null
    loaded.value = true
    moreFault.value = null
    return page
  }, start)

  async function more(): Promise<void> {
    if (cursor === null) return
    const from = cursor
    try {
      const page = await fetch(from)
      if (from !== cursor) return
      items.value = [...items.value, ...page.items]
      cursor = page.nextCursor
      hasMore.value = cursor !== null
      moreFault.value = null
    } catch (thrown) {
      moreFault.value = asFault(thrown).ofReading()
    }
  }

  return { items, fault: first.fault, moreFault, loading: first.loading, slow: first.slow, loaded, hasMore, load: first.load, more }
}
