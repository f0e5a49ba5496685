// The people of the demonstration world, found by what they are and not by name, so that any world will do.
import { expect, request, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { urlOf } from './product'

/** The product that nobody else uses while this test runs. */
export const base = () => process.env.YUANLIU_URL ?? process.env[urlOf(process.env.TEST_PARALLEL_INDEX ?? 0)] ?? 'http://localhost:8080'

export interface Card {
  login: string
  role: string
  party: string
  title: { zh: string; en: string }
}
export interface Scene {
  code: string
  digitalLink: string
  supplier: { id: string; name: string }
  store: { id: string; name: string }
  authority: { id: string; name: string }
}

export async function platform(): Promise<{ demonstration: boolean; roleCards: Card[]; scenes: Scene[] }> {
  return (await fetch(base() + '/api/v1/platform')).json()
}

export async function cardFor(what: { party?: string; role?: string }): Promise<Card> {
  const { roleCards } = await platform()
  const found = roleCards.find((it) => (!what.party || it.party === what.party) && (!what.role || it.role === what.role))
  if (!found) throw new Error(`no role card for ${JSON.stringify(what)}; there are ${roleCards.map((it) => it.role + ' ' + it.party).join(', ')}`)
  return found
}

/** A unit of the guided tour that its store has not booked in yet, so that the tests can run again on the same world. */
export async function freshScene(): Promise<Scene> {
  const { scenes } = await platform()
  for (const scene of scenes) {
    const door = await request.newContext()
    await door.post(base() + '/api/v1/session/as', { data: { login: (await cardFor({ party: scene.store.name })).login } })
    const filed = await (await door.get(`${base()}/api/v1/events?mine=true&code=${encodeURIComponent(scene.code)}`)).json()
    await door.dispose()
    if (filed.items.length === 0) return scene
  }
  throw new Error(`all ${scenes.length} scenes were played already`)
}

/** Signs in through the product's own door, before any page is open. */
export async function enter(context: BrowserContext, card: Pick<Card, 'login'>): Promise<void> {
  const answer = await context.request.post(base() + '/api/v1/session/as', { data: { login: card.login } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

export async function windowFor(browser: Browser, card: Pick<Card, 'login'> | null, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: base(), locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options })
  await context.addInitScript(countQuestions)
  if (card) await enter(context, card)
  return context.newPage()
}

/** Runs in the page before anything else: a question is open until the last byte of its answer is there. */
function countQuestions(): void {
  const count = window as unknown as { openQuestions: number }
  const ask = window.fetch
  count.openQuestions = 0
  window.fetch = async (...what) => {
    count.openQuestions++
    const done = () => void count.openQuestions--
    try {
      const answer = await ask(...what)
      answer.clone().arrayBuffer().then(done, done)
      return answer
    } catch (failed) {
      done()
      throw failed
    }
  }
}

/** What a scanner gun types, as fast as one: the keys wait in the browser, and nobody waits in between for the test. */
export async function fireGun(page: Page, code: string): Promise<void> {
  const keys = await page.context().newCDPSession(page)
  const press = (key: string, text: string, windowsVirtualKeyCode?: number) =>
    ['keyDown', 'keyUp'].map((type) => keys.send('Input.dispatchKeyEvent', { type: type as 'keyDown', key, windowsVirtualKeyCode, ...(type === 'keyDown' && { text }) }))
  await Promise.all([...[...code].flatMap((it) => press(it, it)), ...press('Enter', '\r', 13)])
  await keys.detach()
}

/** A page is there when its heading is and no answer is outstanding. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1')).toBeVisible()
  await page.waitForFunction(() => {
    if ((window as unknown as { openQuestions?: number }).openQuestions) return false
    const lately = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).reduce((last, it) => Math.max(last, it.responseEnd), 0)
    return performance.now() - lately > 150 && !document.querySelector('.skeleton')
  })
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
