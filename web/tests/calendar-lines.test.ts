import { expect, test } from 'vitest'
import { readDays } from '../src/console/parts/calendar-lines'

test('days are read as people write them', () => {
  expect(readDays('2027-01-01 休 元旦 New Year\n\n2027年2月14日 班 调休\n2027/5/1,off,劳动节,Labour Day')).toEqual([
    { line: '2027-01-01 休 元旦 New Year', day: '2027-01-01', working: false, zh: '元旦', en: 'New Year' },
    { line: '2027年2月14日 班 调休', day: '2027-02-14', working: true, zh: '调休', en: '调休' },
    { line: '2027/5/1,off,劳动节,Labour Day', day: '2027-05-01', working: false, zh: '劳动节', en: 'Labour Day' },
  ])
})

test.each(['2027-02-30 休 x', '2027-13-01 休 x', '27-1-1 休 x', '2027-01-01 maybe x', '2027-01-01', 'New Year'])('"%s" names no day', (line) => {
  expect(readDays(line)[0]!.day).toBeNull()
})
