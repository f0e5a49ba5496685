import { computed } from 'vue'
import type { Key } from '@/core/i18n'
import type { IconName } from '@/core/icons'
import { isAdministrator, isCompany, session } from '@/core/session'

export interface NavItem {
  to: string
  label: Key
  icon: IconName
  /** Pressed after `g`. */
  letter: string
}
export interface NavGroup {
  label: Key
  items: NavItem[]
}

/** The menu shows what a kind of party works with; what it may see is decided by the server alone. */
export const navGroups = computed<NavGroup[]>(() => [
  {
    label: 'nav.daily',
    items: [
      { to: '/', label: 'nav.home', icon: 'home', letter: 'h' },
      { to: '/desk', label: 'nav.work', icon: 'desk', letter: 't' },
      ...(isCompany.value
        ? ([
            { to: '/file', label: 'nav.file', icon: 'file', letter: 'r' },
            { to: '/events', label: 'nav.events', icon: 'events', letter: 'e' },
          ] satisfies NavItem[])
        : []),
      { to: '/findings', label: 'nav.findings', icon: 'finding', letter: 'f' },
      { to: '/documents', label: 'nav.documents', icon: 'seal', letter: 'n' },
    ],
  },
  {
    label: 'nav.look',
    items: [
      { to: '/chain', label: 'nav.chain', icon: 'chain', letter: 'c' },
      { to: '/products', label: 'nav.products', icon: 'product', letter: 'p' },
      { to: '/companies', label: 'nav.companies', icon: 'company', letter: 'o' },
      { to: '/evidence', label: 'nav.evidence', icon: 'photo', letter: 'v' },
      { to: '/dossiers', label: 'nav.dossiers', icon: 'store', letter: 'b' },
      { to: '/catalogue', label: 'nav.catalogue', icon: 'seal', letter: 'm' },
      { to: '/uploads', label: 'nav.uploads', icon: 'upload', letter: 'u' },
    ],
  },
  {
    label: 'nav.house',
    items: [
      { to: '/reference', label: 'title.reference', icon: 'clauses', letter: 'x' },
      { to: '/jobs', label: 'title.jobs', icon: 'wait', letter: 'w' },
      ...(session.value?.role === 'system-admin'
        ? ([{ to: '/deliveries', label: 'title.deliveries', icon: 'forward', letter: 'd' }] satisfies NavItem[])
        : []),
      { to: '/journal', label: 'nav.journal', icon: 'journal', letter: 'j' },
      ...(isCompany.value ? ([{ to: '/keys', label: 'nav.keys', icon: 'key', letter: 'k' }] satisfies NavItem[]) : []),
      ...(isAdministrator.value
        ? ([
            { to: '/people', label: 'nav.people', icon: 'people', letter: 'y' },
            { to: '/security', label: 'nav.security', icon: 'seal', letter: 's' },
          ] satisfies NavItem[])
        : []),
      { to: '/account', label: 'nav.account', icon: 'key', letter: 'a' },
      { to: '/lives', label: 'nav.lives', icon: 'menu', letter: 'z' },
      { to: '/clauses', label: 'nav.clauses', icon: 'clauses', letter: 'l' },
      { to: '/help', label: 'nav.help', icon: 'help', letter: '?' },
    ],
  },
])
