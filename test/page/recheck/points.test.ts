import { describe, expect, it } from 'vitest'
import type { RecognizedWord } from '../../../src/engines/ports.ts'
import { tellPoints } from '../../../src/page/recheck/points.ts'
import { CAPITAL, type Glyph, LETTER, type SetWord, STOP, setLine, X_HEIGHT } from './set-line.ts'

const COMMA: Glyph = { width: 0.28, height: 0.48, rise: -0.24 }

/** A word set with a glyph for each character: `ink` says which points are printed. */
const printed = (ink: string, read = ink, confidence = 0.97): SetWord => ({
  text: read,
  glyphs: [...ink].map((letter) =>
    letter === '.' ? STOP : /[,;]/.test(letter) ? COMMA : /\d/.test(letter) ? CAPITAL : LETTER,
  ),
  confidence,
})

const told = (word: SetWord, others: readonly SetWord[] = []): RecognizedWord => {
  const { line, blobs } = setLine([word, ...others])
  return tellPoints([line], blobs, X_HEIGHT)[0]!.words[0]!
}

describe('tellPoints', () => {
  it.each([
    ['1,331,641', '1,331.641'],
    ['22.10', '22,10'],
    ['4.2.1', '4,2.1'],
  ])('tells %s by its ink where the digits ask for it too', (ink, read) => {
    expect(told(printed(ink, read))).toMatchObject({ text: ink, confidence: 0.97 })
  })

  it.each([
    ['month.', 'month,'],
    ['fact,', 'fact.'],
    ['1.234', '1,234'],
    ['543,590', '543.590'],
    ['past;', 'past:'],
  ])('doubts %s read as %s, whose ink alone speaks against it', (ink, read) => {
    expect(told(printed(ink, read))).toMatchObject({ text: read, confidence: 0.5 })
  })

  it.each(['month.', 'fact,', '31,641', '22.10', 'past:'])('leaves %s as it was read', (text) => {
    expect(told(printed(text))).toMatchObject({ text, confidence: 0.97 })
  })

  it('measures points by those of the page', () => {
    const short: Glyph = { width: 0.28, height: 0.36, rise: -0.04 }
    const word = (text: string, point: Glyph): SetWord => ({ text, glyphs: [LETTER, point], confidence: 0.97 })
    const page = Array.from({ length: 5 }, () => [word('a.', STOP), word('a,', short)]).flat()
    expect(told(word('a.', short), page).confidence).toBe(0.5)
    expect(told(word('a.', short)).confidence).toBe(0.97)
  })

  it('says nothing where stops and commas of a page reach as far', () => {
    const page = Array.from({ length: 5 }, () => [printed('a.'), printed('a.', 'a,')]).flat()
    expect(told(printed('a.', 'a,'), page).confidence).toBe(0.97)
  })
})
