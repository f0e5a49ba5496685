// What the server says, in types. The shapes are generated from docs/openapi.json at every build, so that a server
// that says something else fails the type check. Here they get the names that people use, and words where the server
// promises only text.

import type { components } from './api-types'

type Said = components['schemas']
/** The same, with some fields narrowed. */
type With<T, N> = Omit<T, keyof N> & N

export type Text = Said['Text']
/** CycloneDX, as far as the page reads it. */
export interface Sbom {
  components: { 'bom-ref': string; name: string; group?: string; version: string; purl?: string; licenses?: { license?: { id?: string; name?: string }; expression?: string }[] }[]
}
export type Reach = Said['ReachView']
export type Named = Said['PartyNamed']
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
  | 'system-admin'
  | 'security-admin'
  | 'audit-admin'
export type PartyKind = 'operator' | 'regulator' | 'institution' | 'laboratory' | 'company' | 'platform' | 'industry-body'
export type Act =
  | 'commissioned'
  | 'produced'
  | 'packed'
  | 'unpacked'
  | 'outbound'
  | 'inbound'
  | 'sale'
  | 'return'
  | 'loss'
  | 'destroyed'
  | 'transformed'
  | 'inspected'
  | 'observed'
  | 'cancelled'
export type Level = 'item' | 'batch' | 'product' | 'package' | 'opaque' | 'place' | 'party' | 'paper'
export type Dimension = 'completeness' | 'authenticity' | 'accuracy' | 'timeliness'
export type ResultClass = 'R0' | 'R1' | 'R2' | 'R3' | 'R4'
export type FindingState = 'open' | 'returned' | 'resolved' | 'dismissed'

export type RoleCard = With<Said['DemonstrationCard'], { role: Role }>
export type Scene = Said['DemonstrationSceneView']
export type Platform = With<Said['DemonstrationInvitation'], { roleCards?: RoleCard[]; scenes?: Scene[] }>
export type Membership = With<Said['SessionPlace'], { role: Role }>
export type Session = With<
  Said['SessionView'],
  {
    party: With<Said['SessionActingParty'], { kind: PartyKind; region: string | null }>
    role: Role
    memberships: Membership[]
    due: ('password' | 'second-factor')[]
  }
>

export type ReferenceHead = Said['ListsHead']
export type ReferenceContent = Said['ReferenceContent']
export type ReferenceChange = Said['ListsChange']
export type Job = Said['Job']
export type Delivery = Said['DeliveriesDelivery']
export type NoticeLine = Said['Notice']
export type WorkItem = Said['Item']
export type Home = Said['DeskHome']

export type CodeProblem = Said['TraceProblemView']
export type Reading = With<Said['TraceReadingView'], { level: Level | null; parts: Record<string, string> }>

export type Product = Said['Product']
export type ProductEdit = Said['ProductEdit']

export type Region = Said['PartyRegion']
export type Premises = Said['PartyPremises']
export type Party = With<Said['Party'], { kind: PartyKind }>
export type PartyLine = With<Said['PartyLine'], { kind: PartyKind }>

/** The kind of goods; the name where the registry knows it. */
export type Goods = Said['EventGoods']
export type EventView = With<Said['EventView'], { act: Act; level: Level }>

/** `at` is the party whose record shows the gap, `with` the other one that the record names. */
export type Gap = Said['ChainsGapView']
export type ChainStep = With<Said['ChainsStepView'], { event: EventView }>
/** `partial`: the reader's scope leaves some steps out. */
export type ChainView = With<Said['ChainsView'], { level: Level; steps: ChainStep[] }>

export type RuleView = Said['FindingRuleView']
export type FindingLine = With<
  Said['FindingLine'],
  { dimension: Dimension; resultClass: ResultClass; state: FindingState }
>
export type HistoryStep = Said['FindingStepView']
export type CorrectionLine = With<Said['FindingCorrection'], { state: 'asked' | 'answered' | 'withdrawn' }>
/** `offers` are the steps that the reader could take now. */
export type Finding = With<
  Said['FindingView'],
  { line: FindingLine; evidence: EventView[]; corrections: CorrectionLine[] }
>
export type Suggestion = With<Said['CorrectionSuggestion'], { act: Act }>
export type Correction = With<
  Said['CorrectionView'],
  { correction: CorrectionLine; evidence: EventView[]; suggestion: Suggestion | null }
>

/** What may be left out is left out. */
export interface FilingRecord {
  act: Act
  code: string
  quantity: number
  unit: string
  at: string
  partner?: string
  premises?: string
  document?: string
  line?: string
  /** Tells this record from another one about the same quantity. Made once, and the same when it is sent again. */
  reference?: string
  corrects?: string
  reason?: string
}
export type FieldProblem = Said['ReceiptTrouble']
export type Remark = Said['ReceiptRemark']
export type FilingResult = With<Said['ReceiptResult'], { outcome: 'stored' | 'known' | 'refused' }>
export type FilingAnswer = With<Said['Receipt'], { results: FilingResult[] }>

/** The subject is a kind and an id, with a slash between. */
export type JournalEntry = Said['JournalStoreLine']
export type SearchAnswer = With<Said['TraceFound'], { code: Reading | null; parties: PartyLine[] }>
export type ApiKey = Said['ApiKeysKey']
export type FreshKey = Said['ApiKeysMade']
/** A day that differs from its place in the week. */
export type CalendarDay = Said['CalendarDay']

// evidence
export type ExhibitSource = 'camera' | 'screenshot' | 'scan' | 'upload' | 'system'
/** `claimedAt` is the file's or the sender's word; `present` whether the bytes are there. */
export type Subject = Said['ItemSubject']
export type Exhibit = With<Said['Exhibit'], { source: ExhibitSource; claimedBy: 'file' | 'sender' | null }>
/** What goes with a file that somebody hands in. */
export interface ToldOfFile {
  name: string
  source: ExhibitSource
  mechanism?: string
  takenAt?: string
  shown?: string
}
// the locks on the doors
export const ROLES: Role[] = [
  'regulator', 'institution', 'mystery-customer', 'warehouse', 'assessor', 'producer', 'seller', 'system-admin', 'security-admin', 'audit-admin',
]
export type Account = Said['AccountView']
export type SecondFactorOffer = Said['AccountOffer']
export type PersonView = Said['PeopleView']
export type PersonWanted = Said['PeopleWanted']
export type Contact = Said['PersonalDataContact']
export type PartyEdit = Said['PartyEdit']
export type PremisesEdit = Said['PartyPremisesEdit']
export type SecurityPolicy = Said['SecurityPolicy']
export type CodeAddress = Said['CodeAddress']
export type CodeAddressEdit = Said['CodeAddressEdit']
export type CodeAddressOutcome = Said['CodeAddressOutcome']
export type MailServer = Said['MailServerView']
export type MailServerEdit = Said['MailServersEdit']
export type MailTested = Said['MailServersTested']
export type Mailbox = Said['MailboxesView']
export type Letter = Said['Letter']
export type DutyLine = Said['SecurityDutyLine']
export type EncryptionState = Said['EncryptionState']
// The libraries.
export type Span = Said['Span']
export type Renewed = Said['Renewed']
export type DossierLine = Said['DossiersLine']
export type CompanyDossier = Said['DossiersOfCompany']
export type ProductDossier = Said['DossiersOfProduct']
export type CertificateView = Said['CertificateView']
export type ResultFact = Said['FactOfDetailResult']
export type BatchFact = Said['FactOfDetailBatch']
export type StandardFact = Said['FactOfDetailStandard']
export type ObligationFact = Said['FactOfDetailObligation']
export type RegimeFact = Said['FactOfDetailRegime']
export type PlatformFact = Said['FactOfDetailPlatform']
export type CatalogueEntry = Said['CatalogueEntry']
export type StandardHistory = Said['CatalogueOfStandard']
export type NewCategory = Said['CataloguingNewCategory']
export type NewObligation = Said['CataloguingNewObligation']
export type NewRegime = Said['CataloguingNewRegime']
export type NewPlatform = Said['CataloguingNewPlatform']
export type NewStandard = Said['CataloguingNewStandard']
/** The fact that stands on record after a command. */
export type Done = Said['CataloguingDone']
export type Duty = With<Said['Duty'], { verdict: 'traced' | 'later' | 'not-listed' | 'outside' | 'unknown' }>
export type WholeCatalogue = With<Said['CatalogueWhole'], { categories: Duty[] }>
export type NewProduct = Said['RecordingNewProduct']
export type NewCompany = Said['RecordingNewCompany']
export type NewCertificate = Said['RecordingNewCertificate']
export type NewStatus = Said['RecordingNewStatus']
export type Corrected = Said['RecordingCorrected']
export type GradeFact = Said['FactOfDetailGrade']
export type NewGrade = Said['RecordingNewGrade']
export type CompanyParts = Said['DossiersParts']
/** Of one kind, told by the address that was asked. */
export type FurtherFacts = { items: never[]; nextCursor: string | null; names: Record<string, string> }
export type NewMatter = Said['RecordingNewMatter']
export type NewCodeRange = Said['RecordingNewCodeRange']
export type NewBatch = Said['RecordingNewBatch']
export type NewResult = Said['RecordingNewResult']
export type Upload = Said['Upload']
export type UploadKind = Said['UploadKind']
export type UploadRow = Said['UploadRow']
// documents; `Paper…`, because the browser has a Document of its own
export type PaperLine = Said['DocumentLine']
export type PaperBlock = With<
  Said['DocumentBlockView'],
  { shape: 'issuer' | 'title' | 'heading' | 'subheading' | 'address' | 'paragraph' | 'right' | 'table' }
>
export type PaperOffer = Said['DocumentOffer']
export type PaperDocument = With<Said['DocumentView'], { content: PaperBlock[] }>
export type TemplateLine = Said['TemplateLine']
export type PaperTemplate = With<Said['TemplateView'], { sample: PaperBlock[] }>
export type TemplatePreview = With<Said['TemplatePreview'], { sample: PaperBlock[] }>
/** A table of transitions: from which state which step leads where, and who takes it. */
export type LifeTable = Said['LifeView']
