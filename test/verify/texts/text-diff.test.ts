// Alignments as stretches: they make up both texts, and cut a text where the pieces of the other end.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characterErrors } from '../../../src/verify/texts/error-rate.ts'
import { graphemesOf } from '../../../src/verify/texts/graphemes.ts'
import { cutByPieces, differencesIn, diffTexts } from '../../../src/verify/texts/text-diff.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'e\u0301', ' ', '\n', '😀'), maxLength: 20 })

describe('diffTexts', () => {
  it('makes up both texts, with as many edits as the distance', () => {
    fc.assert(
      fc.property(text, text, (reference, found) => {
        const runs = diffTexts(reference, found, null)
        expect(runs.map((run) => run.reference).join('')).toBe(reference.normalize('NFC'))
        expect(runs.map((run) => run.found).join('')).toBe(found.normalize('NFC'))
        const edits = runs
          .filter(({ kind }) => kind !== 'equal')
          .reduce((sum, run) => sum + Math.max(graphemesOf(run.reference).length, graphemesOf(run.found).length), 0)
        expect(edits).toBe(characterErrors(reference, found, null).edits)
        for (const { kind, ...run } of runs) expect(kind === 'equal').toBe(run.reference === run.found)
      }),
    )
  })

  it('takes the wildcard for any letter, and neighbours for one difference', () => {
    expect(diffTexts('a~c', 'abc', '~')).toEqual([{ kind: 'equal', reference: 'a~c', found: 'abc' }])
    expect(differencesIn(diffTexts('the corner shop', 'the comer shap', null))).toBe(2)
    expect(differencesIn([])).toBe(0)
  })
})

describe('cutByPieces', () => {
  it.each([
    [['one two', 'three'], 'one two three', ['one two', 'three']],
    [['one two', 'three'], 'one tvvo thrce', ['one tvvo', 'thrce']],
    [['one two', 'three'], 'three', ['', 'three']],
    [['one two', 'three'], 'one two', ['one two', '']],
    [['one', 'two', 'three'], 'one three', ['one', '', 'three']],
    [['one', 'two'], 'one and a half two', ['one and a half', 'two']],
    [['one'], 'anything', ['anything']],
  ])('finds %j in %j', (pieces, found, parts) => {
    expect(cutByPieces(pieces, found, null)).toEqual(parts)
  })

  it('loses no letter', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (pieces, found) => {
        const letters = (of: string): string => of.normalize('NFC').replace(/\s/g, '')
        const parts = cutByPieces(pieces, found, null)
        expect(parts).toHaveLength(pieces.length)
        expect(letters(parts.join(''))).toBe(letters(found))
      }),
    )
  })
})
