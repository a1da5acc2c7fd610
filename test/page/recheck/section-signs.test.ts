import { describe, expect, it } from 'vitest'
import { tellSectionSigns } from '../../../src/page/recheck/section-signs.ts'
import { CAPITAL, type Glyph, plainWord, type SetWord, setLine, X_HEIGHT } from './set-line.ts'

const SIGN: Glyph = { width: 0.8, height: 1.7, rise: -0.25 }
const word = (text: string, ...glyphs: Glyph[]): SetWord => ({ text, glyphs })

const told = (...words: SetWord[]): string =>
  tellSectionSigns([setLine(words).line], X_HEIGHT, 'deu')[0]!
    .words.map(({ text, symbols }) => {
      expect(symbols.map((symbol) => symbol.text).join('')).toBe(text)
      return text
    })
    .join(' ')

describe('tellSectionSigns', () => {
  it('tells the sign before a number by its foot below the line', () => {
    expect(told(plainWord('nach'), word('8', SIGN), plainWord('14'), plainWord('Abs'))).toBe('nach § 14 Abs')
    expect(told(word('S', SIGN), plainWord('3'))).toBe('§ 3')
    expect(told(word('814', SIGN, CAPITAL, CAPITAL))).toBe('§14')
  })

  it('tells two signs before numbers', () => {
    expect(told(word('88', SIGN, SIGN), plainWord('3'), plainWord('und'), plainWord('4'))).toBe('§§ 3 und 4')
  })

  it('leaves what the English model reads, which has the sign', () => {
    const { line } = setLine([word('8', SIGN), plainWord('14')])
    expect(tellSectionSigns([line], X_HEIGHT, 'deu+eng')).toEqual([line])
  })

  it.each([
    ['a figure with the rule of its cell before it', [word('818', { ...SIGN, width: 1.35 }, CAPITAL, CAPITAL)]],
    ['a figure that stands on the line', [plainWord('8'), plainWord('14')]],
    ['a figure among others that hang as low', [word('8', SIGN), word('14', SIGN, SIGN)]],
    ['what no number follows', [word('8', SIGN), plainWord('Boote')]],
    ['a figure within a number', [word('184', CAPITAL, SIGN, CAPITAL)]],
    ['what hangs but is no higher than figures', [word('8', { ...SIGN, height: 1.45 }), plainWord('14')]],
  ])('leaves %s', (_, words) => {
    expect(told(...words)).toBe(words.map(({ text }) => text).join(' '))
  })
})
