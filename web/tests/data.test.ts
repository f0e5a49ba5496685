import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { clausesOf } from '@/console/parts/clauses'
import { layOut } from '@/console/parts/chain-layout'
import { csv, csvCell } from '@/core/csv'
import { clearDrafts, useDraft } from '@/core/drafts'
import { codeLabel, dayOf, fromLocalField, labelOf, moment, plusDays, shortTime, toLocalField } from '@/core/format'
import type { ChainStep, EventView, Gap } from '@/core/types'
import { addWorkingDays, calendarOf, isWorking, workingDaysBetween } from '@/core/workdays'

describe('CSV for spreadsheets', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '  =HYPERLINK("x")', '\r=1'])('lets no cell begin a formula: %j', (text) => {
    const cell = csvCell(text)
    expect(cell.replace(/^"/, '')).toMatch(/^'/)
  })

  it('leaves numbers and words alone, and quotes what needs quoting', () => {
    expect([12, -3.5, '入库', '', null, undefined].map(csvCell)).toEqual(['12', '-3.5', '入库', '', '', ''])
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"')
  })

  it('begins with a byte-order mark and ends its lines as spreadsheets expect', () => {
    expect(csv(['a', 'b'], [[1, '=x']])).toBe("\ufeffa,b\r\n1,'=x\r\n")
  })
})

describe('codes and times', () => {
  it('names the parts of a code', () => {
    expect(codeLabel('gs1:01/06901234567892/21/A%2F1')).toBe('06901234567892 · 序列号 A/1')
    expect(codeLabel('gs1:01/06901234567892/10/B1')).toBe('06901234567892 · 批次 B1')
    expect(codeLabel('gs1:01/06901234567892')).toBe('06901234567892')
    expect(codeLabel('other')).toBe('other')
    expect(codeLabel('gs1:00/369012340000000017')).toBe('369012340000000017')
    expect(codeLabel('gs1:01/06901234567892/21/%E0%A4%A')).toContain('%E0')
  })

  it('keeps the batch of an item in its label', () => {
    expect(labelOf({ identity: '', product: { gtin: '06901234567892' }, batch: 'B', serial: 'S' })).toBe('(01)06901234567892(10)B(21)S')
    expect(labelOf({ identity: '', product: { gtin: '06901234567892' }, batch: null, serial: null })).toBe('(01)06901234567892')
    expect(labelOf({ identity: 'gs1:00/369012340000000017', product: { gtin: '' }, batch: null, serial: null })).toBe('gs1:00/369012340000000017')
  })

  it('shows China’s time, whatever the machine’s zone', () => {
    expect(shortTime('2026-11-20T18:30:00Z')).toBe('2026-11-21 02:30')
    expect(dayOf('2026-11-20T18:30:00Z')).toBe('2026-11-21')
    expect(dayOf('2026-11-20')).toBe('2026-11-20')
    expect(moment(Date.UTC(2026, 10, 20, 18, 30, 5, 900))).toBe('2026-11-21T02:30:05+08:00')
    expect(fromLocalField(toLocalField('2026-11-20T18:30:00Z'))).toBe('2026-11-21T02:30:00+08:00')
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})

describe('working days', () => {
  const exception = (day: string, working: boolean) => ({ day, working, zh: '', en: '', citation: '', verified: true })
  const known = calendarOf([exception('2026-10-01', false), exception('2026-10-02', false), exception('2026-10-10', true)])

  it('follow the week, its holidays and the Saturdays that make up for them', () => {
    expect(isWorking(known, '2026-10-01')).toBe(false)
    expect(isWorking(known, '2026-10-10')).toBe(true)
    expect(isWorking(known, '2026-10-11')).toBe(false)
  })

  it('are counted without the first day and with the last', () => {
    expect(workingDaysBetween(known, '2026-09-30', '2026-10-10')).toBe(6)
    expect(workingDaysBetween(known, '2026-10-10', '2026-09-30')).toBe(-6)
    expect(addWorkingDays(known, '2026-09-30', 6)).toEqual({ date: '2026-10-10', provisional: false })
  })

  it('counted beyond the settled years are provisional', () => {
    expect(addWorkingDays(known, '2026-12-30', 3).provisional).toBe(true)
    expect(addWorkingDays(calendarOf([]), '2026-11-20', 1)).toEqual({ date: '2026-11-23', provisional: true })
  })

  it('there and back agree on any day', () => {
    const seed = Date.now() % 100000
    for (let i = 0; i < 200; i++) {
      const from = plusDays('2026-01-01', (seed * 31 + i * 7919) % 300)
      const count = 1 + ((seed + i) % 30)
      expect(workingDaysBetween(known, from, addWorkingDays(known, from, count).date), `seed ${seed}, ${from} + ${count}`).toBe(count)
    }
  })
})

describe('the picture of a chain', () => {
  const [maker, wholesaler, shop] = ['maker', 'wholesaler', 'shop'].map((id) => ({ id, name: id }))
  const step = (act: EventView['act'], filer: { id: string; name: string }, gap: Gap | null = null): ChainStep => ({
    event: { act, filer } as EventView,
    holder: filer,
    gap,
  })
  const noShipment: Gap = { code: 'no-shipment', text: { zh: '', en: '' }, at: shop!, with: wholesaler! }

  it('has a lane for each party, in the order they appear', () => {
    const { lanes, marks } = layOut([step('produced', maker!), step('outbound', maker!), step('inbound', wholesaler!)])
    expect(lanes.map((it) => it.id)).toEqual(['maker', 'wholesaler'])
    expect(marks.map((it) => [it.column, it.lane])).toEqual([[0, 0], [1, 0], [2, 1]])
  })

  it('gives a gap a place of its own, with the one whose record is missing', () => {
    const { lanes, marks, links } = layOut([step('inbound', wholesaler!), step('inbound', shop!, noShipment)])
    expect(marks.map((it) => [lanes[it.lane]!.id, !!it.gap])).toEqual([['wholesaler', false], ['wholesaler', true], ['shop', false]])
    expect(links.map((it) => it.broken)).toEqual([true, true])
    expect(links.map((it) => [it.from.column, it.to.column])).toEqual([[0, 1], [1, 2]])
  })

  const [other] = ['other'].map((id) => ({ id, name: id }))
  const between = (act: EventView['act'], filer: { id: string; name: string }, partner: { id: string; name: string } | null, gap: Gap | null = null, more: Partial<EventView> = {}): ChainStep => {
    const it = step(act, filer, gap)
    return { ...it, event: { ...it.event, partner, ...more } as EventView }
  }
  const drawn = (steps: ChainStep[]) =>
    layOut(steps).links.map(({ from, to, broken }) => {
      const name = (it: typeof from) => (it.event ? `${it.event.act} ${it.event.filer.id}` : `gap ${it.gap!.code}`)
      return `${name(from)} ${broken ? '~>' : '->'} ${name(to)}`
    })

  it('draws no arrow between two buyers of one batch', () => {
    const steps = [
      between('produced', maker!, null),
      between('outbound', maker!, shop!),
      between('outbound', maker!, other!),
      between('inbound', shop!, maker!),
      between('inbound', other!, maker!),
      between('sale', shop!, null),
      between('loss', other!, null),
    ]
    expect(drawn(steps)).toEqual([
      'produced maker -> outbound maker',
      'produced maker -> outbound maker',
      'outbound maker -> inbound shop',
      'outbound maker -> inbound other',
      'inbound shop -> sale shop',
      'inbound other -> loss other',
    ])
    const { links } = layOut(steps)
    expect(links.filter((it) => it.to.event!.act === 'inbound').map((it) => it.from.event!.partner!.id)).toEqual(['shop', 'other'])
  })

  it('leads a receipt without a shipment to its gap, and goods of unknown origin to the shipment that nobody received', () => {
    expect(drawn([between('produced', wholesaler!, null), between('inbound', shop!, wholesaler!, noShipment)])).toEqual([
      'produced wholesaler ~> gap no-shipment',
      'gap no-shipment ~> inbound shop',
    ])
    const noReceipt: Gap = { code: 'no-receipt', text: { zh: '', en: '' }, at: shop!, with: null }
    expect(drawn([between('produced', maker!, null), between('outbound', maker!, shop!), between('sale', shop!, null, noReceipt)])).toEqual([
      'produced maker -> outbound maker',
      'outbound maker ~> gap no-receipt',
      'gap no-receipt ~> sale shop',
    ])
    const noProduction: Gap = { code: 'no-production', text: { zh: '', en: '' }, at: shop!, with: null }
    expect(drawn([between('inbound', shop!, null, noProduction), between('inbound', other!, null)])).toEqual(['gap no-production ~> inbound shop'])
  })

  it('follows a correction, a shipment in parts and one that is dated too late', () => {
    expect(drawn([between('outbound', maker!, shop!, null, { corrects: 'a' }), between('inbound', shop!, maker!), between('inbound', shop!, maker!, null, { corrects: 'b' })])).toEqual([
      'outbound maker -> inbound shop',
      'outbound maker -> inbound shop',
    ])
    expect(drawn([between('inbound', shop!, maker!), between('outbound', maker!, shop!)])).toEqual(['outbound maker -> inbound shop'])
  })

  it('leads goods back to where they had gone, and on from there', () => {
    expect(drawn([between('outbound', maker!, shop!), between('inbound', shop!, maker!), between('return', maker!, shop!), between('loss', maker!, null)])).toEqual([
      'outbound maker -> inbound shop',
      'inbound shop -> return maker',
      'return maker -> loss maker',
    ])
    expect(drawn([between('inbound', shop!, null), between('sale', shop!, null), between('return', shop!, null)])).toEqual(['inbound shop -> sale shop', 'sale shop -> return shop'])
    expect(drawn([between('return', shop!, other!)])).toEqual([])
  })

  it('draws so many steps and says how many it left out', () => {
    const { marks, hidden } = layOut(Array.from({ length: 75 }, () => step('sale', shop!)))
    expect([marks.length, hidden]).toEqual([60, 15])
  })
})

describe('drafts', () => {
  it('outlive the page until they are sent, and go with the person', async () => {
    const { draft } = useDraft('return.me.1', () => ({ reason: '', workingDays: 5 }))
    draft.reason = '请补报'
    await nextTick()
    const again = useDraft('return.me.1', () => ({ reason: '', workingDays: 5 }))
    expect(again.draft).toEqual({ reason: '请补报', workingDays: 5 })
    expect(again.kept).toBe(true)
    expect(useDraft('return.other.1', () => ({ reason: '' })).kept).toBe(false)
    again.done()
    expect(useDraft('return.me.1', () => ({ reason: '' })).kept).toBe(false)

    useDraft('x', () => ({ a: '' })).draft.a = '1'
    await nextTick()
    clearDrafts()
    expect(useDraft('x', () => ({ a: '' })).kept).toBe(false)
  })
})

describe('the clause page', () => {
  it('takes a clause without a passing test for open', () => {
    expect(clausesOf({ clauses: [{ id: 'TV-6.2', text: 't', tests: ['one'], result: 'passed' }, { id: 'EC-1', text: 'u', tests: [] }] })).toEqual([
      { id: 'TV-6.2', text: 't', tests: ['one'], result: 'proven' },
      { id: 'EC-1', text: 'u', tests: [], result: 'open' },
    ])
    expect(clausesOf([{ id: 'a', text: '', tests: [{ name: 'n' }], result: 'failed' }])).toEqual([{ id: 'a', text: '', tests: ['n'], result: 'failed' }])
    expect(clausesOf(null)).toEqual([])
  })
})
