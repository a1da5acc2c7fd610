import fc from 'fast-check'
import { expect, it } from 'vitest'
import { graphemesOf } from '../../src/verify/graphemes.ts'
import { piecesOf } from '../../src/verify/pieces.ts'
import { wordsOf } from '../../src/verify/words.ts'

const unit = fc.constantFrom(
  'a',
  'Z',
  '7',
  ' ',
  '\n',
  '\r',
  '\u0301',
  '\u200d',
  '👩',
  '“',
  "'",
  '.',
  '字',
  'ﬁ',
  '🇫',
  '-',
)
const long = fc
  .array(fc.string({ unit, maxLength: 30 }), { minLength: 150, maxLength: 300 })
  .map((parts) => parts.join(' '))

it('makes letters and words as they would be in one piece', () => {
  const whole = (granularity: 'grapheme' | 'word', text: string): string[] =>
    Array.from(new Intl.Segmenter('en', { granularity }).segment(text), ({ segment }) => segment)
  fc.assert(
    fc.property(long, (text) => {
      const composed = text.normalize('NFC')
      expect(piecesOf(composed).join('')).toBe(composed)
      expect(graphemesOf(text)).toEqual(whole('grapheme', composed))
      expect(wordsOf(text, null)).toEqual(whole('word', composed).filter((word) => /[\p{L}\p{N}]/u.test(word)))
    }),
    { numRuns: 60, seed: 3 },
  )
})

it('segments a long text in a time that grows with its length only', () => {
  const start = performance.now()
  expect(wordsOf('one two three. '.repeat(20_000), null)).toHaveLength(60_000)
  expect(performance.now() - start).toBeLessThan(5_000)
})
