import fc from 'fast-check'
import { expect, it } from 'vitest'
import { graphemesOf } from '../../../src/verify/texts/graphemes.ts'
import { piecesOf, segmentsOf } from '../../../src/verify/texts/pieces.ts'
import { wordsOf } from '../../../src/verify/texts/words.ts'

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
  '#',
  '(',
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

it('makes the same letters of plain signs as Intl.Segmenter, beside whatever stands next to them', () => {
  const plain = Array.from({ length: 0xd7a4 }, (_, code) => String.fromCodePoint(code)).filter((_, code) => code !== 13)
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  const drawn = fc.array(fc.constantFrom(...plain), { minLength: 2, maxLength: 20 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(drawn, (text) => {
      const composed = text.normalize('NFC')
      expect(graphemesOf(text)).toEqual(Array.from(segmenter.segment(composed), ({ segment }) => segment))
    }),
    { numRuns: 3000, seed: 4 },
  )
})

it.each(['grapheme', 'word'] as const)(
  'makes every %s without a place to cut as it would be in one piece',
  (granularity) => {
    const segmenter = new Intl.Segmenter('en', { granularity })
    const uncut = fc.constantFrom('é', 'ß', '7', 'é’é', '.', '\u0301', '👩‍👩‍👧', '🇫', '…', '「', 'к', 'ﬁ')
    const text = fc.array(uncut, { minLength: 1500, maxLength: 6000 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (one) => {
        const whole = Array.from(segmenter.segment(one), ({ segment }) => segment)
        expect(segmentsOf(segmenter, one)).toEqual(whole)
      }),
      { numRuns: 20, seed: 5 },
    )
  },
)

it.each(['#', 'a', 'é', '條', 'é. '])('segments 100,000 times %j without a wait', (text) => {
  const long = text.repeat(100_000)
  const start = performance.now()
  expect(graphemesOf(long)).toHaveLength(long.length)
  wordsOf(long, null)
  expect(performance.now() - start).toBeLessThan(15_000)
})

it('segments a long text in a time that grows with its length only', () => {
  const start = performance.now()
  expect(wordsOf('one two three. '.repeat(20_000), null)).toHaveLength(60_000)
  expect(performance.now() - start).toBeLessThan(5_000)
})
