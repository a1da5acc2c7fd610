import { describe, expect, it } from 'vitest'
import { dropSpecks } from '../../../src/page/recheck/specks.ts'
import { dash, LETTER, plainWord, QUOTE, type SetWord, STOP, setLine, speck, X_HEIGHT } from './set-line.ts'

function kept(...words: SetWord[]): { text: string; dropped: readonly string[] } {
  const { line, blobs } = setLine(words)
  const { lines, dropped } = dropSpecks([line], blobs, X_HEIGHT)
  return { text: lines.flatMap((one) => one.words.map((word) => word.text)).join(' '), dropped }
}

const letters = (count: number) => Array<typeof LETTER>(count).fill(LETTER)

describe('dropSpecks', () => {
  it('drops a mark alone whose ink is a speck, and keeps one of a full stop’s size', () => {
    expect(kept(plainWord('given'), { text: '.', glyphs: [speck(0)] })).toEqual({ text: 'given', dropped: ['.'] })
    expect(kept(plainWord('given'), { text: '.', glyphs: [STOP] }).text).toBe('given .')
    expect(kept(plainWord('given'), { text: '—', glyphs: [dash(2)] }).text).toBe('given —')
  })

  it('drops a dot that was read as a letter, and leaves a letter that is sure or of a letter’s size', () => {
    const { line, blobs } = setLine([plainWord('that:'), { text: 'g', glyphs: [STOP] }])
    const doubted = (confidence: number) => ({
      ...line,
      words: line.words.map((word) => (word.text === 'g' ? { ...word, confidence } : word)),
    })
    expect(dropSpecks([doubted(0.14)], blobs, X_HEIGHT).dropped).toEqual(['g'])
    expect(dropSpecks([doubted(0.9)], blobs, X_HEIGHT).dropped).toEqual([])
    expect(kept({ text: 'a', glyphs: [LETTER] }).dropped).toEqual([])
  })

  it('drops a bar by itself that is higher than letters are: a piece of a rule', () => {
    const bar = (height: number): SetWord => ({ text: '|', glyphs: [{ width: 0.1, height }] })
    expect(kept(plainWord('given'), bar(2.2))).toEqual({ text: 'given', dropped: ['|'] })
    expect(kept(plainWord('given'), bar(1.45)).text).toBe('given |')
  })

  it('parts two words that only a speck holds together', () => {
    const parted = kept({ text: 'after-an', glyphs: [...letters(5), speck(0.4), ...letters(2)] })
    expect(parted).toEqual({ text: 'after an', dropped: ['-'] })
    expect(kept({ text: 'on.the', glyphs: [...letters(2), speck(0.2), ...letters(3)] }).text).toBe('on the')
  })

  it('keeps hyphens and stops that have their ink', () => {
    expect(kept({ text: 'well-known', glyphs: [...letters(4), dash(0.55), ...letters(5)] }).text).toBe('well-known')
    expect(kept({ text: 'on.the', glyphs: [...letters(2), STOP, ...letters(3)] }).text).toBe('on.the')
  })

  it('drops an opening quote that is a speck', () => {
    expect(kept({ text: '‘vessels', glyphs: [speck(1.3), ...letters(7)] }).text).toBe('vessels')
    expect(kept({ text: '‘vessels', glyphs: [QUOTE, ...letters(7)] }).text).toBe('‘vessels')
  })

  it('measures specks against the stops of the page: on a faint page these are small', () => {
    const faint = { ...STOP, width: 0.15, height: 0.15 }
    const words = Array.from({ length: 6 }, () => ({ text: 'on.', glyphs: [LETTER, LETTER, faint] }))
    expect(kept(...words, { text: '.', glyphs: [faint] }).dropped).toEqual([])
  })

  it('leaves no line without words', () => {
    expect(kept({ text: '.', glyphs: [speck(0)] })).toEqual({ text: '', dropped: ['.'] })
  })
})
