// The contract as functions, one per thing the server can do. No logic lives here.
import { exchange, get, getFile, post, upload as sendBytes, type Tagged } from './http'
import type * as T from './types'

const id = encodeURIComponent
type Cursor = { cursor?: string; limit?: number }

export const platform = () => get<T.Platform>('/platform')

export const sbom = () => get<T.Sbom>('/sbom')
export const reach = () => get<T.Reach>('/reach')

export const session = () => get<T.Session>('/session')
export const signIn = (login: string, password: string, code?: string) => post<T.Session>('/session', { login, password, code: code || null })
export const signInAs = (login: string) => post<T.Session>('/session/as', { login })
export const changeParty = (membership: string) => post<T.Session>('/session/party', { membership })
export const signOut = (csrf: string) => exchange<null>('DELETE', '/session', { csrf })

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

/** Who scans, scans goods: that the same digits could be a place as well is no news to him. */
const ofGoods = <R extends T.Reading>(reading: R): R => ({ ...reading, problems: reading.problems.filter((it) => !it.code.startsWith('also-')) })

export const readCode = async (text: string) => ofGoods(await get<T.Reading>('/codes', { text }))
export const search = async (q: string) => {
  const found = await get<T.SearchAnswer>('/search', { q })
  return found.code ? { ...found, code: ofGoods(found.code) } : found
}
export const chain = (code: string) => get<T.ChainView>('/chains', { code })

export const products = (query: Cursor & { q?: string }) => get<T.Page<T.Product>>('/products', query)
export const product = (gtin: string) => exchange<T.Product>('GET', `/products/${id(gtin)}`)
export const saveProduct = (gtin: string, body: T.ProductEdit, ifMatch: string): Promise<Tagged<T.Product>> =>
  exchange<T.Product>('PUT', `/products/${id(gtin)}`, { body, ifMatch })
export const parties = (query: Cursor & { q?: string; kind?: string }) => get<T.Page<T.PartyLine>>('/parties', query)
export const party = (partyId: string) => get<T.Party>(`/parties/${id(partyId)}`)
export const suppliers = () => get<T.Page<T.Named>>('/suppliers')

export const file = (records: T.FilingRecord[], via: 'phone' | 'console' | 'file', actingFor?: string) =>
  post<T.FilingAnswer>('/filings', { records, via }, { plain: true, actingFor })
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

// evidence
export const evidence = (query: Cursor & { kind?: string; q?: string }) => get<T.Page<T.Exhibit>>('/evidence', query)
/** `about` is a path such as `findings/…` or `corrections/…`. */
export const evidenceAbout = (about: string) => get<T.Exhibit[]>(`/${about}/evidence`)
export const addEvidence = (about: string, file: Blob, told: T.ToldOfFile, key: string) =>
  sendBytes<T.Exhibit>(`/${about}/evidence`, { ...told }, file, key)
export const evidenceBytes = (exhibitId: string, save = false) => `/api/v1/evidence/${id(exhibitId)}/bytes${save ? '?save=true' : ''}`
// the locks on the doors
export const account = () => get<T.Account>('/account')
export const changePassword = async (present: string, password: string) => (await exchange<T.Account>('PUT', '/account/password', { body: { present, password } })).data
export const offerSecondFactor = (password: string) => post<T.SecondFactorOffer>('/account/second-factor', { password })
export const confirmSecondFactor = (code: string) => post<{ codes: string[] }>('/account/second-factor/confirm', { code })
export const renewCodes = (password: string) => post<{ codes: string[] }>('/account/second-factor/codes', { password })
export const endOtherSessions = async () => (await exchange<{ sessions: number }>('DELETE', '/account/sessions')).data
export const endSession = (sessionId: string) => exchange<null>('DELETE', `/account/sessions/${id(sessionId)}`)

export const mailbox = () => get<T.Mailbox>('/account/mail')
export const wantMailbox = async (address: string, password: string, language: string) => (await exchange<T.Mailbox>('PUT', '/account/mail/address', { body: { address, password, language } })).data
export const confirmMailbox = (code: string) => post<T.Mailbox>('/account/mail/confirm', { code })
export const chooseMail = async (choice: string, language: string) => (await exchange<T.Mailbox>('PUT', '/account/mail/choice', { body: { choice, language } })).data
export const removeMailbox = (password: string) => post<T.Mailbox>('/account/mail/remove', { password })

const administration = <A>(path: string, body: unknown) => post<A>('/administration' + path, body)
export const people = (query: Cursor & { q?: string; waiting?: string }) => get<T.Page<T.PersonView>>('/administration/people', query)
export const person = (personId: string) => get<T.PersonView>(`/administration/people/${id(personId)}`)
export const addPerson = (body: T.PersonWanted) => administration<T.PersonView>('/people', body)
export const askRole = (personId: string, body: Omit<T.PersonWanted, 'login'>) => administration<T.PersonView>(`/people/${id(personId)}/roles`, body)
const because = (step: string) => (personId: string, reason: string) => administration<T.PersonView>(`/people/${id(personId)}/${step}`, { reason })
export const disablePerson = because('disable')
export const enablePerson = because('enable')
export const unlockPerson = because('unlock')
export const resetSecondFactor = because('reset-second-factor')
export const forgetPerson = because('forget')
export const newSetUpCode = (personId: string, reason: string) => administration<{ code: string }>(`/people/${id(personId)}/set-up-code`, { reason })
export const resetPassword = (personId: string, reason: string) => administration<{ password?: string | null }>(`/people/${id(personId)}/reset-password`, { reason })
export const grantRole = (membership: string) => administration<{ password?: string | null }>(`/roles/${id(membership)}/grant`, {})
export const withdrawRole = (membership: string, reason: string) => administration<T.PersonView>(`/roles/${id(membership)}/withdraw`, { reason })
export const showPerson = (personId: string, party: string, reason: string) => post<T.Contact>(`/people/${id(personId)}/show`, { party, reason })

export const regions = (q?: string) => get<T.Region[]>('/regions', { q })
export const keptParty = (partyId: string) => exchange<T.Party>('GET', `/parties/${id(partyId)}`)
export const addParty = (body: T.PartyEdit) => administration<T.Party>('/parties', body)
export const saveParty = (partyId: string, body: T.PartyEdit, ifMatch: string) => exchange<T.Party>('PUT', `/administration/parties/${id(partyId)}`, { body, ifMatch })
export const addPremises = (partyId: string, body: T.PremisesEdit) => exchange<T.Party>('POST', `/administration/parties/${id(partyId)}/premises`, { body })
export const savePremises = (partyId: string, premises: string, body: T.PremisesEdit) => exchange<T.Party>('PUT', `/administration/parties/${id(partyId)}/premises/${id(premises)}`, { body })

export const securityPolicy = () => exchange<T.SecurityPolicy>('GET', '/administration/policy')
export const saveSecurityPolicy = (body: T.SecurityPolicy & { reason: string }, ifMatch: string) => exchange<T.SecurityPolicy>('PUT', '/administration/policy', { body, ifMatch })
export const administrationDuties = () => get<T.DutyLine[]>('/administration/duties')
export const encryptionKeys = () => get<T.EncryptionState>('/administration/keys')
export const renewKeys = (reason: string) => administration<T.EncryptionState>('/keys/renew', { reason })
export const codeAddresses = () => get<{ addresses: T.CodeAddress[] }>('/administration/code-addresses')
export const tryCodeAddress = (body: T.CodeAddressEdit) => administration<{ outcomes: T.CodeAddressOutcome[] }>('/code-addresses/trial', body)
export const addCodeAddress = (body: T.CodeAddressEdit, key: string) => exchange<T.CodeAddress>('POST', '/administration/code-addresses', { body, key })
export const changeCodeAddress = (address: string, body: T.CodeAddressEdit, ifMatch: string) => exchange<T.CodeAddress>('PUT', `/administration/code-addresses/${id(address)}`, { body, ifMatch })
export const endCodeAddress = (address: string, reason: string, ifMatch: string) => exchange<T.CodeAddress>('POST', `/administration/code-addresses/${id(address)}/end`, { body: { reason }, ifMatch })
export const mailServer = () => exchange<T.MailServer>('GET', '/administration/mail')
export const saveMailServer = (body: T.MailServerEdit, ifMatch: string) => exchange<T.MailServer>('PUT', '/administration/mail', { body, ifMatch })
export const testMailServer = (to: string) => administration<T.MailTested>('/mail/test', { to })
export const letters = (query: Cursor & { state?: string }) => get<T.Page<T.Letter>>('/administration/letters', query)
export const sendLetterAgain = (letterId: string, key: string) => exchange<T.Letter>('POST', `/administration/letters/${id(letterId)}/again`, { key })
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
export const gradeCompany = (party: string, body: T.NewGrade) => post<T.CompanyDossier>(`/dossiers/${id(party)}/grades`, body)
export const gradeProduct = (gtin: string, body: T.NewGrade) => post<T.ProductDossier>(`/products/${id(gtin)}/grades`, body)
export const furtherOf = (party: string, part: keyof T.CompanyParts, query: Times & { cursor: string }) =>
  get<T.FurtherFacts>(`/dossiers/${id(party)}/${part}`, query)
export const addMatter = (party: string, body: T.NewMatter) => post<T.CompanyDossier>(`/dossiers/${id(party)}/matters`, body)
export const addProduct = (body: T.NewProduct) => post<T.Product>('/products', body)
export const productDossier = (gtin: string, times: Times = {}) => get<T.ProductDossier>(`/products/${id(gtin)}/dossier`, times)
export const renewProduct = (gtin: string) => post<T.ProductDossier>(`/products/${id(gtin)}/renewal`, {})
export const addCodeRange = (gtin: string, body: T.NewCodeRange) => post<T.ProductDossier>(`/products/${id(gtin)}/code-ranges`, body)
export const addBatch = (gtin: string, body: T.NewBatch) => post<T.ProductDossier>(`/products/${id(gtin)}/batches`, body)
export const addResult = (gtin: string, body: T.NewResult) => post<T.ProductDossier>(`/products/${id(gtin)}/results`, body)
export const duties = (q: string, made?: string) => get<{ duties: T.Duty[] }>('/duties', { q, made })
export const catalogue = (made?: string) => get<T.WholeCatalogue>('/catalogue', { made })
export const catalogueEntry = (code: string) => get<T.CatalogueEntry>(`/catalogue/${id(code)}`)
export const addCategory = (body: T.NewCategory) => post<{ code: string }>('/catalogue', body)
export const addObligation = (body: T.NewObligation) => post<T.Done>('/catalogue/obligations', body)
export const correctObligation = (fact: string, body: T.NewObligation) => post<T.Done>(`/catalogue/obligations/${id(fact)}/correction`, body)
export const addRegime = (body: T.NewRegime) => post<T.Done>('/catalogue/regimes', body)
export const correctRegime = (fact: string, body: T.NewRegime) => post<T.Done>(`/catalogue/regimes/${id(fact)}/correction`, body)
export const addPlatform = (body: T.NewPlatform) => post<T.Done>('/catalogue/platforms', body)
export const correctPlatform = (fact: string, body: T.NewPlatform) => post<T.Done>(`/catalogue/platforms/${id(fact)}/correction`, body)
export const endFact = (fact: string, body: { last: string; reason: string }) => post<T.Done>(`/catalogue/facts/${id(fact)}/end`, body)
export const takeBack = (fact: string, reason: string) => post<T.Done>(`/catalogue/facts/${id(fact)}/withdrawal`, { reason })
export const addStandard = (body: T.NewStandard) => post<T.Done>('/standards', body)
export const correctStandard = (fact: string, body: T.NewStandard) => post<T.Done>(`/standards/${id(fact)}/correction`, body)
export const standardHistory = (fact: string) => get<T.StandardHistory>(`/standards/${id(fact)}`)
export const standards = (q?: string) => get<{ standards: T.StandardFact[] }>('/standards', { q })
export const uploadKinds = () => get<{ kinds: T.UploadKind[] }>('/upload-kinds')
export const uploadTemplate = (form: string) => getFile(`/upload-kinds/${id(form)}/template`)
export const sendFile = async (form: string, file: File, key: string) =>
  (await exchange<T.Upload>('POST', `/uploads?form=${id(form)}&name=${id(file.name.slice(-200))}`, { file: new Blob([file]), key })).data
export const uploads = (query: Cursor) => get<T.Page<T.Upload>>('/uploads', query)
export const upload = (uploadId: string) => get<T.Upload>(`/uploads/${id(uploadId)}`)
export const uploadRows = (uploadId: string, query: Cursor & { outcome?: string }) => get<T.Page<T.UploadRow>>(`/uploads/${id(uploadId)}/rows`, query)
export const takingOf = (uploadId: string) => get<T.Job>(`/uploads/${id(uploadId)}/taking`)
export const takeUpload = (uploadId: string) => post<T.Job>(`/uploads/${id(uploadId)}/taking`, undefined)
export const badRows = (uploadId: string) => getFile(`/uploads/${id(uploadId)}/bad-rows`)
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
