// Times are shown in China's time, whatever the machine's clock zone.

const ZONE = 'Asia/Shanghai'

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute'

export function partsOf(iso: string): Record<Part, string> {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(iso))
  return Object.fromEntries(parts.map((it) => [it.type, it.value])) as Record<Part, string>
}

/** For tables and narrow places: the same order in both languages. */
export function shortTime(iso: string | null | undefined): string {
  if (!iso) return '–'
  const { year, month, day, hour, minute } = partsOf(iso)
  return `${year}-${month}-${day} ${hour}:${minute}`
}

/** Sentences that came with the data may hold moments as machines write them. */
export function readableTimes(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/g, shortTime)
}
