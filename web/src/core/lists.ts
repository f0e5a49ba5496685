// The lists of the reference data, as forms offer them: asked for once, and remembered for when there is no network.
import { shallowRef, type ShallowRef } from 'vue'
import * as api from './api'
import { recall, remember } from './memory'
import type { ReferenceContent } from './types'

type Entry = ReferenceContent['entries'][number]
const known = new Map<string, ShallowRef<Entry[]>>()

export function entriesOf(list: string): ShallowRef<Entry[]> {
  const found = known.get(list)
  if (found) return found
  const entries = shallowRef<Entry[]>(JSON.parse(recall(`list.${list}`) ?? '[]') as Entry[])
  known.set(list, entries)
  api.referenceList(list).then(
    (it) => {
      entries.value = it.entries
      remember(`list.${list}`, JSON.stringify(it.entries))
    },
    // What was remembered stands; the next page that needs it asks again.
    () => void known.delete(list),
  )
  return entries
}
