import { describe, expect, it } from 'vitest'
import { indexBlobs } from '../../../src/page/ink/blob-index.ts'
import { type RaisedInk, raisedInkOf } from '../../../src/page/recheck/raised-ink.ts'
import {
  CAPITAL,
  type Glyph,
  LETTER,
  plainWord,
  QUOTE,
  RAISED_DIGIT,
  type SetWord,
  STOP,
  setLine,
  X_HEIGHT,
} from './set-line.ts'

function found(words: readonly SetWord[]): readonly RaisedInk[] {
  const { line, blobs } = setLine(words)
  return raisedInkOf(line, indexBlobs(blobs, X_HEIGHT), X_HEIGHT)
}

const word = (...glyphs: readonly Glyph[]): SetWord => ({ text: 'sea', glyphs: [LETTER, LETTER, LETTER, ...glyphs] })

/** As a browser prints it, at 0.83 of the type's size. */
const LARGE: Glyph = { width: 0.7, height: 1.2, rise: 0.8 }
/** As a word processor prints it in a small face, its foot a third of the x-height above the line. */
const LOW: Glyph = { width: 0.5, height: 0.7, rise: 0.4 }

describe('raisedInkOf', () => {
  it.each([
    ['usual', RAISED_DIGIT],
    ['large', LARGE],
    ['low', LOW],
  ])('finds a %s digit behind a word, whatever the word was read as', (_, digit) => {
    expect(found([plainWord('the'), word(digit), plainWord('of')])).toMatchObject([{ isAlone: false }])
  })

  it('finds one behind a number and before a comma', () => {
    expect(found([{ text: '1997', glyphs: [CAPITAL, CAPITAL, CAPITAL, CAPITAL, LARGE] }])).toHaveLength(1)
    expect(found([word({ ...RAISED_DIGIT, gap: 0.1 }, STOP)])).toHaveLength(1)
  })

  it('takes two digits for one mark, and the pieces of a broken one', () => {
    expect(found([word({ ...RAISED_DIGIT, gap: 0.4 }, RAISED_DIGIT)])).toHaveLength(1)
    const pieces: readonly Glyph[] = [
      { width: 0.5, height: 0.4, rise: 0.7, gap: -0.5 },
      { width: 0.5, height: 0.4, rise: 1.2 },
    ]
    expect(found([word(...pieces)])).toHaveLength(1)
  })

  it('tells whether a stop has ink before it', () => {
    expect(found([word(RAISED_DIGIT)])).toMatchObject([{ isAfterStop: false }])
    expect(found([word(STOP, RAISED_DIGIT)])).toMatchObject([{ isAfterStop: true }])
  })

  it('finds one as high as quotation marks before a line, none behind a word', () => {
    const small: Glyph = { width: 0.5, height: 0.7, rise: 0.75 }
    expect(found([{ text: '*', glyphs: [small] }, plainWord('See')])).toMatchObject([{ isAlone: true }])
    expect(found([word(small)])).toEqual([])
  })

  it('finds one before a line', () => {
    expect(found([{ text: '*', glyphs: [RAISED_DIGIT] }, plainWord('See')])).toMatchObject([{ isAlone: true }])
  })

  it('finds none behind a raised minus: an exponent is more than its digits', () => {
    expect(found([word({ width: 0.5, height: 0.14, rise: 1.1, gap: 0.15 }, RAISED_DIGIT)])).toEqual([])
  })

  it('finds none in quotation marks, in digits on the line, or where the word goes on', () => {
    expect(found([word(QUOTE), word(CAPITAL)])).toEqual([])
    expect(found([word({ ...RAISED_DIGIT, gap: 0.1 }, LETTER, LETTER)])).toEqual([])
  })

  it('finds none over other ink, as the hook of a question mark is, or a fraction’s upper part', () => {
    const hook: Glyph = { width: 0.5, height: 0.9, rise: 0.6, gap: -0.5 }
    expect(found([word(hook, { width: 0.3, height: 0.22 })])).toEqual([])
    expect(found([word({ ...RAISED_DIGIT, gap: -0.5 }, { width: 0.5, height: 0.65 })])).toEqual([])
  })
})
