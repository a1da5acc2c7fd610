import { describe, expect, it } from 'vitest'
import type { InkBlob } from '../../../src/page/ink/ink.ts'
import { addLostPoints } from '../../../src/page/recheck/lost-points.ts'
import { CAPITAL, type Glyph, RAISED_DIGIT, type SetWord, STOP, setLine, X_HEIGHT } from './set-line.ts'

/** A number whose symbols are digits alone, while its ink has `mark` behind the first. */
const textWith = (mark: Glyph | null, text = '364', confidence = 0.8): string => {
  const glyphs = [CAPITAL, ...(mark === null ? [] : [mark]), CAPITAL, CAPITAL]
  const { line, blobs } = setLine([{ text: 'x'.repeat(glyphs.length), glyphs, confidence }])
  const [word] = line.words
  const read = word!.symbols.filter((_, at) => mark === null || at !== 1)
  const symbols = [...text].map((letter, at) => ({ ...read[at]!, text: letter }))
  return addLostPoints([{ ...line, words: [{ ...word!, text, symbols }] }], blobs, X_HEIGHT)[0]!.words[0]!.text
}

describe('addLostPoints', () => {
  it('puts the point between two digits where its ink stands', () => {
    expect(textWith(STOP)).toBe('3.64')
  })

  it.each<readonly [string, Glyph | null]>([
    ['no ink', null],
    ['dirt', { width: 0.1, height: 0.1 }],
    ['ink above the baseline', { ...STOP, rise: 0.6 }],
    ['a flat stroke', { width: 0.4, height: 0.16 }],
    ['a raised digit', RAISED_DIGIT],
  ])('adds none for %s', (_, mark) => {
    expect(textWith(mark)).toBe('364')
  })

  it('adds none between letters', () => {
    expect(textWith(STOP, 'abc')).toBe('abc')
  })

  it('adds none for a piece of a broken digit', () => {
    const { line, blobs } = setLine([{ text: '364', glyphs: [CAPITAL, CAPITAL, CAPITAL], confidence: 0.8 }])
    const [, middle] = line.words[0]!.symbols
    const [left, , right] = middle!.box
    const piece: InkBlob = { box: [left, 56, left + 5, 60], area: 20 }
    const upper: InkBlob = { box: [left, 31, right, 50], area: 300 }
    const ink = [...blobs.filter(({ box }) => box[0] !== left), piece, upper]
    expect(addLostPoints([line], ink, X_HEIGHT)[0]!.words[0]!.text).toBe('364')
  })

  it('adds none where one was read', () => {
    const word: SetWord = { text: '3.64', glyphs: [CAPITAL, STOP, CAPITAL, CAPITAL] }
    const { line, blobs } = setLine([word])
    expect(addLostPoints([line], blobs, X_HEIGHT)[0]!.words[0]!.text).toBe('3.64')
  })
})
