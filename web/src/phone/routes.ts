import { createRouter, createWebHashHistory } from 'vue-router'
import type { Key } from '@/core/i18n'
import Correction from './pages/Correction.vue'
import Corrections from './pages/Corrections.vue'
import Duty from './pages/Duty.vue'
import Me from './pages/Me.vue'
import Scan from './pages/Scan.vue'
import Today from './pages/Today.vue'

declare module 'vue-router' {
  interface RouteMeta {
    title: Key
  }
}

// Loaded at once: a page that comes only when asked for does not come without a network.
// Addresses after the hash: the server only ever serves /m/, so that a bookmark works on any host.
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: Scan, meta: { title: 'phone.scan' } },
    { path: '/today', component: Today, meta: { title: 'phone.today' } },
    { path: '/corrections', component: Corrections, meta: { title: 'phone.corrections' } },
    { path: '/corrections/:id', component: Correction, meta: { title: 'title.correction' } },
    { path: '/duty', component: Duty, meta: { title: 'duty.ask' } },
    { path: '/me', component: Me, meta: { title: 'phone.me' } },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
