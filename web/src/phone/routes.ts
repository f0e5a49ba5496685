import { createRouter, createWebHashHistory } from 'vue-router'
import type { Key } from '@/core/i18n'
import Scan from './pages/Scan.vue'

declare module 'vue-router' {
  interface RouteMeta {
    title: Key
  }
}

// Addresses after the hash: the server only ever serves /m/, so that a bookmark works on any host.
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: Scan, meta: { title: 'phone.scan' } },
    { path: '/today', component: () => import('./pages/Today.vue'), meta: { title: 'phone.today' } },
    { path: '/me', component: () => import('./pages/Me.vue'), meta: { title: 'phone.me' } },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
