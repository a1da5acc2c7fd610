import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, editDistance } from '../../../src/verify/texts/edit-distance.ts'
import { pairTokens, type TokenPair } from '../../../src/verify/texts/tokens.ts'

const wild = (token: string) => (token === '~' ? () => true : null)
const pairOf = (reference: string, compared: string): TokenPair =>
  pairTokens(reference.split(''), compared.split(''), wild)

/** The textbook table, to compare with. */
function tableDistance(reference: string, compared: string): number {
  let row = Array.from({ length: compared.length + 1 }, (_, j) => j)
  for (let i = 1; i <= reference.length; i++) {
    const above = row
    row = [i]
    for (let j = 1; j <= compared.length; j++) {
      const same = reference[i - 1] === '~' || reference[i - 1] === compared[j - 1]
      row.push(Math.min(above[j - 1]! + (same ? 0 : 1), above[j]! + 1, row[j - 1]! + 1))
    }
  }
  return row.at(-1)!
}

const reference = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '~'), maxLength: 60 })
const compared = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 })

describe('editDistance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['', '', 0],
    ['fo~o', 'foxo', 0],
    ['fo~o', 'foo', 1],
  ])('%j → %j is %i', (from, to, edits) => {
    expect(editDistance(pairOf(from, to))).toBe(edits)
  })

  it('equals the full table, with wildcards', () => {
    fc.assert(
      fc.property(reference, compared, (from, to) => {
        expect(editDistance(pairOf(from, to))).toBe(tableDistance(from, to))
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
})

describe('align', () => {
  it('covers both texts in order, at the cost of the distance', () => {
    fc.assert(
      fc.property(reference, compared, (from, to) => {
        let [a, b, edits] = [0, 0, 0]
        for (const run of align(pairOf(from, to))) {
          expect([run.reference, run.compared]).toEqual([a, b])
          if (run.kind === 'equal') {
            for (let i = 0; i < run.length; i++)
              expect([from[a + i], '~']).toContain(from[a + i] === '~' ? '~' : to[b + i])
          } else edits += run.length
          if (run.kind !== 'insert') a += run.length
          if (run.kind !== 'delete') b += run.length
        }
        expect([a, b, edits]).toEqual([from.length, to.length, tableDistance(from, to)])
      }),
      { numRuns: 2000, seed: 2 },
    )
  })

  it('does not search two texts for what is in neither', () => {
    const start = performance.now()
    const pair = pairOf('#'.repeat(200_000), 'ab'.repeat(1_000))
    expect(align(pair).map(({ kind, length }) => [kind, length])).toEqual(
      Array.from({ length: 200 }, () => [
        ['substitute', 10],
        ['delete', 990],
      ]).flat(),
    )
    expect(align({ ...pair, compared: new Int32Array() })).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
