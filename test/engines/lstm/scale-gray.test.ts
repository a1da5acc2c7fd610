import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../scripts/facsimiles/random.ts'
import { loadKernel } from '../../../src/engines/lstm/kernel.ts'
import { scaledGray } from '../../../src/engines/lstm/scale-gray.ts'
import type { GrayImage } from '../../../src/engines/ports.ts'

const kernel = await loadKernel()

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
    expect(scaledGray(kernel, found, 3, 2)).toEqual(found)
  })

  it('has means below 0.7, but at the far edges the nearest gray', () => {
    const found = image(
      6,
      ...[0, 100, 40, 80, 7, 9],
      ...[20, 40, 0, 0, 7, 9],
      ...[1, 2, 3, 4, 5, 6],
      ...[1, 2, 3, 4, 5, 6],
    )
    expect(rows(scaledGray(kernel, found, 3, 2))).toEqual([
      [40, 30, 7],
      [1, 3, 5],
    ])
  })

  it('weighs pixels by how much of them lies under the mean', () => {
    // Each place takes 2½ pixels: two and a half of the third, the other half and two.
    const row = [10, 20, 40, 80, 160, 0, 0, 0, 0, 0]
    const found = image(10, ...row, ...row, ...row, ...row, ...row, ...row, ...row, ...row, ...row, ...row)
    const [first] = rows(scaledGray(kernel, found, 4, 4))
    expect(first!.slice(0, 2)).toEqual([(10 + 20 + 20) / 2.5, (20 + 80 + 160) / 2.5])
  })

  it('has grays between four from 0.7 on, counted from the corner', () => {
    const found = image(4, ...[0, 160, 80, 80], ...[160, 0, 80, 80], ...[0, 0, 0, 0], ...[0, 0, 0, 0])
    expect(rows(scaledGray(kernel, found, 8, 8)).slice(0, 3)).toEqual([
      [0, 80, 160, 120, 80, 80, 80, 80],
      [80, 80, 80, 80, 80, 80, 80, 80],
      [160, 80, 0, 40, 80, 80, 80, 80],
    ])
  })

  it('rounds to the nearest gray between two', () => {
    const found = image(2, ...[0, 1], ...[0, 1])
    expect(rows(scaledGray(kernel, found, 8, 8))[0]).toEqual([0, 0, 1, 1, 1, 1, 1, 1])
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
          const found = scaledGray(kernel, { width, height, data }, columns, wanted)
          expect(found.data.length).toBe(columns * wanted)
          // Means are rounded by a little more than cut off.
          expect(found.data.every((gray) => gray >= least && gray <= most + 1)).toBe(true)
          const even = scaledGray(kernel, { width, height, data: data.fill(200) }, columns, wanted)
          expect(even.data.every((gray) => gray === 200)).toBe(true)
        },
      ),
    )
  })

  it.each([
    ['means', 0.03, 0.69],
    ['grays between four', 0.71, 4],
  ])('has the %s that plain sums of weighted pixels give', (kind, min, max) => {
    const side = fc.integer({ min: 1, max: 90 })
    const scale = fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(side, side, scale, fc.integer(), (width, height, factor, seed) => {
        const { uniform } = seededRandom(seed)
        const found = { width, height, data: Uint8Array.from({ length: width * height }, () => 256 * uniform()) }
        const size = [width, height].map((pixels) => Math.max(1, Math.round(pixels * factor))) as [number, number]
        fc.pre(size[1] / height < 0.7 === (kind === 'means') && (size[0] !== width || size[1] !== height))
        const expected = kind === 'means' ? plainMeans(found, ...size) : plainlyBetween(found, ...size)
        expect(rows(scaledGray(kernel, found, ...size))).toEqual(expected)
      }),
    )
  })
})

function plainlyBetween({ width, height, data }: GrayImage, columns: number, wanted: number): number[][] {
  return Array.from({ length: wanted }, (_, row) => {
    const [down] = stretch(height, wanted, row)
    return Array.from({ length: columns }, (_, column) => {
      const [across] = stretch(width, columns, column)
      const grayAt = (right: number, below: number): number =>
        data[Math.min(height - 1, (down >> 4) + below) * width + Math.min(width - 1, (across >> 4) + right)]!
      const [right, below] = [across & 15, down & 15]
      const upper = (16 - right) * grayAt(0, 0) + right * grayAt(1, 0)
      const lower = (16 - right) * grayAt(0, 1) + right * grayAt(1, 1)
      return Math.floor(((16 - below) * upper + below * lower + 128) / 256)
    })
  })
}

/** Where a place begins and ends, sixteenths of a pixel. */
const stretch = (count: number, wanted: number, at: number): [number, number] => {
  const step = Math.fround((16 * count) / wanted)
  return [Math.floor(Math.fround(step * at)), Math.floor(step * (at + 1))]
}

/** How many sixteenths of a pixel lie within a stretch. */
const within = (pixel: number, [from, to]: readonly [number, number]): number =>
  Math.max(0, Math.min(16 * pixel + 16, to) - Math.max(16 * pixel, from))

function plainMeans({ width, height, data }: GrayImage, columns: number, wanted: number): number[][] {
  return Array.from({ length: wanted }, (_, row) => {
    const down = stretch(height, wanted, row)
    return Array.from({ length: columns }, (_, column) => {
      const across = stretch(width, columns, column)
      if (down[1] >> 4 > height - 2 || across[1] >> 4 > width - 2)
        return data[(down[0] >> 4) * width + (across[0] >> 4)]!
      let sum = 0
      for (let y = down[0] >> 4; 16 * y < down[1]; y++)
        for (let x = across[0] >> 4; 16 * x < across[1]; x++)
          sum += within(y, down) * within(x, across) * data[y * width + x]!
      return Math.floor((sum + 128) / ((down[1] - down[0]) * (across[1] - across[0])))
    })
  })
}
