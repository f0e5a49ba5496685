import '@/core/tokens.css'
import '@/core/base.css'
import './phone.css'
import { createApp } from 'vue'
import { startLang } from '@/core/i18n'
import App from './App.vue'
import { keepThisPage, startOffline } from './offline'
import { router } from './routes'

await startLang()
// Without a network the page still comes up: what waits to be sent must stay visible.
await startOffline()
createApp(App).use(router).mount('#app')
void keepThisPage()
