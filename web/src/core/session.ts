// Who is signed in, and for which party. One value for the whole page.
import { computed, ref, shallowRef } from 'vue'
import * as api from './api'
import { Fault } from './fault'
import { csrf, onSignedOut } from './http'
import { clearDrafts } from './drafts'
import type { Platform, RoleCard, Session } from './types'

export const session = shallowRef<Session | null>(null)
export const platform = shallowRef<Platform | null>(null)
export const expired = ref(false)

export const isCompany = computed(() => session.value?.party.kind === 'company')
export const isAdministrator = computed(() => session.value?.role.endsWith('-admin') ?? false)

onSignedOut(() => {
  if (!session.value) return
  expired.value = true
  accept(null)
})

export async function startSession(): Promise<void> {
  const [world, mine] = await Promise.allSettled([api.platform(), api.session()])
  if (world.status === 'fulfilled') platform.value = world.value
  if (mine.status === 'fulfilled') accept(mine.value)
  else if (!(mine.reason instanceof Fault) || mine.reason.kind !== 'signed-out') throw mine.reason
}

export async function signIn(login: string, password: string, code?: string): Promise<void> {
  accept(await api.signIn(login, password, code))
}

export async function viewAs(card: RoleCard): Promise<void> {
  accept(await api.signInAs(card.login))
}

export async function changeParty(membership: string): Promise<void> {
  accept(await api.changeParty(membership))
}

export async function stay(): Promise<void> {
  accept(await api.session())
}

/** Leaves even when the server can't be reached; what was typed goes with the person. */
export async function signOut(): Promise<void> {
  try {
    await api.signOut()
  } finally {
    clearDrafts()
    expired.value = false
    accept(null)
  }
}

function accept(to: Session | null): void {
  session.value = to
  csrf.value = to?.csrf ?? ''
  if (to) expired.value = false
}
