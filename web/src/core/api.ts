// The contract as functions, one per thing the server can do. No logic lives here.
import { exchange, get, post, type Tagged } from './http'
import type * as T from './types'

const id = encodeURIComponent
type Cursor = { cursor?: string; limit?: number }

export const platform = () => get<T.Platform>('/platform')

export const session = () => get<T.Session>('/session')
export const signIn = (login: string, password: string) => post<T.Session>('/session', { login, password })
export const signInAs = (login: string) => post<T.Session>('/session/as', { login })
export const changeParty = (membership: string) => post<T.Session>('/session/party', { membership })
export const signOut = () => exchange<null>('DELETE', '/session')

export const home = () => get<T.Home>('/home')
export const work = (query: Cursor & { state?: string }) => get<T.Page<T.WorkItem>>('/desk', query)
export const calendar = (from: string, to: string) => get<T.CalendarDay[]>('/calendar', { from, to })

export const announceDays = (days: T.CalendarDay[], reason: string, key: string) =>
  exchange<null>('POST', '/calendar', { body: { days, reason }, key })
export const referenceLists = () => get<T.ReferenceHead[]>('/reference')
export const referenceList = (list: string, query: { on?: string; when?: string } = {}) =>
  get<T.ReferenceContent>(`/reference/${id(list)}`, query)
export const changeReference = (list: string, body: T.ReferenceChange, key: string) =>
  exchange<T.ReferenceContent>('POST', `/reference/${id(list)}`, { body, key })

export const readCode = (text: string) => get<T.Reading>('/codes', { text })
export const search = (q: string) => get<T.SearchAnswer>('/search', { q })
export const chain = (code: string) => get<T.ChainView>('/chains', { code })

export const products = (query: Cursor & { q?: string }) => get<T.Page<T.Product>>('/products', query)
export const product = (gtin: string) => exchange<T.Product>('GET', `/products/${id(gtin)}`)
export const saveProduct = (gtin: string, body: T.ProductEdit, ifMatch: string): Promise<Tagged<T.Product>> =>
  exchange<T.Product>('PUT', `/products/${id(gtin)}`, { body, ifMatch })
export const parties = (query: Cursor & { q?: string; kind?: string }) => get<T.Page<T.PartyLine>>('/parties', query)
export const party = (partyId: string) => get<T.Party>(`/parties/${id(partyId)}`)
export const suppliers = () => get<T.Page<T.Named>>('/suppliers')

export const file = (records: T.FilingRecord[], via: 'phone' | 'console' | 'file') =>
  post<T.FilingAnswer>('/filings', { records, via }, { plain: true })
export const events = (query: Cursor & { code?: string; mine?: string }) => get<T.Page<T.EventView>>('/events', query)

export const findings = (query: Cursor & { state?: string; identity?: string }) => get<T.Page<T.FindingLine>>('/findings', query)
export const finding = (findingId: string) => exchange<T.Finding>('GET', `/findings/${id(findingId)}`)
export const returnFinding = (
  findingId: string,
  body: { to?: string; workingDays: number; reason: string },
  ifMatch: string,
  key: string,
) => exchange<T.Finding>('POST', `/findings/${id(findingId)}/return`, { body, ifMatch, key })
export const dismissFinding = (findingId: string, reason: string, ifMatch: string, key: string) =>
  exchange<T.Finding>('POST', `/findings/${id(findingId)}/dismiss`, { body: { reason }, ifMatch, key })
export const withdrawCorrection = (correctionId: string, reason: string, key: string) =>
  exchange<T.Finding>('POST', `/corrections/${id(correctionId)}/withdraw`, { body: { reason }, key })
export const correction = (correctionId: string) => get<T.Correction>(`/corrections/${id(correctionId)}`)

export const judgeAgain = (reason: string, key: string) =>
  exchange<T.Job>('POST', '/findings/judge-again', { body: { reason }, key }).then((it) => it.data)

export const jobs = (query: Cursor & { state?: string }) => get<T.Page<T.Job>>('/jobs', query)
export const job = (jobId: string) => get<T.Job>(`/jobs/${id(jobId)}`)
export const jobStep = (jobId: string, step: string, key: string) =>
  exchange<T.Job>('POST', `/jobs/${id(jobId)}/${id(step)}`, { key }).then((it) => it.data)
export const deliveries = (query: Cursor) => get<T.Page<T.Delivery>>('/deliveries', query)
export const deliverAgain = (deliveryId: string, key: string) =>
  exchange<null>('POST', `/deliveries/${id(deliveryId)}/again`, { key })

export const notices = (query: Cursor & { state?: string }) => get<T.Page<T.NoticeLine>>('/notices', query)
export const unreadNotices = () => get<{ unread: number }>('/notices/unread')
export const readNotice = (noticeId: string) => exchange<null>('POST', `/notices/${id(noticeId)}/read`)
export const readAllNotices = () => exchange<{ unread: number }>('POST', '/notices/read')

export const journal = (query: Cursor & { subject?: string }) => get<T.Page<T.JournalEntry>>('/journal', query)

export const keys = () => get<T.Page<T.ApiKey>>('/keys')
export const makeKey = (name: string, scopes: string[]) => post<T.FreshKey>('/keys', { name, scopes })
export const revokeKey = (keyId: string) => exchange<null>('DELETE', `/keys/${id(keyId)}`)

// documents
export const documents = (query: Cursor & { state?: string; subject?: string }) => get<T.Page<T.PaperLine>>('/documents', query)
export const document = (documentId: string) => exchange<T.PaperDocument>('GET', `/documents/${id(documentId)}`)
export const compileNotice = (correctionId: string, key: string) =>
  exchange<T.PaperDocument>('POST', `/corrections/${id(correctionId)}/notice`, { key })
export const saveDocument = (documentId: string, texts: Record<string, string>, ifMatch: string) =>
  exchange<T.PaperDocument>('PUT', `/documents/${id(documentId)}`, { body: { texts }, ifMatch })
export const stepDocument = (documentId: string, body: { step: string; reason: string }, ifMatch: string, key: string) =>
  exchange<T.PaperDocument>('POST', `/documents/${id(documentId)}/steps`, { body, ifMatch, key })
export const templates = (query: Cursor) => get<T.Page<T.TemplateLine>>('/templates', query)
export const template = (templateId: string) => exchange<T.PaperTemplate>('GET', `/templates/${id(templateId)}`)
export const previewTemplate = (kind: string, text: string) =>
  post<T.TemplatePreview>('/templates/preview', { kind, text }, { plain: true })
export const draftTemplate = (kind: string, text: string, key: string) =>
  exchange<T.PaperTemplate>('POST', '/templates', { body: { kind, text }, key })
export const saveTemplate = (templateId: string, text: string, ifMatch: string) =>
  exchange<T.PaperTemplate>('PUT', `/templates/${id(templateId)}`, { body: { text }, ifMatch })
export const stepTemplate = (templateId: string, body: { step: string; reason: string }, ifMatch: string, key: string) =>
  exchange<T.PaperTemplate>('POST', `/templates/${id(templateId)}/steps`, { body, ifMatch, key })
export const lives = () => get<T.LifeTable[]>('/lives')
