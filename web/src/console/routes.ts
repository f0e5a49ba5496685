import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import type { Key } from '@/core/i18n'
import { session } from '@/core/session'

declare module 'vue-router' {
  interface RouteMeta {
    title: Key
    /** Reachable without signing in, and drawn without the frame. */
    bare?: boolean
    /** Whose work it is; anybody else is told so. What may be done is decided by the server alone. */
    only?: 'administrators' | 'companies'
  }
}

const page = (path: string, title: Key, component: RouteRecordRaw['component'], more: { bare?: boolean; only?: 'administrators' | 'companies' } = {}) =>
  ({ path, component, meta: { title, ...more } }) as RouteRecordRaw

/** Every screen of the console. The accessibility walk visits each of them. */
export const routes: RouteRecordRaw[] = [
  page('/sign-in', 'title.signIn', () => import('./pages/SignIn.vue'), { bare: true }),
  page('/', 'title.home', () => import('./pages/Home.vue')),
  page('/desk', 'title.work', () => import('./pages/Desk.vue')),
  page('/findings', 'title.findings', () => import('./pages/Findings.vue')),
  page('/findings/:id', 'title.finding', () => import('./pages/FindingReview.vue')),
  page('/corrections/:id', 'title.correction', () => import('./pages/CorrectionAnswer.vue')),
  page('/file', 'title.file', () => import('./pages/File.vue')),
  page('/events', 'title.events', () => import('./pages/Events.vue')),
  page('/products', 'title.products', () => import('./pages/Products.vue')),
  page('/products/:gtin', 'title.product', () => import('./pages/ProductDetail.vue')),
  page('/chain', 'title.chain', () => import('./pages/ChainPage.vue')),
  page('/companies', 'title.companies', () => import('./pages/Companies.vue')),
  page('/companies/:id', 'title.company', () => import('./pages/CompanyDetail.vue')),
  page('/evidence', 'title.evidence', () => import('./pages/Evidence.vue')),
  page('/catalogue', 'title.catalogue', () => import('./pages/CataloguePage.vue')),
  page('/catalogue/:code', 'title.catalogueEntry', () => import('./pages/CatalogueEntry.vue')),
  page('/dossiers', 'title.dossiers', () => import('./pages/Dossiers.vue')),
  page('/uploads', 'title.uploads', () => import('./pages/Uploads.vue')),
  page('/uploads/:id', 'title.upload', () => import('./pages/UploadDetail.vue')),
  page('/search', 'title.search', () => import('./pages/Search.vue')),
  page('/jobs', 'title.jobs', () => import('./pages/Jobs.vue')),
  page('/jobs/:id', 'title.job', () => import('./pages/JobPage.vue')),
  page('/notices', 'title.notices', () => import('./pages/Notices.vue')),
  page('/deliveries', 'title.deliveries', () => import('./pages/Deliveries.vue'), { only: 'administrators' }),
  page('/code-addresses', 'title.codeAddresses', () => import('./pages/CodeAddresses.vue'), { only: 'administrators' }),
  page('/mail', 'title.mail', () => import('./pages/MailServer.vue'), { only: 'administrators' }),
  page('/letters', 'title.letters', () => import('./pages/Letters.vue'), { only: 'administrators' }),
  page('/reference/:list?', 'title.reference', () => import('./pages/Reference.vue')),
  page('/calendar', 'title.calendar', () => import('./pages/CalendarPage.vue')),
  page('/journal', 'title.journal', () => import('./pages/Journal.vue')),
  page('/keys', 'title.keys', () => import('./pages/Keys.vue'), { only: 'companies' }),
  page('/account', 'title.account', () => import('./pages/Account.vue')),
  page('/people', 'title.people', () => import('./pages/People.vue'), { only: 'administrators' }),
  page('/people/:id', 'title.person', () => import('./pages/PersonDetail.vue'), { only: 'administrators' }),
  page('/security', 'title.security', () => import('./pages/Security.vue'), { only: 'administrators' }),
  page('/documents', 'title.documents', () => import('./pages/Documents.vue')),
  page('/documents/:id', 'title.document', () => import('./pages/DocumentPage.vue')),
  page('/templates', 'title.templates', () => import('./pages/Templates.vue')),
  page('/templates/:id', 'title.template', () => import('./pages/TemplatePage.vue')),
  page('/lives', 'title.lives', () => import('./pages/Lives.vue')),
  page('/clauses', 'title.clauses', () => import('./pages/Clauses.vue')),
  page('/help', 'title.help', () => import('./pages/Help.vue')),
  page('/software', 'title.software', () => import('./pages/Software.vue')),
  page('/:rest(.*)*', 'title.missing', () => import('./pages/Missing.vue')),
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach((to) => {
  // Until one's own account is in order the server answers nothing else.
  if (session.value?.due.length && to.path !== '/account' && !to.meta.bare) return '/account'
  if (session.value || to.meta.bare) return true
  return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
})

// A page of an older build may be gone after an update; loading the whole document brings the new one.
router.onError((error, to) => {
  const gone = /dynamically imported module|Importing a module script failed/i.test(String(error))
  if (gone && navigator.onLine && sessionStorage.getItem('yuanliu.reloaded') !== to.fullPath) {
    sessionStorage.setItem('yuanliu.reloaded', to.fullPath)
    location.assign(to.fullPath)
  }
})
