import fc from 'fast-check'
import { expect, it } from 'vitest'
import { characterErrors } from '../../../src/verify/texts/error-rate.ts'
import { flexibleErrors } from '../../../src/verify/texts/flexible.ts'
import { measureTexts } from '../../../src/verify/texts/measure-texts.ts'
import { damaged, randomText } from '../random-text.ts'

const lines = (count: number, seed: number): string[] =>
  Array.from({ length: count }, (_, index) => randomText(50, seed + index).trim())

it('does not count the order of lines', () => {
  const text = lines(40, 20)
  const found = [...text.slice(20), ...text.slice(0, 20)]
  expect(flexibleErrors(text.join('\n'), found.join('\n'), null, 'counted')?.edits).toBe(0)
  expect(characterErrors(text.join('\n'), found.join('\n'), null).rate).toBeGreaterThan(0.5)
})

it('counts bad letters whatever the order', () => {
  const text = lines(40, 70)
  const bad = text.map((line, index) => damaged(line, 0.05, 300 + index))
  const inOrder = characterErrors(text.join(''), bad.join(''), null).edits
  const found = flexibleErrors(text.join('\n'), [...bad].reverse().join('\n'), null, 'counted')!.edits
  expect(Math.abs(found - inOrder)).toBeLessThanOrEqual(3)
})

it('forgives the space where a paragraph is parted into lines, or counts it', () => {
  const text = lines(12, 140)
  const [reference, found] = [text.join('\n'), text.join(' ')]
  expect(flexibleErrors(reference, found, null, 'forgiven')).toMatchObject({ edits: 0 })
  expect(flexibleErrors(reference, found, null, 'counted')?.edits).toBeGreaterThan(8)
})

it('finds lines of a long text by the letters they share', () => {
  const text = lines(600, 1000)
  const found = flexibleErrors(text.join('\n'), [...text].reverse().join('\n'), null, 'forgiven')!
  expect(found.edits).toBe(0)
})

it('finds paragraphs of a long text so as well', () => {
  const text = lines(80, 1000)
  const found = flexibleErrors(text.join('\n'), [...text].reverse().join('\n'), null, 'forgiven')!
  expect(found.edits).toBe(0)
})

it('takes a wildcard of the reference as right, gives up on a book, and folds within lines', () => {
  expect(flexibleErrors('caf~\nthé', 'thé\ncafé', '~', 'counted')?.edits).toBe(0)
  expect(flexibleErrors('a'.repeat(500_000), 'a', null, 'counted')).toBeNull()
  const options = { folds: ['whitespace', 'case'], wildcard: null } as const
  expect(measureTexts('  One  two\nthree', 'three\none two', options).flexibleCer).toMatchObject({
    edits: 0,
    length: 12,
  })
})

it('uses every letter of both texts once', () => {
  const text = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 }), { maxLength: 6 })
  fc.assert(
    fc.property(text, text, fc.constantFrom('counted', 'forgiven'), (one, other, spaces) => {
      const found = flexibleErrors(one.join('\n'), other.join('\n'), null, spaces)!
      expect(found.length).toBe(one.join('').length)
      expect(found.compared).toBe(other.join('').length)
      expect(found.substitutions + found.insertions + found.deletions).toBe(found.edits)
      if (spaces === 'counted') expect(found.insertions - found.deletions).toBe(found.compared - found.length)
    }),
    { numRuns: 300, seed: 5 },
  )
})
