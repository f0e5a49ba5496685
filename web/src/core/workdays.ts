// Working days, from the exceptions to the week that the server's calendar names. The last year it speaks of is the
// last that is settled: counting beyond it is provisional.
import { shallowRef } from 'vue'
import * as api from './api'
import { plusDays, today } from './format'
import type { CalendarDay } from './types'

export interface Calendar {
  exceptions: Map<string, boolean>
  /** The last day that is settled. */
  until: string
}

export const calendar = shallowRef<Calendar | null>(null)
let asked: Promise<void> | null = null

export function loadCalendar(): Promise<void> {
  asked ??= api
    .calendar(plusDays(today(), -400), plusDays(today(), 800))
    .then((days) => void (calendar.value = calendarOf(days)))
    // Without it the page shows the bare date, and asks again next time.
    .catch(() => void (asked = null))
  return asked
}

export function calendarOf(days: CalendarDay[]): Calendar {
  const last = days.map((it) => it.day).sort().at(-1)
  return { exceptions: new Map(days.map((it) => [it.day, it.working])), until: last ? last.slice(0, 4) + '-12-31' : '' }
}

export function isWorking(known: Calendar, day: string): boolean {
  const weekday = new Date(day + 'T00:00:00Z').getUTCDay()
  return known.exceptions.get(day) ?? (weekday !== 0 && weekday !== 6)
}

/** Working days from `from` (not counted) to `to` (counted); negative when `to` lies before. */
export function workingDaysBetween(known: Calendar, from: string, to: string): number {
  if (from > to) return -workingDaysBetween(known, to, from)
  let count = 0
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) if (isWorking(known, day)) count++
  return count
}

export function addWorkingDays(known: Calendar, from: string, count: number): { date: string; provisional: boolean } {
  let day = from
  for (let left = count; left > 0; ) {
    day = plusDays(day, 1)
    if (isWorking(known, day)) left--
  }
  return { date: day, provisional: day > known.until }
}

/** How long somebody may be given for a correction. */
export function isTerm(days: number | null | undefined): boolean {
  return Number.isInteger(days) && days! >= 1 && days! <= 60
}
