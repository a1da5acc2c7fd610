import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaledGray } from '../../../src/engines/lstm/scale-gray.ts'
import type { GrayImage } from '../../../src/engines/ports.ts'

const image = (width: number, ...data: number[]): GrayImage => ({
  width,
  height: data.length / width,
  data: Uint8Array.from(data),
})
const rows = ({ width, height, data }: GrayImage): number[][] =>
  Array.from({ length: height }, (_, row) => [...data.subarray(row * width, (row + 1) * width)])

describe('a scaled image', () => {
  it('is itself at its own size', () => {
    const found = image(3, 1, 2, 3, 4, 5, 6)
    expect(scaledGray(found, 3, 2)).toEqual(found)
  })

  it('has means below 0.7, but at the far edges the nearest gray', () => {
    const found = image(
      6,
      ...[0, 100, 40, 80, 7, 9],
      ...[20, 40, 0, 0, 7, 9],
      ...[1, 2, 3, 4, 5, 6],
      ...[1, 2, 3, 4, 5, 6],
    )
    expect(rows(scaledGray(found, 3, 2))).toEqual([
      [40, 30, 7],
      [1, 3, 5],
    ])
  })

  it('weighs pixels by how much of them lies under the mean', () => {
    // Each place takes 2½ pixels: two and a half of the third, the other half and two.
    const row = [10, 20, 40, 80, 160, 0, 0, 0, 0, 0]
    const found = image(10, ...row, ...row, ...row, ...row, ...row, ...row, ...row, ...row, ...row, ...row)
    const [first] = rows(scaledGray(found, 4, 4))
    expect(first!.slice(0, 2)).toEqual([(10 + 20 + 20) / 2.5, (20 + 80 + 160) / 2.5])
  })

  it('has grays between four from 0.7 on, counted from the corner', () => {
    const found = image(4, ...[0, 160, 80, 80], ...[160, 0, 80, 80], ...[0, 0, 0, 0], ...[0, 0, 0, 0])
    expect(rows(scaledGray(found, 8, 8)).slice(0, 3)).toEqual([
      [0, 80, 160, 120, 80, 80, 80, 80],
      [80, 80, 80, 80, 80, 80, 80, 80],
      [160, 80, 0, 40, 80, 80, 80, 80],
    ])
  })

  it('rounds to the nearest gray between two', () => {
    const found = image(2, ...[0, 1], ...[0, 1])
    expect(rows(scaledGray(found, 8, 8))[0]).toEqual([0, 0, 1, 1, 1, 1, 1, 1])
  })

  it('keeps even grays even, and is never darker or lighter than its source', () => {
    const size = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        (width, height, wanted, grays) => {
          const data = Uint8Array.from({ length: width * height }, () => grays.next().value)
          const [most, least] = [Math.max(...data), Math.min(...data)]
          const columns = Math.max(1, Math.round((width * wanted) / height))
          const found = scaledGray({ width, height, data }, columns, wanted)
          expect(found.data.length).toBe(columns * wanted)
          // Means are rounded by a little more than cut off.
          expect(found.data.every((gray) => gray >= least && gray <= most + 1)).toBe(true)
          const even = scaledGray({ width, height, data: data.fill(200) }, columns, wanted)
          expect(even.data.every((gray) => gray === 200)).toBe(true)
        },
      ),
    )
  })
})
