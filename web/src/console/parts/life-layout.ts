// Where the states and steps of a table of transitions are drawn: states below each other, every step leaves its state
// at the right, runs down or up a lane of its own and comes in again. No two lines share a height, so none covers another.
import type { LifeTable } from '@/core/types'

const PORT = 26
const PAD = 9
const BETWEEN = 18
const LABEL = 300
const LANE = 14

export const BOX = 170

export interface Placed {
  states: { word: string; y: number; height: number; first: boolean; last: boolean }[]
  steps: { row: LifeTable['rows'][number]; from: number; to: number; lane: number }[]
  width: number
  height: number
}

export function lay(life: LifeTable): Placed {
  const outs = (word: string) => life.rows.filter((it) => it.from === word)
  const ins = (word: string) => life.rows.filter((it) => it.to === word)
  let y = 0
  const ports = new Map<string, number>()
  const states = life.states.map((state) => {
    const all = [...outs(state.word).map((it) => 'out ' + name(it)), ...ins(state.word).map((it) => 'in ' + name(it))]
    const height = Math.max(all.length, 1) * PORT + 2 * PAD
    all.forEach((port, i) => ports.set(port, y + PAD + PORT * (i + 0.5)))
    const placed = { word: state.word, y, height, first: state.first, last: state.last }
    y += height + BETWEEN
    return placed
  })
  const drawn = life.rows.map((row) => ({ row, from: ports.get('out ' + name(row))!, to: ports.get('in ' + name(row))! }))
  // Short ways inside, long ones outside.
  const order = [...drawn].sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from))
  const steps = drawn.map((it) => ({ ...it, lane: BOX + LABEL + LANE * order.indexOf(it) }))
  return { states, steps, width: BOX + LABEL + LANE * (life.rows.length + 1), height: y - BETWEEN }
}

const name = (row: LifeTable['rows'][number]) => `${row.from} ${row.step}`
