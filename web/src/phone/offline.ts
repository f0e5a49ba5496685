// Opening without a network: the page itself by a service worker, the person by what was known last.
import { ref, watch } from 'vue'
import { csrf } from '@/core/http'
import { recall, remember } from '@/core/memory'
import { expired, leaving, REMEMBERED, session, startSession } from '@/core/session'
import type { Session } from '@/core/types'

/** A newer version of this page that waits until somebody says so: never in the middle of a batch of scans. */
export const newer = ref<ServiceWorker | null>(null)

const HOURLY = 3_600_000

/** Asks who is here. Without an answer it is who was here last: he may scan, and the server asks again before it takes anything. */
export async function startOffline(): Promise<void> {
  const last = recall(REMEMBERED)
  try {
    await startSession()
    expired.value = !!last && !session.value
  } catch {
    if (last && !leaving.value) session.value = JSON.parse(last) as Session
  }
  watch(session, (it) => remember(REMEMBERED, it ? JSON.stringify({ ...it, csrf: '' }) : ''), { immediate: true })
}

/** Whoever was only remembered becomes known, before anything is sent; or is asked to sign in. */
export async function known(): Promise<boolean> {
  if (!csrf.value) await startSession().catch(() => undefined)
  return csrf.value !== ''
}

export async function keepThisPage(): Promise<void> {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return
  const hadOne = !!navigator.serviceWorker.controller
  try {
    const registration = await navigator.serviceWorker.register('/m/sw.js')
    const look = () => {
      // The very first one waits for nobody, and replaces nothing.
      if (hadOne || registration.active) newer.value = registration.waiting
    }
    look()
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
    setInterval(() => void registration.update().catch(() => undefined), HOURLY)
  } catch (refused) {
    // Not over this connection: the page works as long as there is a network.
    console.warn(refused)
  }
}

export function takeNewer(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  newer.value?.postMessage('take over')
}
