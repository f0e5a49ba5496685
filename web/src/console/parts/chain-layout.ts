// Where each step of a chain stands in the picture: one lane for each party in order of appearance, time from left to right.
// A gap takes a place of its own, in the lane of whoever should have filed.
import type { ChainStep, EventView, Gap, Named } from '@/core/types'

export interface Mark {
  column: number
  lane: number
  event: EventView | null
  gap: Gap | null
}
export interface Link {
  from: Mark
  to: Mark
  broken: boolean
}
export interface Layout {
  lanes: Named[]
  marks: Mark[]
  links: Link[]
  /** Steps that were left out of the picture; the table has them all. */
  hidden: number
}

export function layOut(steps: ChainStep[], atMost = 60): Layout {
  const lanes: Layout['lanes'] = []
  const marks: Mark[] = []
  const laneOf = (party: Named): number => {
    const found = lanes.findIndex((it) => it.id === party.id)
    return found >= 0 ? found : lanes.push(party) - 1
  }
  let column = 0
  for (const step of steps.slice(0, atMost)) {
    if (step.gap) marks.push({ column: column++, lane: laneOf(silent(step.gap)), event: null, gap: step.gap })
    marks.push({ column: column++, lane: laneOf(step.event.filer), event: step.event, gap: null })
  }
  const links = marks.slice(1).map((to, i): Link => ({ from: marks[i]!, to, broken: !!marks[i]!.gap || !!to.gap }))
  return { lanes, marks, links, hidden: Math.max(0, steps.length - atMost) }
}

/** Whose lane lacks a record: of a shipment that nobody filed it is the other side's, else the one's that shows the gap. */
function silent(gap: Gap): Named {
  return gap.code === 'no-shipment' ? (gap.with ?? gap.at) : gap.at
}
