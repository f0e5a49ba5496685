import { describe, expect, it } from 'vitest'
import { lay } from '@/console/parts/life-layout'
import type { LifeTable } from '@/core/types'

const text = (zh: string) => ({ zh, en: zh })
const row = (from: string, step: string, to: string) => ({ from, step, title: text(step), to, reasoned: false, by: null, within: null, document: null })
const state = (word: string, first = false, last = false) => ({ word, title: text(word), first, last })
const life: LifeTable = {
  name: 'example',
  version: 1,
  title: text('示例'),
  states: [state('open', true), state('held'), state('closed', false, true)],
  rows: [row('open', 'hold', 'held'), row('held', 'resume', 'open'), row('open', 'amend', 'open'), row('open', 'close', 'closed'), row('held', 'close', 'closed')],
}

describe('the picture of a table of transitions', () => {
  const placed = lay(life)

  it('draws every state and every row of the table once', () => {
    expect(placed.states.map((it) => it.word)).toEqual(['open', 'held', 'closed'])
    expect(placed.steps.map((it) => it.row)).toEqual(life.rows)
  })

  it('begins and ends every step inside its states', () => {
    for (const step of placed.steps) {
      for (const [word, y] of [[step.row.from, step.from], [step.row.to, step.to]] as const) {
        const box = placed.states.find((it) => it.word === word)!
        expect(y).toBeGreaterThan(box.y)
        expect(y).toBeLessThan(box.y + box.height)
      }
    }
  })

  it('lets no two lines share a height or a lane', () => {
    const heights = placed.steps.flatMap((it) => [it.from, it.to])
    expect(new Set(heights).size).toBe(heights.length)
    expect(new Set(placed.steps.map((it) => it.lane)).size).toBe(placed.steps.length)
  })
})
