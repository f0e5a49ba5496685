// What the server says, in types. One file, so that the types generated from docs/openapi.json can take its place.

export interface Text {
  zh: string
  en: string
}
export interface Named {
  id: string
  name: string
}
export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export type Role =
  | 'regulator'
  | 'institution'
  | 'mystery-customer'
  | 'warehouse'
  | 'assessor'
  | 'producer'
  | 'seller'
  | 'platform-admin'
export type PartyKind = 'operator' | 'regulator' | 'institution' | 'laboratory' | 'company' | 'platform' | 'industry-body'
export type Act = 'produced' | 'outbound' | 'inbound' | 'sale' | 'return' | 'loss'
export type Level = 'item' | 'batch' | 'product'
export type Dimension = 'completeness' | 'authenticity' | 'accuracy' | 'timeliness'
export type ResultClass = 'R0' | 'R1' | 'R2' | 'R3' | 'R4'

export interface RoleCard {
  login: string
  role: Role
  title: Text
  party: string
  job: Text
}
export interface Scene {
  code: string
  elementString: string
  digitalLink: string
  supplier: Named
  store: Named
  authority: Named
}
export interface Platform {
  name: string
  version: string
  demonstration: boolean
  roleCards?: RoleCard[]
  scenes?: Scene[]
}
export interface Membership {
  id: string
  party: Named
  role: Role
}
export interface Session {
  person: { id: string; name: string; login: string }
  party: { id: string; name: string; kind: PartyKind; region: string | null }
  role: Role
  membership: string
  memberships: Membership[]
  csrf: string
  demonstration: boolean
  idleMinutes: number
  expiresAt: string
}

export interface WorkItem {
  id: string
  kind: string
  title: Text
  subject: { type: string; id: string }
  state: string
  openedAt: string
  deadline: string | null
  provisional: boolean
  overdue: boolean
  closedAt: string | null
  party: Named
}
export interface Home {
  due: { overdue: number; today: number; week: number; open: number }
  waiting: WorkItem[]
}

export interface CodeProblem {
  code: string
  message: Text
  at: number
}
export interface Reading {
  input: string
  scheme: string
  identity: string | null
  level: Level | null
  parts: Record<string, string>
  problems: CodeProblem[]
  known: boolean
  product: Product | null
}

export interface Category {
  code: string
  zh: string
  en: string
}
export interface Product {
  gtin: string
  name: string
  nameEn: string
  model: string
  category: Category
  producer: Named
  standard: string | null
  unit: string
  traced: { since: string; phase: number; citation: string; verified: boolean } | null
  note: string
  version: number
}
export interface ProductEdit {
  name: string
  model: string
  standard: string | null
  note: string
}

export interface Region {
  code: string
  zh: string
  en: string
}
export interface Premises {
  id: string
  kind: string
  name: string
  address: string
  region: string
  latitude: number | null
  longitude: number | null
}
export interface Party {
  id: string
  kind: PartyKind
  trade: string | null
  name: string
  nameEn: string
  uscc: string | null
  region: Region
  hasAccount: boolean
  premises: Premises[]
}
/** A party in a list; what is beyond the name may be left out. */
export interface PartyLine extends Named {
  kind?: PartyKind
  uscc?: string | null
  region?: Region | null
}

/** The kind of goods; the name where the registry knows it. */
export interface Goods {
  gtin: string
  name: string | null
}
export interface EventView {
  id: string
  act: Act
  filer: Named
  partner: Named | null
  premises: string | null
  identity: string
  level: Level
  product: Goods
  batch: string | null
  serial: string | null
  quantity: number
  unit: string
  at: string
  filedAt: string
  document: string | null
  corrects: string | null
  reason: string | null
  superseded: boolean
}

/** `at` is the party whose record shows the gap, `with` the other one that the record names. */
export interface Gap {
  code: string
  text: Text
  at: Named
  with: Named | null
}
export interface ChainStep {
  event: EventView
  holder: Named | null
  gap: Gap | null
}
export interface ChainView {
  identity: string
  level: Level
  product: Goods
  steps: ChainStep[]
  gaps: Gap[]
  /** The reader's scope leaves some steps out. */
  partial: boolean
}

export type FindingState = 'open' | 'returned' | 'resolved' | 'dismissed'
export interface RuleView {
  id: string
  version: number
  zh: string
  en: string
  citation: string
  verified: boolean
}
export interface FindingLine {
  id: string
  rule: RuleView
  dimension: Dimension
  resultClass: ResultClass
  resultTitle: Text
  identity: string
  product: Goods
  statement: Text
  state: FindingState
  stateTitle: Text
  openedAt: string
  accountable: Named | null
  authority: Named
}
export interface Finding {
  line: FindingLine
  leaf: string
  engine: string
  found: string
  expected: string
  resolvedAt: string | null
  evidence: EventView[]
  corrections: CorrectionLine[]
  history: HistoryStep[]
  /** The steps that the reader could take now. */
  offers: { step: string; title: Text; reasoned: boolean }[]
  version: number
  disclaimer: Text
}
export interface HistoryStep {
  at: string
  step: string
  title: Text
  person: string | null
  party: Named
  reason: string | null
}
export interface CorrectionLine {
  id: string
  finding: string
  askedBy: Named
  askedOf: Named
  reason: string
  deadline: string
  provisional: boolean
  state: 'asked' | 'answered' | 'withdrawn'
  askedAt: string
  endedAt: string | null
}
export interface Suggestion {
  act: Act
  code: string
  partner: Named | null
  quantity: number
  unit: string
  at: string
  document: string | null
  corrects: string | null
}
export interface Correction {
  correction: CorrectionLine
  statement: Text
  identity: string
  product: Goods
  evidence: EventView[]
  suggestion: Suggestion | null
  disclaimer: Text
}

export interface FilingRecord {
  act: Act
  code: string
  quantity: number
  unit: string
  at: string
  partner?: string
  premises?: string
  document?: string
  corrects?: string
  reason?: string
}
export interface FieldProblem {
  field: string
  code: string
  message: Text
}
export interface Remark {
  code: string
  text: Text
}
export interface FilingResult {
  index: number
  outcome: 'stored' | 'known' | 'refused'
  event: string | null
  identity: string | null
  problems: FieldProblem[]
  remarks: Remark[]
}
export interface FilingAnswer {
  filing: string | null
  results: FilingResult[]
}

export interface JournalEntry {
  id: string
  seq: number | null
  at: string
  person: string | null
  party: string
  origin: string
  action: string
  /** A kind and an id, with a slash between. */
  subject: string
  reason: string | null
  sealed: boolean
}
export interface SearchAnswer {
  code: Reading | null
  products: Product[]
  parties: PartyLine[]
}
export interface ApiKey {
  id: string
  name: string
  scopes: string[]
  madeAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}
export interface FreshKey {
  key: ApiKey
  secret: string
}
/** A day that differs from its place in the week. */
export interface CalendarDay {
  day: string
  working: boolean
  zh: string
  en: string
  citation: string
  verified: boolean
}
