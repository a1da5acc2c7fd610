import { expect, it } from 'vitest'
import { confusionsIn } from '../../../src/verify/texts/confusions.ts'
import { diffTexts } from '../../../src/verify/texts/text-diff.ts'

const confusions = (...pairs: readonly (readonly [string, string])[]) =>
  confusionsIn(pairs.map(([reference, found]) => diffTexts(reference, found, '~'))).map(
    ({ reference, found, count }) => `${reference} → ${found} ×${count}`,
  )

it('counts neighbouring differences as one confusion, most frequent first', () => {
  expect(confusions(['modern burn, 1 corner.', 'modem bum, l comer.'], ['born', 'bom'])).toEqual([
    'rn → m ×4',
    '1 → l ×1',
  ])
})

it('tells what was not read, and what was read where there is nothing', () => {
  expect(confusions(['a, b', 'a b'], ['a b', 'a b.'])).toEqual([' → . ×1', ', →  ×1'])
})

it('leaves out passages that are missing or added', () => {
  expect(confusions(['one 12345 four', 'one four'], ['', 'never there'])).toEqual([])
})

it('takes what a wildcard stands for as right', () => {
  expect(confusions(['caf~', 'café'])).toEqual([])
})
