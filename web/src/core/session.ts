// Who is signed in, and for which party. One value for the whole page.
import { computed, ref, shallowRef } from 'vue'
import * as api from './api'
import { Fault } from './fault'
import { actingFor, csrf, onSignedOut } from './http'
import { clearDrafts } from './drafts'
import { onRemembered, recall, remember } from './memory'
import type { Platform, RoleCard, Session } from './types'

export const session = shallowRef<Session | null>(null)
export const platform = shallowRef<Platform | null>(null)
export const expired = ref(false)

/** Where the phone keeps who was here last, for a start without a network. */
export const REMEMBERED = 'phone.session'
const LEAVING = 'leaving'
/** The person who has signed out here, and of whom the server does not know it yet. */
export const leaving = ref(recall(LEAVING) ?? '')

export const isCompany = computed(() => session.value?.party.kind === 'company')
export const isAdministrator = computed(() => session.value?.role.endsWith('-admin') ?? false)

onSignedOut(expire)
window.addEventListener('online', () => void leave().catch(() => undefined))
// One cookie, so one sign-out for all windows.
onRemembered(LEAVING, (who) => {
  leaving.value = who
  if (!who || session.value?.person.id !== who) return
  clearDrafts()
  accept(null)
})

export async function startSession(): Promise<void> {
  await leave()
  const [world, mine] = await Promise.allSettled([api.platform(), api.session()])
  if (world.status === 'fulfilled') platform.value = world.value
  if (mine.status === 'fulfilled') accept(mine.value)
  else if (isSignedOut(mine.reason)) expire()
  else throw mine.reason
}

export async function signIn(login: string, password: string, code?: string): Promise<void> {
  await enter(() => api.signIn(login, password, code))
}

export async function viewAs(card: RoleCard): Promise<void> {
  await enter(() => api.signInAs(card.login))
}

export async function changeParty(membership: string): Promise<void> {
  accept(await api.changeParty(membership))
}

export async function stay(): Promise<void> {
  try {
    accept(await api.session())
  } catch (thrown) {
    if (isSignedOut(thrown)) expire()
    throw thrown
  }
}

/** Asks to sign in again; what was typed stays. */
export function expire(): void {
  if (!session.value) return
  expired.value = true
  accept(null)
}

/**
 * Leaves even when the server can't be reached, and then tells it before anything else once it can be: the cookie is
 * still good, and whoever opens the page next must not be the one who left. What was typed goes with the person.
 */
export async function signOut(): Promise<void> {
  remembering(session.value?.person.id ?? '')
  remember(REMEMBERED, '')
  clearDrafts()
  await leave().catch(() => undefined)
  expired.value = false
  accept(null)
}

async function leave(): Promise<void> {
  const who = recall(LEAVING) ?? leaving.value
  if (!who) return
  try {
    // Asked each time: a page that was opened without a network has no token, and meanwhile somebody else may be here.
    const here = await api.session()
    if (here.person.id === who) await api.signOut(here.csrf)
  } catch (thrown) {
    if (!isSignedOut(thrown)) throw thrown
  }
  remembering('')
}

async function enter(how: () => Promise<Session>): Promise<void> {
  // In order, but no obstacle: the new session takes the place of the old one's cookie.
  await leave().catch(() => undefined)
  accept(await how())
  remembering('')
}

function remembering(who: string): void {
  if (who || leaving.value || recall(LEAVING)) remember(LEAVING, who)
  leaving.value = who
}

function accept(to: Session | null): void {
  session.value = to
  csrf.value = to?.csrf ?? ''
  actingFor.value = to?.membership ?? ''
  if (to) expired.value = false
}

function isSignedOut(thrown: unknown): boolean {
  return thrown instanceof Fault && thrown.kind === 'signed-out'
}
