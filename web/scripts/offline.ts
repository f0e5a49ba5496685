// Writes the service worker of the phone entry: which files of this build it keeps, found by following what the entry
// loads, and a version that changes with any of them.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin, Rolldown } from 'vite'

const ALWAYS = ['/m/', '/favicon.svg', '/first-paint.js']

export function offline(source: string, publicFolder: string): Plugin {
  return {
    name: 'yuanliu-offline',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['m/index.html']
      const entry = Object.values(bundle).find((it) => it.type === 'chunk' && it.isEntry && it.name === 'phone')
      if (page?.type !== 'asset' || entry?.type !== 'chunk') throw new Error('the phone entry is not in this build')
      const names = [...reached(bundle, entry.fileName)].sort()
      if (!names.some((it) => it.endsWith('.wasm'))) throw new Error('the decoder would be missing without a network')
      const version = createHash('sha256').update(page.source).update(names.join())
      for (const it of ALWAYS.slice(1)) version.update(readFileSync(publicFolder + it))
      const files = [...ALWAYS, ...names.map((it) => '/' + it)]
      const text = readFileSync(source, 'utf8')
      this.emitFile({
        type: 'asset',
        fileName: 'm/sw.js',
        source: text.replace('__FILES__', JSON.stringify(files)).replace('__VERSION__', JSON.stringify(version.digest('hex').slice(0, 12))),
      })
    },
  }
}

/** Everything that a chunk loads, at once or later: scripts, styles, the decoder. */
function reached(bundle: Rolldown.OutputBundle, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  const it = bundle[name]
  if (it?.type !== 'chunk') return seen
  for (const next of [...it.imports, ...it.dynamicImports]) reached(bundle, next, seen)
  for (const next of [...(it.viteMetadata?.importedCss ?? []), ...(it.viteMetadata?.importedAssets ?? [])]) seen.add(next)
  return seen
}
