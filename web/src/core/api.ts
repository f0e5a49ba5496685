// The contract as functions, one per thing the server can do. No logic lives here.
import { exchange, get, getFile, post, type Tagged } from './http'
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

// The libraries: 企业库, 产品库, 追溯目录, files in and out.
type Times = { on?: string; known?: string }
export const dossiers = (query: Cursor & { q?: string; overdue?: string }) => get<T.Page<T.DossierLine>>('/dossiers', query)
export const companyDossier = (party: string, times: Times = {}) => get<T.CompanyDossier>(`/dossiers/${id(party)}`, times)
export const describeCompany = (party: string, body: T.NewCompany) => post<T.CompanyDossier>(`/dossiers/${id(party)}/company`, body)
export const renewCompany = (party: string) => post<T.CompanyDossier>(`/dossiers/${id(party)}/renewal`, {})
export const addCertificate = (party: string, body: T.NewCertificate) => post<T.CompanyDossier>(`/dossiers/${id(party)}/certificates`, body)
export const changeCertificate = (party: string, fact: string, body: T.NewStatus) =>
  post<T.CompanyDossier>(`/dossiers/${id(party)}/certificates/${id(fact)}/status`, body)
export const correctCertificate = (party: string, fact: string, body: T.Corrected) =>
  post<T.CompanyDossier>(`/dossiers/${id(party)}/certificates/${id(fact)}/correction`, body)
export const withdrawFact = (party: string, fact: string, reason: string) =>
  post<T.CompanyDossier>(`/dossiers/${id(party)}/facts/${id(fact)}/withdrawal`, { reason })
export const addMatter = (party: string, body: T.NewMatter) => post<T.CompanyDossier>(`/dossiers/${id(party)}/matters`, body)
export const addProduct = (body: T.NewProduct) => post<T.Product>('/products', body)
export const productDossier = (gtin: string, times: Times = {}) => get<T.ProductDossier>(`/products/${id(gtin)}/dossier`, times)
export const renewProduct = (gtin: string) => post<T.ProductDossier>(`/products/${id(gtin)}/renewal`, {})
export const addCodeRange = (gtin: string, body: T.NewCodeRange) => post<T.ProductDossier>(`/products/${id(gtin)}/code-ranges`, body)
export const addBatch = (gtin: string, body: T.NewBatch) => post<T.ProductDossier>(`/products/${id(gtin)}/batches`, body)
export const addResult = (gtin: string, body: T.NewResult) => post<T.ProductDossier>(`/products/${id(gtin)}/results`, body)
export const duties = (q: string, made?: string) => get<{ duties: T.Duty[] }>('/duties', { q, made })
export const catalogue = (made?: string) => get<T.WholeCatalogue>('/catalogue', { made })
export const standards = (q?: string) => get<{ standards: T.StandardFact[] }>('/standards', { q })
export const uploadKinds = () => get<{ kinds: T.UploadKind[] }>('/upload-kinds')
export const uploadTemplate = (form: string) => getFile(`/upload-kinds/${id(form)}/template`)
export const sendFile = async (form: string, file: File, key: string) =>
  (await exchange<T.Upload>('POST', `/uploads?form=${id(form)}&name=${id(file.name.slice(-200))}`, { file, key })).data
export const uploads = (query: Cursor) => get<T.Page<T.Upload>>('/uploads', query)
export const upload = (uploadId: string) => get<T.Upload>(`/uploads/${id(uploadId)}`)
export const uploadRows = (uploadId: string, query: Cursor & { outcome?: string }) => get<T.Page<T.UploadRow>>(`/uploads/${id(uploadId)}/rows`, query)
export const takeUpload = (uploadId: string) => post<T.Job>(`/uploads/${id(uploadId)}/taking`, undefined)
export const badRows = (uploadId: string) => getFile(`/uploads/${id(uploadId)}/bad-rows`)
