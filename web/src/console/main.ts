import './elements.css'
import '@/core/tokens.css'
import '@/core/base.css'
import './console.css'
import { createApp } from 'vue'
import { startLang } from '@/core/i18n'
import { startSession } from '@/core/session'
import App from './App.vue'
import { router } from './routes'

await startLang()
// An unreachable server is shown by the page itself, so the page must come up regardless.
await startSession().catch(() => undefined)
createApp(App).use(router).mount('#app')
