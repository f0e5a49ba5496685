// Days as people write them, one a line: the day, off or worked, the name in Chinese, and in English.
export interface DayLine {
  line: string
  day: string | null
  working: boolean
  zh: string
  en: string
}

const FORM = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,，]+(休|班|off|work)[\s,，]+([^\s,，]+)(?:[\s,，]+(.+))?$/

/** A line that can't be read has no day; an empty one is none. */
export function readDays(text: string): DayLine[] {
  return text
    .split('\n')
    .map((it) => it.trim())
    .filter(Boolean)
    .map((line) => {
      const found = FORM.exec(line)
      if (!found) return { line, day: null, working: false, zh: '', en: '' }
      const [, year, month, date, kind, zh, en] = found
      const day = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
      const real = !Number.isNaN(Date.parse(day)) && new Date(day).getUTCDate() === Number(date)
      return { line, day: real ? day : null, working: kind === '班' || kind === 'work', zh: zh!, en: en?.trim() || zh! }
    })
}
