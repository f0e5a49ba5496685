export interface Clause {
  id: string
  text: string
  tests: string[]
  result: 'proven' | 'failed' | 'open'
}

/** Tolerant of what the test run leaves out: a clause that shows no passing test is open. */
export function clausesOf(answer: unknown): Clause[] {
  const list = Array.isArray(answer) ? answer : ((answer as { clauses?: unknown } | null)?.clauses ?? [])
  if (!Array.isArray(list)) return []
  return list.map((it: Record<string, unknown>) => {
    const tests = Array.isArray(it.tests) ? it.tests : []
    const word = String(it.result ?? it.state ?? (tests.length ? 'proven' : 'open'))
    return {
      id: String(it.id ?? it.clause ?? ''),
      text: String(it.text ?? ''),
      tests: tests.map((one: unknown) => (typeof one === 'string' ? one : String((one as { name?: unknown }).name ?? ''))),
      result: /^(proven|passed|pass|ok|done)$/.test(word) ? 'proven' : /^(failed|fail)$/.test(word) ? 'failed' : 'open',
    }
  })
}
