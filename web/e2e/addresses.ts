// Every address of both entries, read from where the routes are listed, so that a new one is looked at without being told.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { base, platform, windowFor } from './people'

const source = (path: string) => readFileSync(resolve(import.meta.dirname ?? '.', '../src', path), 'utf8')

/** As they stand in console/routes.ts, `:id` and all. */
export function consoleRoutes(): string[] {
  const found = [...source('console/routes.ts').matchAll(/page\('([^']+)'/g)].map((it) => it[1]!)
  if (found.length < 15) throw new Error('console/routes.ts is written in another way; this reads it no more')
  // What may be left out is left out.
  return found.filter((it) => !it.includes('(')).map((it) => it.replace(/\/:[a-z]+\?$/i, ''))
}

export function phoneRoutes(): string[] {
  return [...source('phone/routes.ts').matchAll(/path: '([^':(]+)'/g)].map((it) => `/m/#${it[1]}`)
}

/**
 * Addresses that somebody can open. For a page about one thing that thing is taken from the list before it: `/x/:id`
 * follows the first link to `/x/…` on `/x`, and is left out where this person has none.
 */
export async function consoleAddresses(page: Page, routes = consoleRoutes()): Promise<string[]> {
  const open: string[] = []
  for (const route of routes) {
    if (!route.includes(':')) open.push(route)
    else {
      const one = (await known(page, route)) ?? (await linked(page, route))
      if (one) open.push(one)
    }
  }
  return open
}

/** Not every thing has a list of its own in the console: a request for correction is reached from its finding. */
async function known(page: Page, route: string): Promise<string | undefined> {
  if (route !== '/corrections/:id') return undefined
  const get = async (path: string) => (await page.context().request.get(base() + '/api/v1' + path)).json()
  for (const { id } of (await get('/findings?state=returned&limit=20')).items) {
    const [asked] = (await get('/findings/' + id)).corrections
    if (asked) return `/corrections/${asked.id}`
  }
  return undefined
}

/** Returns a finding for correction, unless one is: a new world has none. */
export async function somethingReturned(browser: Browser): Promise<void> {
  const { roleCards } = await platform()
  for (const card of roleCards.filter((it) => it.role === 'regulator')) {
    const page = await windowFor(browser, card)
    const { request } = page.context()
    const get = async (path: string) => (await request.get(base() + '/api/v1' + path)).json()
    const { csrf } = await get('/session')
    const open = (await get('/findings?state=returned&limit=1')).items.length ? [] : (await get('/findings?state=open&limit=50')).items
    let done = open.length === 0
    for (const { id } of open) {
      const finding = await request.get(`${base()}/api/v1/findings/${id}`)
      const headers = { 'X-CSRF-Token': csrf, 'If-Match': finding.headers().etag!, 'Idempotency-Key': crypto.randomUUID() }
      done = (await request.post(`${base()}/api/v1/findings/${id}/return`, { headers, data: { workingDays: 5, reason: '请补报这批货的记录。' } })).ok()
      if (done) break
    }
    await page.context().close()
    if (done) return
  }
  throw new Error('no authority could return a finding')
}

/** Long work, a document and a file that was sent: a new world has none. */
export async function somethingMade(browser: Browser): Promise<void> {
  await somethingReturned(browser)
  const { roleCards } = await platform()
  for (const card of roleCards.filter((it) => it.role === 'regulator' || it.role === 'producer')) {
    const page = await windowFor(browser, card)
    const { request } = page.context()
    const get = async (path: string) => (await request.get(base() + '/api/v1' + path)).json()
    const { csrf } = await get('/session')
    const post = (path: string, data: unknown, type = 'application/json') =>
      request.post(base() + '/api/v1' + path, { data: data as Buffer, headers: { 'X-CSRF-Token': csrf, 'Content-Type': type, 'Idempotency-Key': crypto.randomUUID() } })
    if (card.role === 'regulator') {
      await post('/findings/judge-again', { reason: '演练' })
      const correction = await known(page, '/corrections/:id')
      if (correction && !(await get('/documents?limit=1')).items.length) await post(`${correction}/notice`, {})
    } else if (!(await get('/uploads?limit=1')).items.length) {
      const template = await (await request.get(base() + '/api/v1/upload-kinds/products/template')).body()
      await post('/uploads?form=products&name=template.xlsx', template, 'application/octet-stream')
    }
    await page.context().close()
  }
}

async function linked(page: Page, route: string): Promise<string | undefined> {
  const before = route.slice(0, route.indexOf('/:'))
  const depth = route.split('/').length
  await page.goto(before)
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  const links = await page.locator('main a[href]').evaluateAll((all) => all.map((it) => it.getAttribute('href')!))
  return links.find((it) => it.startsWith(before + '/') && it.split('?')[0]!.split('/').length === depth)
}
