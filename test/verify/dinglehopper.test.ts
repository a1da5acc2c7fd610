// The figures of dinglehopper, from test/verify/dinglehopper; its README.md says where they come from.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bagOfWordsErrors } from '../../src/verify/texts/bag.ts'
import { characterErrors, type ErrorRate, normalizedRate, wordErrors } from '../../src/verify/texts/error-rate.ts'
import { flexibleErrors } from '../../src/verify/texts/flexible.ts'

const read = (name: string): string => readFileSync(join(import.meta.dirname, 'dinglehopper', name), 'utf8')
const cases = <T>(name: string): readonly (readonly [string, T & Pair])[] =>
  (JSON.parse(read(name)) as (T & Pair)[]).map((one) => [`${one.reference} | ${one.compared}`, one])

interface Pair {
  readonly reference: string
  readonly compared: string
}

type Rate = number | readonly [number, number] | null

interface RateCase {
  readonly edits: number
  readonly byReference: Rate
  readonly byLonger: Rate
}

const valueOfRate = (rate: Rate): number =>
  rate === null ? Number.POSITIVE_INFINITY : typeof rate === 'number' ? rate : rate[0] / rate[1]

function expectRates(found: ErrorRate, { edits, byReference, byLonger }: RateCase): void {
  expect(found.edits).toBe(edits)
  expect(found.rate).toBe(valueOfRate(byReference))
  expect(normalizedRate(found)).toBe(valueOfRate(byLonger))
}

describe('figures equal to those of dinglehopper', () => {
  it.each(cases<RateCase>('letters.json'))('CER: %s', (_, one) => {
    expectRates(characterErrors(one.reference, one.compared, null), one)
  })

  it.each(cases<RateCase>('words.json'))('WER: %s', (_, one) => {
    expectRates(wordErrors(one.reference, one.compared, null), one)
  })

  it.each(cases<{ edits: number; words: readonly number[] }>('bags.json'))('bag of words: %s', (_, one) => {
    const { edits, length, compared } = bagOfWordsErrors(one.reference, one.compared, null)
    expect([edits, length, compared]).toEqual([one.edits, ...one.words])
  })

  it.each(cases<{ errors: number; length: number }>('flexible.json'))('flexible character accuracy: %s', (_, one) => {
    expect(flexibleErrors(one.reference, one.compared, null, 'counted')).toMatchObject({
      edits: one.errors,
      length: one.length,
    })
  })

  it('a badly scanned page: 8 letters of 591 (by the reference), 7 words of 101 (by the longer)', () => {
    const [reference, found] = [read('lorem-ipsum.gt.txt').trimEnd(), read('lorem-ipsum.ocr.txt').trimEnd()]
    const cer = characterErrors(reference, found, null)
    const wer = wordErrors(reference, found, null)
    expect([cer.edits, cer.rate]).toEqual([8, 8 / 591])
    expect([wer.length, normalizedRate(wer)]).toEqual([100, 7 / 101])
    expect(1 - flexibleErrors(reference, found, null, 'counted')!.rate).toBeCloseTo(0.98, 1)
  })
})
