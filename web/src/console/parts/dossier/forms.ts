// The forms for facts: their fields, and how their words become what the server takes.
import * as api from '@/core/api'
import { today } from '@/core/format'
import type { Key } from '@/core/i18n'
import type { CertificateView, CompanyDossier, NewGrade, ProductDossier } from '@/core/types'

export interface FactField {
  name: string
  label: Key
  type?: 'text' | 'textarea' | 'date'
  /** Words of a group of the languages. */
  choices?: string[]
  group?: string
  /** Or the names that came with the data. */
  labels?: Record<string, string>
  optional?: boolean
  /** What somebody must judge begins with none. */
  value?: string | undefined
  hint?: Key
}
export interface FactForm {
  title: Key
  why?: Key
  /** What is said when it is done. */
  saved?: Key
  fields: FactField[]
  send: (values: Record<string, string>) => Promise<void>
}
type Use<T> = (after: T) => void

export const many = (text: string) => text.split(/[、,，;；\n]+/).map((it) => it.trim()).filter(Boolean)
const day = (text: string) => text || null

const certificateFields = (it?: CertificateView): FactField[] => {
  const old = it?.fact
  return [
    { name: 'sort', label: 'certificate.sort', choices: ['licence', 'ccc', 'other'], group: 'certificateSort', value: old?.detail.sort },
    { name: 'number', label: 'certificate.number', value: old?.detail.number },
    { name: 'body', label: 'certificate.body', value: old?.detail.body, optional: true },
    { name: 'scope', label: 'certificate.scope', value: old?.detail.scope, optional: true },
    { name: 'covers', label: 'certificate.covers', value: old?.detail.covers.join('、'), optional: true, hint: 'certificate.covers.hint' },
    { name: 'from', label: 'fact.from', type: 'date', value: old?.span.from ?? today() },
    { name: 'to', label: 'fact.to', type: 'date', value: old?.span.to ?? '', optional: true },
  ]
}
const certificate = (it: Record<string, string>) => ({
  sort: it.sort!, number: it.number!, body: it.body!, scope: it.scope!, covers: many(it.covers!), from: it.from!, to: day(it.to!),
})

export const describeCompany = (id: string, now: CompanyDossier, use: Use<CompanyDossier>): FactForm => ({
  title: 'dossier.describe',
  why: 'dossier.describe.why',
  fields: [
    { name: 'registeredAddress', label: 'dossier.registeredAddress', value: now.company?.detail.registeredAddress },
    { name: 'productionAddress', label: 'dossier.productionAddress', value: now.company?.detail.productionAddress, optional: true },
    { name: 'industry', label: 'dossier.industry', value: now.company?.detail.industry },
    { name: 'productClasses', label: 'dossier.classes', value: now.company?.detail.productClasses.join('、'), optional: true, hint: 'dossier.many' },
    { name: 'from', label: 'fact.since', type: 'date', value: today() },
  ],
  send: async (it) => use(await api.describeCompany(id, {
    registeredAddress: it.registeredAddress!, productionAddress: it.productionAddress!, industry: it.industry!,
    productClasses: many(it.productClasses!), from: it.from!, reason: null,
  })),
})
export const addCertificate = (id: string, use: Use<CompanyDossier>): FactForm => ({
  title: 'certificate.add',
  fields: certificateFields(),
  send: async (it) => use(await api.addCertificate(id, certificate(it))),
})
export const correctCertificate = (id: string, old: CertificateView, use: Use<CompanyDossier>): FactForm => ({
  title: 'certificate.correct',
  why: 'fact.correct.why',
  fields: [...certificateFields(old), statusField(old), { name: 'reason', label: 'event.reason', type: 'textarea' }],
  send: async (it) => use(await api.correctCertificate(id, old.fact.id, { certificate: certificate(it), status: it.status!, reason: it.reason! })),
})
const statusField = (old: CertificateView): FactField => ({
  name: 'status', label: 'certificate.status', choices: ['in-force', 'suspended', 'revoked', 'cancelled'], group: 'certificateStanding', value: old.fact.detail.status,
})
export const changeStatus = (id: string, old: CertificateView, use: Use<CompanyDossier>): FactForm => ({
  title: 'certificate.change',
  why: 'certificate.change.why',
  fields: [statusField(old), { name: 'from', label: 'fact.since', type: 'date', value: today() }, { name: 'reason', label: 'event.reason', type: 'textarea' }],
  send: async (it) => use(await api.changeCertificate(id, old.fact.id, { status: it.status!, from: it.from!, reason: it.reason! })),
})
export const withdrawFact = (id: string, fact: string, use: Use<CompanyDossier>): FactForm => ({
  title: 'fact.withdraw',
  why: 'fact.withdraw.why',
  fields: [{ name: 'reason', label: 'event.reason', type: 'textarea' }],
  send: async (it) => use(await api.withdrawFact(id, fact, it.reason!)),
})
const gradeFields: FactField[] = [
  { name: 'grade', label: 'grade.grade', choices: ['A', 'B', 'C', 'D'], group: 'gradeChoice', hint: 'grade.hint' },
  { name: 'from', label: 'fact.since', type: 'date' },
  { name: 'reason', label: 'event.reason', type: 'textarea' },
  { name: 'document', label: 'fact.document', optional: true },
]
const grading = (send: (body: NewGrade) => Promise<void>): FactForm => ({
  title: 'grade.set',
  why: 'grade.set.why',
  fields: gradeFields.map((it) => (it.name === 'from' ? { ...it, value: today() } : it)),
  send: (it) => send({ grade: it.grade!, from: it.from!, reason: it.reason!, document: it.document! }),
})
export const gradeCompany = (id: string, use: Use<CompanyDossier>): FactForm => grading(async (body) => use(await api.gradeCompany(id, body)))
export const gradeProduct = (gtin: string, use: Use<ProductDossier>): FactForm => grading(async (body) => use(await api.gradeProduct(gtin, body)))
export const withdrawGradeOfCompany = (id: string, fact: string, use: Use<CompanyDossier>): FactForm => ({ ...withdrawFact(id, fact, use), why: 'grade.withdraw.why' })
/** The answer is the dossier of the maker; the product's own is asked again. */
export const withdrawGrade = (maker: string, fact: string, again: () => Promise<void>): FactForm => ({
  ...withdrawFact(maker, fact, () => void again()), why: 'grade.withdraw.why',
})
export const addMatter = (id: string, use: Use<CompanyDossier>): FactForm => ({
  title: 'matter.add',
  why: 'matter.add.why',
  fields: [
    { name: 'nature', label: 'matter.nature', choices: ['complaint', 'injury'], group: 'matterNature' },
    { name: 'summary', label: 'matter.summary', type: 'textarea' },
    { name: 'document', label: 'fact.document' },
    { name: 'on', label: 'fact.on', type: 'date', value: today() },
  ],
  send: async (it) => use(await api.addMatter(id, { nature: it.nature!, summary: it.summary!, document: it.document!, on: it.on! })),
})
export const addCodeRange = (gtin: string, use: Use<ProductDossier>): FactForm => ({
  title: 'range.add',
  why: 'range.add.why',
  fields: [
    { name: 'first', label: 'range.first' },
    { name: 'last', label: 'range.last' },
    { name: 'batch', label: 'code.batch', optional: true },
    { name: 'from', label: 'fact.since', type: 'date', value: today() },
    { name: 'to', label: 'fact.to', type: 'date', optional: true },
  ],
  send: async (it) => use(await api.addCodeRange(gtin, { first: it.first!, last: it.last!, batch: it.batch || null, from: it.from!, to: day(it.to!) })),
})
export const addBatch = (gtin: string, use: Use<ProductDossier>): FactForm => ({
  title: 'batch.add',
  why: 'batch.add.why',
  fields: [
    { name: 'batch', label: 'code.batch' },
    { name: 'standing', label: 'batch.standing', choices: ['recalled', 'failed'], group: 'batchStanding' },
    { name: 'from', label: 'fact.since', type: 'date', value: today() },
    { name: 'reason', label: 'event.reason', type: 'textarea' },
    { name: 'document', label: 'fact.document', optional: true },
  ],
  send: async (it) => use(await api.addBatch(gtin, { batch: it.batch!, standing: it.standing!, from: it.from!, reason: it.reason!, document: it.document! })),
})
export const addResult = (gtin: string, use: Use<ProductDossier>): FactForm => ({
  title: 'result.add',
  fields: [
    { name: 'programme', label: 'result.programme', choices: ['supervision', 'monitoring'], group: 'programme' },
    { name: 'verdict', label: 'result.verdict', choices: ['passed', 'failed', 'not-judged'], group: 'verdict' },
    { name: 'failedItems', label: 'result.failedItems', optional: true, hint: 'dossier.many' },
    { name: 'batch', label: 'code.batch', optional: true },
    { name: 'body', label: 'result.body' },
    { name: 'document', label: 'result.document' },
    { name: 'on', label: 'fact.on', type: 'date', value: today() },
  ],
  send: async (it) => use(await api.addResult(gtin, {
    programme: it.programme!, verdict: it.verdict!, batch: it.batch!, failedItems: many(it.failedItems!), body: it.body!, document: it.document!, on: it.on!,
  })),
})
export const addProduct = (categories: Record<string, string>, done: (gtin: string) => void): FactForm => ({
  title: 'product.add',
  fields: [
    { name: 'gtin', label: 'product.gtin' },
    { name: 'name', label: 'product.name' },
    { name: 'model', label: 'product.model', optional: true },
    { name: 'category', label: 'product.category', choices: Object.keys(categories), labels: categories },
    { name: 'standard', label: 'product.standard', optional: true },
    { name: 'unit', label: 'event.unit', value: '件' },
    { name: 'note', label: 'product.note', type: 'textarea', optional: true },
  ],
  send: async (it) => done((await api.addProduct({
    gtin: it.gtin!, name: it.name!, nameEn: null, model: it.model!, category: it.category!, standard: it.standard || null, unit: it.unit!, note: it.note!,
  })).gtin),
})
