// Runs before the first paint, so that nobody who chose dark or large type sees a flash of the other.
// A file of its own because the security policy allows no inline script.
;(function () {
  var root = document.documentElement
  try {
    var theme = localStorage.getItem('yuanliu.theme')
    var dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
    root.classList.toggle('dark', dark)
    root.dataset.size = localStorage.getItem('yuanliu.size') || (localStorage.getItem('yuanliu.large') === 'on' ? '125' : '100')
    if (localStorage.getItem('yuanliu.lang') === 'en') root.lang = 'en'
  } catch (_) {
    /* Storage may be switched off; the light page in Chinese is right then. */
  }
})()
