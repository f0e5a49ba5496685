// What the pages are built of, as CycloneDX. npm lists everything that is installed; what only the build needs is left out
// by the mark in the lock file, since npm's own way of leaving it out loses what both need.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
const shipped = new Set(
  Object.entries(lock)
    .filter(([path, it]) => path && !it.dev && !it.devOptional)
    .map(([path, it]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${it.version}`),
)
const whole = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] }))
whole.components = whole.components.filter((it) => shipped.has(`${it.name}@${it.version}`))
const there = new Set([whole.metadata.component['bom-ref'], ...whole.components.map((it) => it['bom-ref'])])
whole.dependencies = whole.dependencies.filter((it) => there.has(it.ref)).map((it) => ({ ...it, dependsOn: it.dependsOn?.filter((one) => there.has(one)) }))
const lost = Object.keys(lock[''].dependencies).filter((it) => !whole.components.some((one) => one.name === it))
if (lost.length) throw new Error(`not in the list: ${lost.join(', ')}`)
writeFileSync('dist/web.cdx.json', JSON.stringify(whole))
