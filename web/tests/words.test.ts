import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { en } from '@/core/en'
import { fill, say, setLang, t, word } from '@/core/i18n'
import { zh } from '@/core/zh'

const entries = (words: Record<string, string>) => Object.entries(words)
const params = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((it) => it[1]))].sort()

describe('the words of the screen', () => {
  afterEach(() => setLang('zh'))

  it('has the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    expect(Object.keys(zh).length).toBeGreaterThan(300)
  })

  it('uses the same parameters in both languages', () => {
    for (const [key, text] of entries(zh)) expect(params(en[key as keyof typeof en]), key).toEqual(params(text))
  })

  it('leaves no word empty, and no Chinese in the English but the name of the other language', () => {
    for (const [key, text] of [...entries(zh), ...entries(en)]) expect(text.trim(), key).not.toBe('')
    const chinese = entries(en).filter(([, text]) => /[\u4e00-\u9fff]/.test(text))
    expect(chinese.map(([key]) => key)).toEqual(['frame.otherLanguage'])
  })

  it('never promises that goods are genuine, and never says that a filing conforms to a clause', () => {
    const banned = /正品|保真|真品|国家认证|官方认证|符合第.{0,8}条|假货|genuine|authentic product|guarantee/i
    for (const [key, text] of [...entries(zh), ...entries(en)]) expect(text, key).not.toMatch(banned)
    // Words that stand in templates outside the locale files.
    const files = readdirSync(join(import.meta.dirname, '../src'), { recursive: true, encoding: 'utf8' }).filter((it) => /\.(vue|ts)$/.test(it))
    expect(files.length).toBeGreaterThan(50)
    for (const file of files) {
      const text = readFileSync(join(import.meta.dirname, '../src', file), 'utf8')
      expect(text, file).not.toMatch(/正品|保真|国家认证/)
    }
  })

  it('calls acts and states by the words of core', () => {
    const core = (path: string) => readFileSync(join(import.meta.dirname, '../../core/src/main/java/org/yuanliu/core', path), 'utf8')
    const named = (text: string) => [...text.matchAll(/^ +([A-Z]+)\("([^"]+)", "[^"]+"\)[,;]$/gm)].map((it): [string, string] => [it[1]!.toLowerCase(), it[2]!])
    const states = (path: string) => named(core(path).split('enum Step')[0]!)
    const acts = named(core('event/Act.java'))
    expect(acts.length).toBe(14)
    for (const [name, zh] of acts) expect(word('act', name), name).toBe(zh)
    const all = [...states('work/FindingLife.java'), ...states('work/CorrectionLife.java')]
    expect(all.length).toBe(7)
    for (const [name, zh] of all) expect(word('state', name), name).toBe(zh)
  })

  it('says on every screen that records do not prove what an item is', () => {
    expect(zh['frame.disclaimer']).toContain('不能证明实物真伪')
    expect(zh['finding.disclaimer']).toContain('不作为认定违法的依据')
  })

  it('has every key that a template asks for by a fixed name', () => {
    const files = readdirSync(join(import.meta.dirname, '../src'), { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.vue'))
    const asked = files.flatMap((it) =>
      [...readFileSync(join(import.meta.dirname, '../src', it), 'utf8').matchAll(/\bt\('([^']+)'/g)].map((found) => found[1]!),
    )
    expect(asked.length).toBeGreaterThan(200)
    expect(asked.filter((key) => !(key in zh))).toEqual([])
  })

  it('has a word for every action and every subject that the server notes in the journal', () => {
    const root = join(import.meta.dirname, '../../server/src/main/java')
    const noted = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((it) => it.endsWith('.java'))
      .flatMap((it) => [...readFileSync(join(root, it), 'utf8').matchAll(/Note\.of\(([^;]*)/g)].map((found) => [...found[1]!.matchAll(/"([^"]*)"/g)].map((literal) => literal[1]!)))
    const subjects = new Set(noted.flatMap((it) => it.filter((text) => /^[a-z-]+\/$/.test(text)).slice(0, 1)))
    const actions = new Set(noted.flatMap((it) => it.filter((text) => /^[a-z-]+\.[a-z-]+$/.test(text)).slice(0, 1)))
    expect(subjects.size).toBeGreaterThan(12)
    expect(actions.size).toBeGreaterThan(30)
    const named = (action: string) => (action.startsWith('finding.') ? `step.${action.slice('finding.'.length)}` : `action.${action}`)
    for (const words of [zh, en]) {
      expect([...subjects].map((it) => `subject.${it.slice(0, -1)}`).filter((key) => !(key in words))).toEqual([])
      expect([...actions].map(named).filter((key) => !(key in words))).toEqual([])
    }
  })

  it('switches the language, marks the document and remembers', async () => {
    await setLang('en')
    expect(t('nav.work')).toBe('Desk')
    expect(document.documentElement.lang).toBe('en')
    expect(localStorage.getItem('yuanliu.lang')).toBe('en')
    await setLang('zh')
    expect(t('nav.work')).toBe('待办')
    expect(document.documentElement.lang).toBe('zh-CN')
  })

  it('chooses one or many, and keeps a parameter that is missing visible', () => {
    expect(fill('{n} day|{n} days', { n: 1 })).toBe('1 day')
    expect(fill('{n} day|{n} days', { n: 2 })).toBe('2 days')
    expect(fill('到 {date} 截止', {})).toBe('到 {date} 截止')
  })

  it('falls back to the word of the data when it is not in the list', () => {
    expect(word('act', 'inbound')).toBe('入库')
    expect(word('act', 'teleported')).toBe('teleported')
  })

  it('turns the moments of machines into readable ones, in China’s time', () => {
    expect(say({ zh: '登记时间 2026-11-20T10:46:36+08:00 晚于时限 2026-11-09T09:27:10Z。', en: '' })).toBe(
      '登记时间 2026-11-20 10:46 晚于时限 2026-11-09 17:27。',
    )
  })
})
