// Every list in its five states: coming, empty, empty under a filter, cut short, failed. A list that is not named here fails the first test.
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { base, cardFor, phone, settled, windowFor } from './people'

// Nothing here hangs on what another test did.
test.describe.configure({ mode: 'parallel' })

interface ListPage {
  role: string
  /** Where it is; `:first` is the first thing of the list before it. */
  path: string
  /** What it asks the server for. */
  asks: string
  /** An address under which something narrows it; none where nothing can. */
  narrowed?: string
  /** Comes whole or not at all: there is no second page that could fail. */
  whole?: boolean
  phone?: boolean
  /** What else the page asks for, and where a new world has none of it. */
  beside?: Record<string, object>
  /** One line of it, where a new world has none, or none for anybody with a card. */
  line?: object
}

const id = '01a1ff25-e265-7f6c-a7d7-c9aec020fa42'
const at = '2026-11-21T10:00:00+08:00'
const both = { zh: '示例', en: 'Example' }

interface Schema {
  type?: string | string[]
  format?: string
  enum?: string[]
  $ref?: string
  oneOf?: Schema[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
}
const schemas = (JSON.parse(readFileSync(resolve(import.meta.dirname ?? '.', '../../docs/openapi.json'), 'utf8')) as { components: { schemas: Record<string, Schema> } }).components.schemas

/** Something of this shape, as the interface describes it. */
function sample(of: string | Schema): unknown {
  const it: Schema = typeof of === 'string' ? schemas[of]! : of
  if (it.$ref) return sample(it.$ref.split('/').at(-1)!)
  if (it.oneOf ?? it.anyOf) return sample((it.oneOf ?? it.anyOf)!.find((one) => one.$ref) ?? {})
  if (Array.isArray(it.type)) return null
  if (it.enum) return it.enum[0]
  if (it.type === 'array') return []
  if (it.type === 'boolean') return true
  if (it.type === 'integer' || it.type === 'number') return 1
  if (it.type === 'string') return it.format === 'uuid' ? id : it.format === 'date-time' ? at : it.format === 'date' ? at.slice(0, 10) : 'example'
  return Object.fromEntries(Object.entries(it.properties ?? {}).map(([name, one]) => [name, sample(one)]))
}

const lists: Record<string, ListPage> = {
  'console/pages/Desk.vue': { role: 'regulator', path: '/desk', asks: 'desk', narrowed: '/desk?state=closed' },
  'console/pages/Findings.vue': { role: 'regulator', path: '/findings', asks: 'findings', narrowed: '/findings?state=resolved' },
  'console/pages/Events.vue': { role: 'seller', path: '/events', asks: 'events', narrowed: '/events?code=06901234567892' },
  'console/pages/Products.vue': { role: 'regulator', path: '/products', asks: 'products', narrowed: '/products?q=x' },
  'console/pages/ProductDetail.vue': { role: 'regulator', path: '/products/:first', asks: 'events' },
  'console/pages/Companies.vue': { role: 'regulator', path: '/companies', asks: 'parties', narrowed: '/companies?q=x' },
  'console/pages/Journal.vue': { role: 'regulator', path: '/journal', asks: 'journal', narrowed: '/journal?subject=x' },
  'console/pages/Notices.vue': {
    role: 'regulator',
    path: '/notices',
    asks: 'notices',
    line: { id, kind: 'example', at, readAt: null, subject: { type: 'job', id }, title: both },
  },
  'console/pages/Jobs.vue': {
    role: 'regulator',
    path: '/jobs',
    asks: 'jobs',
    narrowed: '/jobs?state=done',
    line: { id, kind: 'example', title: both, unit: both, state: 'done', stateTitle: both, done: 1, total: 1, party: { id, name: '示例' }, askedAt: at, movedAt: at, endedAt: at, left: null, perSecond: null, offers: [], outcome: null, problem: null },
  },
  'console/pages/Deliveries.vue': {
    role: 'system-admin',
    path: '/deliveries',
    asks: 'deliveries',
    line: { id, fact: 'example', listener: 'example', toldAt: at, failures: 0, stuck: false, problem: null },
  },
  'console/pages/Documents.vue': { role: 'regulator', path: '/documents', asks: 'documents', narrowed: '/documents?state=draft', line: sample('DocumentLine') as object },
  'console/pages/Dossiers.vue': { role: 'regulator', path: '/dossiers', asks: 'dossiers', narrowed: '/dossiers?q=x' },
  'console/pages/Evidence.vue': { role: 'regulator', path: '/evidence', asks: 'evidence', narrowed: '/evidence?q=x', line: sample('Exhibit') as object },
  'console/pages/Letters.vue': { role: 'system-admin', path: '/letters', asks: 'administration/letters', narrowed: '/letters?state=failed', line: { ...(sample('Letter') as object), state: 'failed', kind: 'notice' } },
  'console/pages/People.vue': { role: 'system-admin', path: '/people', asks: 'administration/people', narrowed: '/people?q=x' },
  'console/pages/Templates.vue': { role: 'regulator', path: '/templates', asks: 'templates' },
  'console/pages/Uploads.vue': { role: 'producer', path: '/uploads', asks: 'uploads', line: sample('Upload') as object },
  'console/pages/UploadDetail.vue': {
    role: 'producer',
    path: `/uploads/${id}`,
    asks: `uploads/${id}/rows`,
    beside: { [`uploads/${id}`]: sample('Upload') as object },
    line: sample('UploadRow') as object,
  },
  'console/pages/Keys.vue': { role: 'seller', path: '/keys', asks: 'keys', whole: true },
  'phone/pages/Corrections.vue': {
    role: 'seller',
    path: '/m/#/corrections',
    asks: 'desk',
    phone: true,
    line: { ...(sample('Item') as object), subject: { type: 'correction', id } },
  },
  'phone/pages/Today.vue': { role: 'seller', path: '/m/#/today', asks: 'events', phone: true },
}

/** A page that uses a list says so by `useList`. What stands on a page beside its own matter says less, and is looked at with the page. */
function pagesWithLists(): string[] {
  const source = resolve(import.meta.dirname ?? '.', '../src')
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((it) => it.includes('pages') && it.endsWith('.vue') && readFileSync(resolve(source, it), 'utf8').includes('useList'))
    .sort()
}

test('every list is looked at in its five states', () => {
  expect(pagesWithLists()).toEqual(Object.keys(lists).sort())
})

async function opened(page: Page, list: ListPage): Promise<string> {
  if (!list.path.endsWith(':first')) return list.path
  const all = list.path.slice(0, -':first'.length)
  const { items } = await (await page.context().request.get(`${base()}/api/v1${all}?limit=1`.replace('/?', '?'))).json()
  return all + (items[0].gtin ?? items[0].id)
}

const problem = { title: '系统出了问题', safe: '已保存的数据不受影响。', next: '请稍后再试。', traceId: 'T-123', code: 'broken' }
const failure = { status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }
const nothing = { contentType: 'application/json', body: '{"items":[],"nextCursor":null}' }

for (const [file, list] of Object.entries(lists)) {
  test(`${file} is coming, empty, narrowed to nothing, cut short, failed`, async ({ browser }) => {
    test.setTimeout(120_000)
    const page = await windowFor(browser, await cardFor({ role: list.role }), list.phone ? phone : {})
    // Page addresses hold the same words, and what they load is none of the server's lists.
    const asked = new RegExp(`/api/v1/${list.asks}(\\?|$)`)
    const path = await opened(page, list)
    for (const [address, answer] of Object.entries(list.beside ?? {})) {
      await page.route(new RegExp(`/api/v1/${address}(\\?|$)`), (it) => it.fulfill({ contentType: 'application/json', body: JSON.stringify(answer) }))
    }

    await test.step('coming', async () => {
      let answer = () => {}
      const held = new Promise<void>((done) => (answer = done))
      await page.route(asked, async (it) => {
        await held
        await it.fulfill(nothing)
      })
      await page.goto(path)
      await expect(page.locator('main .skeleton, main [role=status]').filter({ visible: true }).first()).toBeVisible()
      answer()
    })

    await test.step('empty: why, and what to do', async () => {
      await expect(page.locator('main .empty')).toHaveText(/.{8,}/)
      await expect(page.locator('main .skeleton')).toHaveCount(0)
      if (list.narrowed) {
        await page.goto(list.narrowed)
        await page.getByRole('button', { name: '清除筛选' }).click()
        await expect(page).not.toHaveURL(new RegExp(list.narrowed.replace(/.*\?/, '') + '$'))
        await expect(page.getByRole('button', { name: '清除筛选' })).toBeHidden()
      }
      await page.unroute(asked)
    })

    await test.step('failed: what happened, what is safe, what next, and again', async () => {
      await page.route(asked, (it) => it.fulfill(failure))
      await page.goto('about:blank')
      await page.goto(path)
      const alert = page.getByRole('alert')
      for (const words of ['系统出了问题', '已保存的数据不受影响。', '请稍后再试。', 'T-123']) await expect(alert).toContainText(words)
      await page.unroute(asked)
      if (list.line) await page.route(asked, (it) => it.fulfill({ contentType: 'application/json', body: JSON.stringify({ items: [list.line], nextCursor: null }) }))
      await alert.getByRole('button', { name: '再试一次' }).click()
      await expect(alert).toBeHidden()
      await settled(page)
    })

    if (!list.whole) {
      await test.step('cut short: what came stays, and what did not is said', async () => {
        await page.route(asked, async (it) => {
          if (it.request().url().includes('cursor=')) return it.fulfill(failure)
          const answer = list.line ? { items: [list.line] } : await (await it.fetch()).json()
          // This person may have none of just these: then any of his own stand in.
          const items = answer.items.length ? answer.items : (await (await page.context().request.get(`${base()}/api/v1/${list.asks}?limit=5`)).json()).items
          await it.fulfill({ contentType: 'application/json', body: JSON.stringify({ items, nextCursor: 'more' }) })
        })
        await page.goto('about:blank')
        await page.goto(path)
        await settled(page)
        const rows = page.locator('main tbody tr, main .records > li, main .notices > li').filter({ visible: true })
        await expect(rows.first()).toBeVisible()
        const came = await rows.count()
        await page.getByRole('button', { name: '再看一些' }).click()
        await expect(page.getByRole('alert')).toContainText('系统出了问题')
        await expect(page.getByRole('alert').getByRole('button', { name: '再试一次' })).toBeVisible()
        expect(await rows.count()).toBe(came)
      })
    }
    await page.context().close()
  })
}
