import '@/core/tokens.css'
import '@/core/base.css'
import './phone.css'
import { createApp } from 'vue'
import { startLang } from '@/core/i18n'
import { startSession } from '@/core/session'
import App from './App.vue'
import { router } from './routes'

await startLang()
// Without a network the page still comes up: what waits to be sent must stay visible.
await startSession().catch(() => undefined)
createApp(App).use(router).mount('#app')
