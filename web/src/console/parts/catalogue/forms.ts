// The forms of the catalogue and the standards: each says who says so, and whether we read it ourselves.
import * as api from '@/core/api'
import { today } from '@/core/format'
import { say } from '@/core/i18n'
import type { ObligationFact, PlatformFact, Product, RegimeFact, StandardFact } from '@/core/types'
import { many } from '../dossier/forms'
import type { FactField, FactForm } from '../dossier/forms'

type Done = () => unknown
/** What every fact here has. */
interface Told {
  span: { from: string; to: string | null }
  detail: { citation: string; verified: boolean }
}

const both = (name: string, zh: FactField['label'], en: FactField['label'], old?: { zh: string; en: string }): FactField[] => [
  { name: `${name}/zh`, label: zh, value: old?.zh },
  { name: `${name}/en`, label: en, value: old?.en },
]
const source = (old: Told | undefined, from: FactField['label']): FactField[] => [
  { name: 'citation', label: 'catalogue.citation', value: old?.detail.citation },
  { name: 'verified', label: 'catalogue.verified', choices: ['no', 'yes'], group: 'readInSource', value: old?.detail.verified ? 'yes' : 'no', hint: 'catalogue.verified.hint' },
  { name: 'from', label: from, type: 'date', value: old?.span.from ?? today() },
  { name: 'to', label: 'catalogue.to', type: 'date', value: old?.span.to ?? '', optional: true, hint: 'catalogue.to.hint' },
]
const why = (old: Told | undefined): FactField[] => (old ? [{ name: 'reason', label: 'event.reason', type: 'textarea' }] : [])
const told = (it: Record<string, string>) => ({
  citation: it.citation!, verified: it.verified === 'yes', from: it.from!, to: it.to || null, reason: it.reason || null,
})
const text = (it: Record<string, string>, name: string) => ({ zh: it[`${name}/zh`]!, en: it[`${name}/en`]! })
const form = (old: Told | undefined, title: FactForm['title'], fields: FactField[], send: FactForm['send']): FactForm => ({
  title, why: old ? 'fact.correct.why' : 'catalogue.add.why', saved: 'catalogue.saved', fields, send,
})

export const obligation = (of: string, done: Done, old?: ObligationFact): FactForm =>
  form(old, old ? 'catalogue.obligation.correct' : 'catalogue.obligation.add', [
    { name: 'phase', label: 'catalogue.phase', value: old && String(old.detail.phase), choices: old ? [String(old.detail.phase)] : ['1', '2', '3', '4', '5'], group: 'phase' },
    ...both('list', 'catalogue.list.zh', 'catalogue.list.en', old?.detail.list),
    ...source(old, 'catalogue.madeFrom'), ...why(old),
  ], async (it) => {
    const body = { of, phase: Number(it.phase), list: text(it, 'list'), ...told(it) }
    await (old ? api.correctObligation(old.id, body) : api.addObligation(body))
    await done()
  })

export const regime = (of: string, done: Done, old?: RegimeFact): FactForm =>
  form(old, old ? 'catalogue.regime.correct' : 'catalogue.regime.add', [
    { name: 'word', label: 'duty.regime', choices: ['licence', 'ccc', 'mandatory-standard'], group: 'regime', value: old?.detail.word },
    ...both('note', 'catalogue.note.zh', 'catalogue.note.en', old?.detail.note),
    ...source(old, 'catalogue.madeFrom'), ...why(old),
  ], async (it) => {
    const body = { of, word: it.word!, note: text(it, 'note'), ...told(it) }
    await (old ? api.correctRegime(old.id, body) : api.addRegime(body))
    await done()
  })

export const platform = (of: string, done: Done, old?: PlatformFact): FactForm =>
  form(old, old ? 'catalogue.platform.correct' : 'catalogue.platform.add', [
    ...(old ? [] : [{ name: 'key', label: 'catalogue.platform.key', hint: 'catalogue.code.hint' } satisfies FactField]),
    ...both('name', 'catalogue.platform.zh', 'catalogue.platform.en', old?.detail.name),
    { name: 'territory', label: 'catalogue.territory', value: old?.detail.territory, optional: true, hint: 'catalogue.territory.hint' },
    { name: 'url', label: 'catalogue.url', value: old?.detail.url, optional: true },
    ...source(old, 'fact.since'), ...why(old),
  ], async (it) => {
    const body = { of, key: old?.key ?? it.key!, name: text(it, 'name'), territory: it.territory!, url: it.url!, ...told(it) }
    await (old ? api.correctPlatform(old.id, body) : api.addPlatform(body))
    await done()
  })

export const numberOf = (it: StandardFact) => it.subject.slice('standard/'.length)
export const standard = (done: Done, old?: StandardFact): FactForm =>
  form(old, old ? 'standard.correct' : 'standard.add', [
    ...(old ? [] : [{ name: 'number', label: 'standard.number' } satisfies FactField]),
    ...both('title', 'standard.title.zh', 'standard.title.en', old?.detail.title),
    { name: 'sort', label: 'standard.sort', choices: ['product', 'method'], group: 'standardSort', value: old?.detail.sort },
    { name: 'mandatory', label: 'standard.mandatory', choices: ['yes', 'no'], group: 'yesNo', value: old && (old.detail.mandatory ? 'yes' : 'no') },
    ...source(old, 'standard.from'), ...why(old),
  ], async (it) => {
    const body = { number: old ? numberOf(old) : it.number!, title: text(it, 'title'), sort: it.sort!, mandatory: it.mandatory === 'yes', ...told(it) }
    await (old ? api.correctStandard(old.id, body) : api.addStandard(body))
    await done()
  })

export const category = (tops: Product['category'][], done: (code: string) => unknown): FactForm => ({
  title: 'catalogue.category.add',
  why: 'catalogue.category.why',
  saved: 'catalogue.saved',
  fields: [
    { name: 'code', label: 'catalogue.code', hint: 'catalogue.code.hint' },
    ...both('name', 'catalogue.name.zh', 'catalogue.name.en'),
    { name: 'parent', label: 'catalogue.parent', choices: ['', ...tops.map((it) => it.code)], labels: { '': '–', ...Object.fromEntries(tops.map((it) => [it.code, say(it)])) }, optional: true },
    { name: 'words', label: 'catalogue.words', optional: true, hint: 'catalogue.words.hint' },
  ],
  send: async (it) => {
    await done((await api.addCategory({ code: it.code!, name: text(it, 'name'), parent: it.parent || null, words: many(it.words!) })).code)
  },
})

export const end = (fact: string, done: Done): FactForm => ({
  title: 'catalogue.end',
  why: 'catalogue.end.why',
  saved: 'catalogue.saved',
  fields: [
    { name: 'last', label: 'catalogue.last', type: 'date', value: today() },
    { name: 'reason', label: 'event.reason', type: 'textarea' },
  ],
  send: async (it) => {
    await api.endFact(fact, { last: it.last!, reason: it.reason! })
    await done()
  },
})

export const withdraw = (fact: string, done: Done): FactForm => ({
  title: 'fact.withdraw',
  why: 'fact.withdraw.why',
  saved: 'catalogue.saved',
  fields: [{ name: 'reason', label: 'event.reason', type: 'textarea' }],
  send: async (it) => {
    await api.takeBack(fact, it.reason!)
    await done()
  },
})
