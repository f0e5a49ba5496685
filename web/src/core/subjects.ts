// Where the console shows what a notice, a file or an entry of the journal is about.
import { isAdministrator } from './session'
import type { Subject } from './types'

const PAGES: Record<string, string> = {
  finding: '/findings/',
  correction: '/corrections/',
  document: '/documents/',
  upload: '/uploads/',
  category: '/catalogue/',
  product: '/products/',
  party: '/companies/',
  job: '/jobs/',
  person: '/people/',
}

/** Nowhere, for what has no page or none that this person may open. */
export function placeOf(it: Subject): string | null {
  if (it.type === 'account') return '/account'
  if (it.type === 'person' && !isAdministrator.value) return null
  return PAGES[it.type] ? PAGES[it.type] + it.id : null
}
