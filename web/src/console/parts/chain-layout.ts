// Where each step of a chain stands in the picture: one lane for each party in order of appearance, time from left to right.
// A gap takes a place of its own, in the lane of whoever should have filed. An arrow says that goods went this way, so it
// is drawn where two records speak of the same handing-over, and never only because one follows the other in time.
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
  return { lanes, marks, links: linked(marks), hidden: Math.max(0, steps.length - atMost) }
}

function linked(marks: Mark[]): Link[] {
  const links: Link[] = []
  /** Shipments that a receipt has answered for. */
  const received = new Set<Mark>()
  const link = (from: Mark | undefined, to: Mark) => from && links.push({ from, to, broken: !!from.gap || !!to.gap })
  marks.forEach((mark, i) => {
    const earlier = marks.slice(0, i)
    if (mark.gap) {
      link(mark.gap.code === 'no-shipment' ? arrival(earlier, silent(mark.gap).id) : lost(earlier, mark.gap.at.id), mark)
      return
    }
    const [event, gap] = [mark.event!, earlier.at(-1)?.gap ? earlier.at(-1) : undefined]
    if (gap) link(gap, mark)
    else if (event.act === 'inbound') link(shipment(event, earlier) ?? shipment(event, marks), mark)
    else if (event.act === 'return') link(cameFrom(event, earlier), mark)
    else if (event.act !== 'produced') link(arrival(earlier, event.filer.id), mark)
  })
  return links

  /** Of the same two, the first that nobody has received yet; of a shipment received in parts, the last one. A shipment may be dated too late. */
  function shipment(event: EventView, among: Mark[]): Mark | undefined {
    const own = among.filter((it) => it.event?.act === 'outbound' && it.event.filer.id === event.partner?.id && it.event.partner?.id === event.filer.id)
    const found = own.find((it) => !received.has(it)) ?? own.at(-1)
    if (found) received.add(found)
    return found
  }
  /** What was sent to a party that filed no receipt. */
  function lost(earlier: Mark[], party: string): Mark | undefined {
    const found = last(earlier, (it) => it.event?.act === 'outbound' && it.event.partner?.id === party && !received.has(it))
    if (found) received.add(found)
    return found
  }
}

const last = (marks: Mark[], fits: (it: Mark) => boolean | undefined) => marks.filter(fits).at(-1)

/** How a party came by what it passes on. */
function arrival(earlier: Mark[], party: string): Mark | undefined {
  return last(earlier, (it) => it.event?.filer.id === party && ['produced', 'inbound', 'return'].includes(it.event.act))
}

/** Goods come back from where the one who brings them had received them, else from the filer's own sale. */
function cameFrom(event: EventView, earlier: Mark[]): Mark | undefined {
  const [filer, partner] = [event.filer.id, event.partner?.id]
  return (
    last(earlier, (it) => it.event?.act === 'inbound' && it.event.filer.id === partner && it.event.partner?.id === filer) ??
    last(earlier, (it) => it.event?.filer.id === filer && ['sale', 'outbound'].includes(it.event.act) && it.event.partner?.id === partner)
  )
}

/** Whose lane lacks a record: of a shipment that nobody filed it is the other side's, else the one's that shows the gap. */
function silent(gap: Gap): Named {
  return gap.code === 'no-shipment' ? (gap.with ?? gap.at) : gap.at
}
