import { describe, expect, it } from 'vitest'
import { tellRomanNumerals } from '../../../src/page/recheck/roman-numerals.ts'
import { LETTER, plainWord, type SetWord, STOP, setLine, X_HEIGHT } from './set-line.ts'

const STROKE = { width: 0.6, height: 1.42 }
const WIDE = { width: 1.1, height: 1.42 }

function told(...texts: string[]): string {
  return toldOf(texts.map((text) => ({ text, glyphs: [...text].map(() => LETTER) })))
}

function toldOf(words: readonly SetWord[]): string {
  const { line, blobs } = setLine(words)
  const [read] = tellRomanNumerals([line], blobs, X_HEIGHT)
  for (const { text, symbols } of read!.words) expect(symbols.map((symbol) => symbol.text).join('')).toBe(text)
  return read!.words.map(({ text }) => text).join(' ')
}

describe('tellRomanNumerals', () => {
  it('takes an L where none can stand for an I', () => {
    expect(told('IIL.', 'Conclusion')).toBe('III. Conclusion')
    expect(told('Title', 'IIL')).toBe('Title III')
    expect(told('VIL.')).toBe('VII.')
    expect(told('XIIL.')).toBe('XIII.')
    expect(told('I1L.')).toBe('III.')
    expect(told('Edward', 'IIL,', 'the')).toBe('Edward III, the')
  })

  it('takes “IL.” for a number only alone in a line or before its text', () => {
    expect(told('IL.')).toBe('II.')
    expect(told('IL.', 'Background')).toBe('II. Background')
    expect(told('1L.', 'Facts')).toBe('II. Facts')
    expect(told('Chicago,', 'IL.')).toBe('Chicago, IL.')
    expect(told('IL.', '60601')).toBe('IL. 60601')
    expect(told('IL', 'Senate')).toBe('IL Senate')
  })

  it('takes what looks like an I for one behind a word that is numbered', () => {
    expect(told('Title', 'I1I', 'Cases,')).toBe('Title III Cases,')
    expect(told('Title', '[11')).toBe('Title III')
    expect(told('TITLE', '11l')).toBe('TITLE III')
    expect(told('CHAPTER', 'IL')).toBe('CHAPTER II')
    expect(told('(Part', 'Il),')).toBe('(Part II),')
    for (const text of ['Title 11', 'Title 111', 'Item 1l', 'in Il', 'Type I', 'Part L', 'Article 1', 'Section 11.'])
      expect(told(...text.split(' '))).toBe(text)
  })

  it('takes what is of strokes and a stop for as many, as the first word of a line', () => {
    expect(toldOf([{ text: 'L', glyphs: [STROKE, STOP] }])).toBe('I.')
    expect(toldOf([{ text: 'IL', glyphs: [STROKE, STOP] }])).toBe('I.')
    expect(toldOf([{ text: 'IL', glyphs: [STROKE, STROKE, STOP] }, plainWord('Facts')])).toBe('II. Facts')
    expect(toldOf([{ text: 'IL.', glyphs: [STROKE, STOP] }])).toBe('I.')
    expect(toldOf([{ text: 'L.', glyphs: [WIDE, STOP] }])).toBe('L.')
    expect(toldOf([{ text: 'L', glyphs: [WIDE] }])).toBe('L')
    expect(toldOf([{ text: 'L', glyphs: [STROKE, STOP] }, plainWord('of')])).toBe('L of')
  })

  it('leaves numbers with an L in its place, and words', () => {
    for (const text of ['XL.', 'XLI.', 'LII.', 'L.', 'VL.', 'ILO', 'CIL', 'Il', 'XIX.', '11L', '11L/min'])
      expect(told(text)).toBe(text)
  })
})
