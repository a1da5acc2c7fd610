import { describe, expect, it } from 'vitest'
import { tellQuotes } from '../../../src/page/recheck/quotes.ts'
import { CAPITAL, LETTER, QUOTE, type SetWord, STOP, setLine, X_HEIGHT } from './set-line.ts'

function told(text: string, glyphs: SetWord['glyphs']): string {
  const { line, blobs } = setLine([{ text, glyphs }])
  return tellQuotes([line], blobs, X_HEIGHT)[0]!.words[0]!.text
}

const SHIP = [CAPITAL, LETTER, LETTER]
const TOUCHING = { ...QUOTE, width: 0.6 }

describe('tellQuotes', () => {
  it('tells a closing mark by its strokes', () => {
    expect(told('Sea”', [...SHIP, QUOTE])).toBe('Sea’')
    expect(told('Sea’', [...SHIP, QUOTE, QUOTE])).toBe('Sea”')
    expect(told('Sea’', [...SHIP, TOUCHING])).toBe('Sea”')
    expect(told('Sea”', [...SHIP, QUOTE, QUOTE])).toBe('Sea”')
  })

  it('tells an opening mark by its strokes', () => {
    expect(told('‘Sea', [QUOTE, QUOTE, ...SHIP])).toBe('“Sea')
    expect(told('“Sea', [QUOTE, ...SHIP])).toBe('‘Sea')
  })

  it('keeps straight marks straight, and sees past a stop', () => {
    expect(told("Sea.'", [...SHIP, STOP, QUOTE, QUOTE])).toBe('Sea."')
    expect(told('Sea",', [...SHIP, QUOTE, STOP])).toBe('Sea",')
  })

  it('leaves out a single opening mark where there is no ink', () => {
    expect(told('‘Sea', SHIP)).toBe('Sea')
    expect(told("'Sea", SHIP)).toBe('Sea')
    expect(told('“Sea', SHIP)).toBe('“Sea')
    expect(told('‘Sea', [STOP, ...SHIP])).toBe('‘Sea')
  })

  it('tells marks that were misread as other signs, and leaves those that are none', () => {
    expect(told('¢Sea', [QUOTE, ...SHIP])).toBe('‘Sea')
    expect(told('¢Sea', [QUOTE, QUOTE, ...SHIP])).toBe('“Sea')
    expect(told('«Sea', [TOUCHING, ...SHIP])).toBe('“Sea')
    expect(told('Sea™', [...SHIP, QUOTE, QUOTE])).toBe('Sea”')
    expect(told('Sea®', [...SHIP, QUOTE])).toBe('Sea’')
    expect(told('«Sea', [{ ...QUOTE, rise: 0.2 }, ...SHIP])).toBe('«Sea')
    expect(told('Sea™', [...SHIP, { ...QUOTE, width: 1.2 }])).toBe('Sea™')
    expect(told('¢Sea', SHIP)).toBe('¢Sea')
    expect(told('*Sea', [QUOTE, ...SHIP])).toBe('*Sea')
  })

  it('takes several marks over one pair of strokes for one double mark', () => {
    expect(told("''Sea", [QUOTE, QUOTE, ...SHIP])).toBe('"Sea')
    expect(told('\'"Sea', [TOUCHING, ...SHIP])).toBe('"Sea')
    expect(told("Sea'',", [...SHIP, QUOTE, QUOTE, STOP])).toBe('Sea",')
    expect(told('\'"Sea', [QUOTE, QUOTE, QUOTE, ...SHIP])).toBe('\'"Sea')
    expect(told('“‘Sea', [QUOTE, QUOTE, ...SHIP])).toBe('“Sea')
    expect(told('Sea’’', [...SHIP, QUOTE, QUOTE])).toBe('Sea”')
    expect(told('“‘Sea', [QUOTE, QUOTE, QUOTE, ...SHIP])).toBe('“‘Sea')
    expect(told('Sea’’', SHIP)).toBe('Sea’’')
  })

  it('leaves an apostrophe within a word, and a mark without its ink', () => {
    expect(told('Se’a', [CAPITAL, LETTER, QUOTE, QUOTE, LETTER])).toBe('Se’a')
    expect(told('Sea”', SHIP)).toBe('Sea”')
    expect(told('Sea”', [...SHIP, { ...QUOTE, height: 1 }])).toBe('Sea”')
  })
})
