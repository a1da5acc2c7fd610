import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findSubstring } from '../../../src/verify/texts/substring-match.ts'

const codes = (text: string): Int32Array => Int32Array.from(text, (letter) => letter.charCodeAt(0))
const same = (a: number, b: number): boolean => a === b

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (let i = 1; i <= one.length; i++) {
    const above = row
    row = [i]
    for (let j = 1; j <= other.length; j++)
      row.push(Math.min(above[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1), above[j]! + 1, row[j - 1]! + 1))
  }
  return row.at(-1)!
}

it('finds a stretch of the least distance, also over several blocks of bits', () => {
  const unit = fc.constantFrom('a', 'b', 'c')
  const shorter = fc.string({ unit, minLength: 1, maxLength: 75 })
  const longer = fc.string({ unit, minLength: 1, maxLength: 90 })
  fc.assert(
    fc.property(shorter, longer, (one, other) => {
      const { start, end, edits } = findSubstring(codes(one), codes(other), same)
      expect(distance(one, other.slice(start, end))).toBe(edits)
      // Sellers' table: the least of all stretches.
      let row = Array.from({ length: other.length + 1 }, () => 0)
      for (let i = 1; i <= one.length; i++) {
        const above = row
        row = [i]
        for (let j = 1; j <= other.length; j++)
          row.push(Math.min(above[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1), above[j]! + 1, row[j - 1]! + 1))
      }
      expect(edits).toBe(Math.min(...row))
    }),
    { numRuns: 500, seed: 4 },
  )
})

it('tells where it stands', () => {
  expect(findSubstring(codes('brvwn fox'), codes('the quick brown fox is'), same)).toEqual({
    start: 10,
    end: 19,
    edits: 1,
  })
})
