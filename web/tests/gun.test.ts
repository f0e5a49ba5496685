import { afterEach, describe, expect, it, vi } from 'vitest'
import { GS, GunBuffer, hasWideCharacters, listenForGun, showScan, tidyScan } from '@/core/gun'

function feed(buffer: GunBuffer, text: string, gap: number, end = 'Enter', start = 1000): string | null {
  let at = start
  for (const key of text) {
    const ctrl = key === GS
    expect(buffer.feed(ctrl ? ']' : key, ctrl, (at += gap))).toBeNull()
  }
  return buffer.feed(end, false, at + gap)
}

describe('a scanner gun', () => {
  it.each([2, 4, 10, 30])('is known by its speed: %i ms between keys', (gap) => {
    expect(feed(new GunBuffer(), '06901234567892', gap)).toBe('06901234567892')
  })

  it.each([36, 60, 90, 119])('is not taken for a hand that types: %i ms', (gap) => {
    expect(feed(new GunBuffer(), '06901234567892', gap)).toBeNull()
  })

  it('needs six keys at least', () => {
    expect(feed(new GunBuffer(), '12345', 4)).toBeNull()
    expect(feed(new GunBuffer(), '123456', 4)).toBe('123456')
  })

  it('may close with Tab, and keeps a group separator', () => {
    expect(feed(new GunBuffer(), `0106901234567892${GS}21A1`, 4, 'Tab')).toBe(`0106901234567892${GS}21A1`)
  })

  it('forgets what a hand typed before it fired', () => {
    const buffer = new GunBuffer()
    buffer.feed('j', false, 0)
    expect(feed(buffer, '06901234567892', 4, 'Enter', 900)).toBe('06901234567892')
  })

  it('bears a slow key among fast ones, as guns over radio have', () => {
    const buffer = new GunBuffer()
    let at = 0
    for (const [i, key] of [...'06901234567892'].entries()) buffer.feed(key, false, (at += i % 5 === 4 ? 70 : 6))
    expect(buffer.feed('Enter', false, at + 6)).toBe('06901234567892')
  })
})

describe('listening on the page', () => {
  let stop = () => {}
  afterEach(() => {
    stop()
    document.body.innerHTML = ''
  })
  const press = (target: EventTarget, text: string, more: KeyboardEventInit = {}) => {
    for (const key of [...text, 'Enter']) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
  }

  it('hears a gun anywhere but in a field, which takes the keys by itself', () => {
    const heard = vi.fn()
    stop = listenForGun(heard)
    document.body.innerHTML = '<input id="field"><p id="page"></p>'
    press(document.getElementById('field')!, '06901234567892')
    expect(heard).not.toHaveBeenCalled()
    press(document.getElementById('page')!, '06901234567892')
    expect(heard).toHaveBeenCalledExactlyOnceWith('06901234567892')
  })

  it('ignores keys that an input method is composing', () => {
    const heard = vi.fn()
    stop = listenForGun(heard)
    press(document.body, '06901234567892', { isComposing: true })
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('the text of a scan', () => {
  it('gets the one group separator, however the gun spells it', () => {
    for (const way of ['^]', '<GS>', '{GS}', '\u241d', GS]) expect(tidyScan(` 0106901234567892${way}21A `)).toBe(`0106901234567892${GS}21A`)
    expect(showScan(`a${GS}b`)).toBe('a␝b')
  })

  it('warns of the wide characters of a Chinese input method', () => {
    expect(hasWideCharacters('（01）069')).toBe(true)
    expect(hasWideCharacters('０６９')).toBe(true)
    expect(hasWideCharacters('(01)069')).toBe(false)
  })
})
