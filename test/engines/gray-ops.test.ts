import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crop, resize, rotateBy, turn } from '../../src/engines/gray-ops.ts'
import type { GrayImage } from '../../src/engines/ports.ts'

const grid = (...rows: readonly (readonly number[])[]): GrayImage => ({
  width: rows[0]!.length,
  height: rows.length,
  data: Uint8Array.from(rows.flat()),
})
const rowsOf = ({ width, height, data }: GrayImage): number[][] =>
  Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)])
const SIX = grid([1, 2, 3], [4, 5, 6])

describe('turn', () => {
  it.each([
    [
      0,
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      90,
      [
        [4, 1],
        [5, 2],
        [6, 3],
      ],
    ],
    [
      180,
      [
        [6, 5, 4],
        [3, 2, 1],
      ],
    ],
    [
      270,
      [
        [3, 6],
        [2, 5],
        [1, 4],
      ],
    ],
  ] as const)('turns clockwise by %i degrees, sample by sample', async (rotation, rows) => {
    expect(rowsOf(await turn(SIX, rotation))).toEqual(rows)
  })
})

describe('crop', () => {
  it('cuts a box out and sets it on white', () => {
    expect(rowsOf(crop(SIX, [1, 0, 3, 2], 0))).toEqual([
      [2, 3],
      [5, 6],
    ])
    expect(rowsOf(crop(SIX, [1, 1, 2, 2], 1))).toEqual([
      [255, 255, 255],
      [255, 5, 255],
      [255, 255, 255],
    ])
  })
})

describe('resize', () => {
  it('gives the size asked for and leaves an even gray as it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(255),
        async (width, height, gray) => {
          const even = { width: 7, height: 5, data: new Uint8Array(35).fill(gray) }
          const resized = await resize(even, width, height)
          expect([resized.width, resized.height]).toEqual([width, height])
          expect(resized.data).toHaveLength(width * height)
          expect(resized.data.every((value) => value === gray)).toBe(true)
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('rotateBy', () => {
  const page = { width: 200, height: 100, data: new Uint8Array(20_000).fill(0) }

  it('holds all of the page, on white', async () => {
    const { width, height, data } = await rotateBy(page, 10)
    const [cos, sin] = [Math.cos(Math.PI / 18), Math.sin(Math.PI / 18)]
    expect(Math.abs(width - (200 * cos + 100 * sin))).toBeLessThan(2)
    expect(Math.abs(height - (200 * sin + 100 * cos))).toBeLessThan(2)
    expect([data[0], data[width - 1], data.at(-1)]).toEqual([255, 255, 255])
    expect(data[Math.floor(height / 2) * width + Math.floor(width / 2)]).toBe(0)
  })

  it('turns clockwise', async () => {
    // A row of ink across the middle runs down to the right once it is turned clockwise.
    const data = new Uint8Array(20_000).fill(255).fill(0, 50 * 200, 52 * 200)
    const turned = await rotateBy({ width: 200, height: 100, data }, 5)
    const inkRow = (x: number): number =>
      rowsOf(turned).reduce((best, row, y, rows) => (row[x]! < rows[best]![x]! ? y : best), 0)
    expect(inkRow(150) - inkRow(50)).toBeGreaterThan(6)
    expect(inkRow(150) - inkRow(50)).toBeLessThan(12)
  })

  it('by nothing is the page itself', async () => {
    expect(await rotateBy(page, 0)).toBe(page)
  })
})
