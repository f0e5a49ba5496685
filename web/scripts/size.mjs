// Compressed size of what each entry loads before its first route can be used: the budget of the first visit.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))

/** The entry and everything it imports at once; `routes` are the lazy pages of the first screen. */
function loaded(starts) {
  const seen = new Set()
  const files = new Set()
  const walk = (key) => {
    if (seen.has(key)) return
    seen.add(key)
    const chunk = manifest[key]
    if (!chunk) throw new Error('not in the build: ' + key)
    files.add(chunk.file)
    chunk.css?.forEach((it) => files.add(it))
    chunk.imports?.forEach(walk)
  }
  starts.forEach(walk)
  return [...files]
}

const gz = (files, ending) =>
  files.filter((it) => it.endsWith(ending)).reduce((sum, it) => sum + gzipSync(readFileSync(new URL(it, dist)), { level: 9 }).length, 0)

const rows = [
  ['console-script', ['index.html', 'src/console/pages/SignIn.vue', 'src/console/pages/Home.vue'], 260],
  ['phone-script', ['m/index.html'], 120],
].map(([name, starts, target]) => {
  const files = loaded(starts)
  const value = Math.round(gz(files, '.js') / 100) / 10
  return { name, value, unit: 'kB', target, holds: value <= target, css: Math.round(gz(files, '.css') / 100) / 10 }
})
if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
else console.table(rows)
process.exitCode = rows.every((it) => it.holds) ? 0 : 1
