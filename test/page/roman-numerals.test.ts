import { describe, expect, it } from 'vitest'
import { tellRomanNumerals } from '../../src/page/roman-numerals.ts'
import { LETTER, setLine } from './set-line.ts'

const told = (...texts: string[]): string => {
  const { line } = setLine(texts.map((text) => ({ text, glyphs: [...text].map(() => LETTER) })))
  const [read] = tellRomanNumerals([line])
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

  it('leaves numbers with an L in its place, and words', () => {
    for (const text of ['XL.', 'XLI.', 'LII.', 'L.', 'VL.', 'ILO', 'CIL', 'Il', 'XIX.', '11L', '11L/min'])
      expect(told(text)).toBe(text)
  })
})
