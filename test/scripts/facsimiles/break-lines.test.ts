// Tests of the facsimiles' line breaker.

import { describe, expect, it } from 'vitest'
import { breakLines } from '../../../scripts/facsimiles/break-lines.ts'
import { plainText } from '../../../scripts/facsimiles/source.ts'

const set = (text: string, measure: number): string[] =>
  breakLines(text, measure, 0, (part) => part.length).map(({ words }) => words.join(' '))

describe('breakLines', () => {
  it('shows a soft hyphen only where the word is divided', () => {
    expect(set('close co\u00adoperation', 9)).toEqual(['close co-', 'operation'])
    expect(set('close co\u00adoperation', 30)).toEqual(['close cooperation'])
  })

  it('keeps room for the hyphen it may have to show', () => {
    expect(set('close co\u00adoperation', 8)).toEqual(['close', 'co-', 'operation'])
  })

  it('breaks after a hyphen between letters, never inside a range', () => {
    expect(set('an in-depth view', 6)).toEqual(['an in-', 'depth', 'view'])
    expect(set('March 4–6', 8)).toEqual(['March', '4–6'])
  })

  it('marks forced breaks, which are justified, apart from the end of the paragraph', () => {
    const lines = breakLines('one two\nthree\ffour', 80, 0, (part) => part.length)
    expect(lines.map(({ ending }) => ending)).toEqual(['full', 'page', 'end'])
  })

  it('shortens the first line by the indent', () => {
    expect(breakLines('one two', 7, 1, (part) => part.length).map(({ words }) => words)).toEqual([['one'], ['two']])
  })
})

describe('plainText', () => {
  it('joins lines and pages, drops soft hyphens and keeps true ones', () => {
    expect(plainText('held in-\ndepth talks on co\u00ad\foperation in\f2024. The')).toBe(
      'held in-depth talks on cooperation in 2024. The',
    )
  })
})
