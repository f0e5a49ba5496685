import { computed } from 'vue'
import type { Key } from '@/core/i18n'
import type { IconName } from '@/core/icons'
import { isAdministrator, isCompany, session } from '@/core/session'

interface Place {
  to: string
  label: Key
  /** Pressed after `g`. */
  letter: string
}
export interface NavItem extends Place {
  icon: IconName
}
export interface NavGroup {
  label: Key
  items: NavItem[]
}

export const account: NavItem = { to: '/account', label: 'nav.account', icon: 'key', letter: 'a' }
const SHARED: NavItem[] = [account, { to: '/help', label: 'nav.help', icon: 'help', letter: '?' }]

/** 三员 keep the platform and see nobody's business, so nothing of it stands in their menu. */
const administration = (): NavGroup[] => [
  {
    label: 'nav.daily',
    items: [
      { to: '/', label: 'nav.home', icon: 'home', letter: 'h' },
      { to: '/people', label: 'nav.people', icon: 'people', letter: 'y' },
      { to: '/companies', label: 'nav.companies', icon: 'company', letter: 'o' },
      { to: '/security', label: 'nav.security', icon: 'seal', letter: 's' },
      { to: '/journal', label: 'nav.journal', icon: 'journal', letter: 'j' },
    ],
  },
  ...(session.value?.role === 'system-admin'
    ? [
        {
          label: 'nav.house',
          items: [
            { to: '/reference', label: 'title.reference', icon: 'events', letter: 'x' },
            { to: '/catalogue', label: 'nav.catalogue', icon: 'clauses', letter: 'm' },
            { to: '/uploads', label: 'nav.uploads', icon: 'upload', letter: 'u' },
            { to: '/jobs', label: 'title.jobs', icon: 'wait', letter: 'w' },
            { to: '/deliveries', label: 'title.deliveries', icon: 'forward', letter: 'd' },
            { to: '/code-addresses', label: 'nav.codeAddresses', icon: 'search', letter: 'k' },
            { to: '/mail', label: 'nav.mail', icon: 'mail', letter: 'i' },
            { to: '/letters', label: 'nav.letters', icon: 'upload', letter: 'q' },
          ],
        } satisfies NavGroup,
      ]
    : []),
  { label: 'nav.more', items: SHARED },
]

const business = (): NavGroup[] => [
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
      { to: '/evidence', label: 'nav.evidence', icon: 'photo', letter: 'v' },
    ],
  },
  {
    label: 'nav.look',
    items: [
      { to: '/chain', label: 'nav.chain', icon: 'chain', letter: 'c' },
      { to: '/products', label: 'nav.products', icon: 'product', letter: 'p' },
      { to: '/companies', label: 'nav.companies', icon: 'company', letter: 'o' },
      { to: '/dossiers', label: 'nav.dossiers', icon: 'store', letter: 'b' },
      { to: '/catalogue', label: 'nav.catalogue', icon: 'clauses', letter: 'm' },
    ],
  },
  {
    label: 'nav.more',
    items: [
      { to: '/uploads', label: 'nav.uploads', icon: 'upload', letter: 'u' },
      { to: '/jobs', label: 'title.jobs', icon: 'wait', letter: 'w' },
      { to: '/journal', label: 'nav.journal', icon: 'journal', letter: 'j' },
      ...(isCompany.value ? ([{ to: '/keys', label: 'nav.keys', icon: 'key', letter: 'k' }] satisfies NavItem[]) : []),
      ...SHARED,
    ],
  },
]

/** The menu shows what a kind of party works with; what it may see is decided by the server alone. */
export const navGroups = computed<NavGroup[]>(() => (isAdministrator.value ? administration() : business()))

/** What stands on the page of help. */
export const furtherPlaces = computed<Place[]>(() => [
  ...(isAdministrator.value ? [] : [{ to: '/reference', label: 'title.reference', letter: 'x' } satisfies Place]),
  { to: '/lives', label: 'nav.lives', letter: 'z' },
  { to: '/clauses', label: 'nav.clauses', letter: 'l' },
])

/** Wherever `g` and a letter lead. */
export const places = computed<Place[]>(() => [...navGroups.value.flatMap((it) => it.items), ...furtherPlaces.value])
