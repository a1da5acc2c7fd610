import { describe, expect, it } from 'vitest'
import { loadKernel } from '../../../src/engines/lstm/kernel.ts'
import { inkOfLine } from '../../../src/engines/lstm/line-ink.ts'
import type { GrayImage, LayoutLine } from '../../../src/engines/ports.ts'
import type { Box } from '../../../src/model/geometry.ts'

const kernel = await loadKernel()

/** Boxes of ink on paper. */
function page(boxes: readonly Box[], dark = 20, light = 230): GrayImage {
  const [width, height] = [120, 80]
  const data = new Uint8Array(width * height).fill(light)
  for (const [left, top, right, bottom] of boxes)
    for (let y = top; y < bottom; y++) data.fill(dark, y * width + left, y * width + right)
  return { width, height, data }
}

const LINE: LayoutLine = {
  box: [20, 30, 100, 50],
  baseline: [50, 50],
  xHeight: 14,
  ascent: 20,
  descent: 5,
  block: 0,
}
const LETTERS: readonly Box[] = [
  [20, 30, 30, 50],
  [35, 36, 45, 55],
  [90, 36, 100, 50],
]

describe('the ink of a line', () => {
  it('is counted column by column, from a little before the line to a little behind it', () => {
    const ink = inkOfLine(kernel, page(LETTERS), LINE)
    expect(ink.left).toBe(17)
    expect(ink.width).toBe(86)
    const at = (x: number): number => ink.columns[x - ink.left]!
    expect([19, 20, 29, 30, 35, 44, 45, 89, 90, 99, 100].map(at)).toEqual([0, 20, 20, 0, 19, 19, 0, 0, 14, 14, 0])
  })

  it('has a box between any two places, of the columns that they touch', () => {
    const ink = inkOfLine(kernel, page(LETTERS), LINE)
    expect(ink.boxBetween(0, 200)).toEqual([20, 30, 100, 55])
    expect(ink.boxBetween(31, 60)).toEqual([35, 36, 45, 55])
    expect(ink.boxBetween(28.5, 35.2)).toEqual([28, 30, 36, 55])
    expect(ink.boxBetween(50, 80)).toBe(null)
    expect(ink.boxBetween(60, 40)).toBe(null)
  })

  it('is found where it is faint', () => {
    const expected = inkOfLine(kernel, page(LETTERS), LINE)
    expect([...inkOfLine(kernel, page(LETTERS, 120, 160), LINE).columns]).toEqual([...expected.columns])
  })

  it('is the same on white paper, which is passed over, and where the line slopes', () => {
    const sloping: LayoutLine = { ...LINE, baseline: [47, 53] }
    for (const line of [LINE, sloping]) {
      const [gray, white] = [inkOfLine(kernel, page(LETTERS), line), inkOfLine(kernel, page(LETTERS, 20, 255), line)]
      expect([...white.columns]).toEqual([...gray.columns])
      expect(white.boxBetween(0, 200)).toEqual(gray.boxBetween(0, 200))
    }
    // The band goes down with the baseline.
    const ink = inkOfLine(kernel, page([[20, 0, 100, 80]], 20, 255), sloping)
    expect([20, 99].map((x) => ink.boxBetween(x, x + 1))).toEqual([
      [20, 24, 21, 55],
      [99, 30, 100, 61],
    ])
  })

  it('of the lines above and below is none of it', () => {
    const others: readonly Box[] = [
      [20, 5, 100, 22],
      [20, 62, 100, 75],
    ]
    const ink = inkOfLine(kernel, page([...LETTERS, ...others]), LINE)
    expect(ink.boxBetween(0, 200)).toEqual([20, 30, 100, 55])
  })

  it('follows a baseline that falls', () => {
    const boxes: readonly Box[] = [
      [20, 30, 30, 50],
      [90, 44, 100, 64],
      [90, 18, 100, 34],
    ]
    const ink = inkOfLine(kernel, page(boxes), { ...LINE, box: [20, 30, 100, 64], baseline: [50, 64] })
    expect(ink.boxBetween(80, 110)).toEqual([90, 44, 100, 64])
  })

  it.each<[string, Partial<LayoutLine>]>([
    ['beyond the page', { box: [500, 30, 600, 50] }],
    ['above the page', { box: [20, -60, 100, -40], baseline: [-40, -40] }],
    ['without width or height', { box: [50, 50, 50, 50], baseline: [60, 60], ascent: 0, descent: 0 }],
  ])('%s is none', (_, change) => {
    expect(inkOfLine(kernel, page(LETTERS), { ...LINE, ...change }).boxBetween(-1000, 1000)).toBe(null)
  })
})
