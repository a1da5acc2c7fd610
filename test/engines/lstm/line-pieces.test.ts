import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joined, partsOf, piecesOf } from '../../../src/engines/lstm/line-pieces.ts'
import type { LineInput } from '../../../src/engines/lstm/network.ts'

const HEIGHT = 3

/** A column of ink where the letter is x, else a blank one. */
const drawn = (columns: string): LineInput => ({
  width: columns.length,
  height: HEIGHT,
  data: Int8Array.from([...columns].flatMap((column) => (column === 'x' ? [127, -127, 127] : [127, 127, 127]))),
})

const widths = (line: LineInput, most: number): number[] => piecesOf(line, most).map((piece) => piece.width)

describe('a long line', () => {
  it('is cut in the middle of the widest blank near the end of a piece', () => {
    // 8 steps are 24 columns, of which the last 6 are searched: the widest blank of all comes too early.
    const line = `xxx${' '.repeat(9)}xxxxxx   x  ${'x'.repeat(30)}`
    expect(line.slice(18, 24)).toBe('   x  ')
    expect(widths(drawn(line), 8)).toEqual([21, 24, 9])
    expect(widths(drawn(`${'x'.repeat(19)}   ${'x'.repeat(40)}`), 8)).toEqual([21, 24, 17])
  })

  it('is cut at the end of a piece where there is no blank', () => {
    expect(widths(drawn('x'.repeat(50)), 8)).toEqual([24, 24, 2])
    expect(widths(drawn('x'.repeat(24)), 8)).toEqual([24])
  })

  it('is the same when its pieces are put together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(' ', 'x'), { maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (columns, most) => {
          const line = drawn(columns.join(''))
          const pieces = piecesOf(line, most)
          expect(pieces.flatMap((piece) => [...piece.data])).toEqual([...line.data])
          for (const piece of pieces) expect(piece.width).toBeLessThanOrEqual(3 * most)
          for (const piece of pieces.slice(0, -1)) expect(piece.width % 3).toBe(0)
          for (const piece of pieces.slice(0, -1)) expect(piece.width).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('a line with wide blanks', () => {
  const parts = (columns: string): number[][] =>
    partsOf(drawn(columns)).map(({ input, skipped }) => [skipped, input.width])

  it('is parted there, with a little white on either side, in whole steps', () => {
    // 46 and 62 steps of 3 columns are left out of blanks of 150 and 200.
    expect(parts(`xxx${' '.repeat(150)}xxx${' '.repeat(200)}x`)).toEqual([
      [0, 9],
      [46, 15],
      [62, 9],
    ])
    expect(parts(`xxx${' '.repeat(149)}xxx`)).toEqual([[0, 155]])
    expect(parts('')).toEqual([[0, 0]])
  })

  it('keeps its ink and its length', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), fc.nat(5)), { maxLength: 6 }), (blanks) => {
        const line = drawn(blanks.map(([white, ink]) => ' '.repeat(white) + 'x'.repeat(ink)).join(''))
        const found = partsOf(line)
        const put = found.flatMap(({ input, skipped }) => [...drawn(' '.repeat(3 * skipped)).data, ...input.data])
        expect(put).toEqual([...line.data])
        for (const { input } of found.slice(0, -1)) expect(input.width % 3).toBe(0)
      }),
    )
  })
})

describe('what was read of pieces', () => {
  const output = (shares: readonly number[]) => ({
    steps: shares.length / 2,
    classes: 1,
    stride: 2,
    probabilities: Float32Array.from(shares),
  })

  it('is one row after another', () => {
    const pieces = [output([1, 0, 2, 0]), output([]), output([3, 0])].map((one) => ({ output: one, skipped: 0 }))
    expect(joined(pieces, 1)).toEqual(output([1, 0, 2, 0, 3, 0]))
  })

  it('is a space where blank steps between them were not read', () => {
    const pieces = [
      { output: output([0.5, 0.5]), skipped: 0 },
      { output: output([0.2, 0.8]), skipped: 3 },
    ]
    expect(joined(pieces, 1)).toEqual(output([0.5, 0.5, 0, 1, 1, 0, 0, 1, 0.2, 0.8]))
  })
})
