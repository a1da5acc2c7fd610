import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, type Matrix, mapBox } from '../../../src/engines/pdf/matrix.ts'

const number = fc.integer({ min: -50, max: 50 })
const matrix: fc.Arbitrary<Matrix> = fc.tuple(number, number, number, number, number, number)
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** ISO 32000-1, 8.3.4. */
const map = ([a, b, c, d, e, f]: Matrix, [x, y]: readonly [number, number]): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

describe('concat', () => {
  it('does the inner matrix first', () => {
    const [scale, move]: Matrix[] = [
      [2, 0, 0, 3, 0, 0],
      [1, 0, 0, 1, 10, 20],
    ]
    expect(map(concat(scale!, move!), [1, 1])).toEqual([22, 63])
    expect(map(concat(move!, scale!), [1, 1])).toEqual([12, 23])
  })

  it('is doing one after the other, for any point', () => {
    fc.assert(
      fc.property(matrix, matrix, number, number, (outer, inner, x, y) => {
        expect(map(concat(outer, inner), [x, y])).toEqual(map(outer, map(inner, [x, y])))
      }),
    )
  })

  it('with the identity changes nothing', () => {
    fc.assert(
      fc.property(matrix, (any) => {
        expect(concat(any, IDENTITY)).toEqual(any)
        expect(concat(IDENTITY, any)).toEqual(any)
      }),
    )
  })
})

describe('mapBox', () => {
  it('holds every point of the box, and no more than its corners need', () => {
    fc.assert(
      fc.property(matrix, number, number, fc.nat(50), fc.nat(50), (any, x, y, width, height) => {
        const [left, top, right, bottom] = mapBox(any, [x, y, x + width, y + height])
        const corners = [0, 1].flatMap((i) => [0, 1].map((j) => map(any, [x + i * width, y + j * height])))
        const [xs, ys] = [corners.map((corner) => corner[0]), corners.map((corner) => corner[1])]
        expect([left, top, right, bottom]).toEqual([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
      }),
    )
  })
})
