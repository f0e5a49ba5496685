// Keeps the phone entry on the phone, so that it opens in a cellar. It keeps files of one build, all or none, and no
// answer of the server: what is on the screen is either fresh or said to be missing.
// `scripts/offline.ts` writes the names of the files and the version into it.
const FILES = __FILES__
const PREFIX = 'yuanliu.phone.'
const CACHE = PREFIX + __VERSION__

self.addEventListener('install', (event) => {
  const fresh = FILES.map((it) => new Request(it, { cache: 'reload' }))
  event.waitUntil(caches.open(CACHE).then((it) => it.addAll(fresh)))
})

// The build before stays: another window may still show it, and load a part of it later.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((all) => all.filter((it) => it.startsWith(PREFIX) && it !== CACHE).slice(0, -1))
      .then((old) => Promise.all(old.map((it) => caches.delete(it))))
      .then(() => self.clients.claim()),
  )
})

// Only a person decides that a page may be replaced by a newer one.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return
  if (event.request.mode === 'navigate') {
    if (url.pathname === '/m/' || url.pathname === '/m') event.respondWith(kept('/m/', event.request))
    return
  }
  event.respondWith(kept(url.pathname, event.request))
})

async function kept(path, request) {
  const own = await caches.open(CACHE)
  return (await own.match(path)) ?? (await caches.match(path)) ?? fetch(request)
}
