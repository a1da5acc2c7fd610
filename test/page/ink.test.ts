import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type InkImage, inkOf, otsuThreshold, reduceInk, rowReader } from '../../src/page/ink.ts'

const ink = (...rows: readonly string[]): InkImage => ({
  width: rows[0]!.length,
  height: rows.length,
  data: Uint8Array.from([...rows.join('')].map((cell) => (cell === '#' ? 1 : 0))),
})
const gray = (...values: readonly number[]) => ({ width: values.length, height: 1, data: Uint8Array.from(values) })

describe('otsuThreshold', () => {
  it('parts ink from paper wherever both lie', () => {
    for (const [dark, light] of [
      [0, 255],
      [90, 120],
      [200, 240],
    ] as const) {
      const threshold = otsuThreshold(gray(dark, dark + 3, light - 3, light, light, light))
      expect(threshold).toBeGreaterThan(dark + 3)
      expect(threshold).toBeLessThanOrEqual(light - 3)
    }
  })

  it('finds no ink on a page of one light gray', () => {
    expect([...inkOf(gray(200, 200, 200)).data]).toEqual([0, 0, 0])
  })
})

describe('inkOf', () => {
  it('takes what is darker than the threshold', () => {
    expect([...inkOf(gray(0, 99, 100, 255), 100).data]).toEqual([1, 1, 0, 0])
  })

  it('does so for every gray at every threshold, wherever in memory the pixels lie', () => {
    const grays = Uint8Array.from({ length: 259 }, (_, index) => index)
    for (let threshold = 0; threshold <= 256; threshold++) {
      const image = { width: 258, height: 1, data: grays.subarray(threshold & 1, (threshold & 1) + 258) }
      expect(inkOf(image, threshold).data).toEqual(image.data.map((value) => (value < threshold ? 1 : 0)))
    }
  })
})

describe('reduceInk', () => {
  it('makes ink of a cell by its share', () => {
    const cells = ink('####..', '##.#..', '#....#', '......')
    expect([...reduceInk(cells, 2, 0.75).data]).toEqual([1, 1, 0, 0, 0, 0])
    expect([...reduceInk(cells, 2, 0.25).data]).toEqual([1, 1, 0, 1, 0, 1])
    expect(reduceInk(cells, 4, 0.5)).toMatchObject({ width: 1, height: 1 })
  })
})

describe('rowReader', () => {
  it('finds the stretches that a look at each pixel finds', () => {
    const cells = fc.array(fc.constantFrom(0, 0, 0, 0, 1, 1), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 20 }), (random, width) => {
        const height = Math.floor(random.length / width)
        const { runs, read } = rowReader({ width, height, data: Uint8Array.from(random.slice(0, width * height)) })
        for (let y = 0; y < height; y++) {
          const found = [...runs.subarray(0, read(y))]
          const row = [0, ...random.slice(y * width, (y + 1) * width), 0]
          const edges = row.flatMap((cell, x) => (x > 0 && cell !== row[x - 1] ? [x - 1] : []))
          expect(found).toEqual(edges)
        }
      }),
    )
  })
})
