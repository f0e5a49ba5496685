import { ref } from 'vue'

/** What the browser believes; a request may still fail while it says yes. */
export const online = ref(navigator.onLine)
window.addEventListener('online', () => (online.value = true))
window.addEventListener('offline', () => (online.value = false))
