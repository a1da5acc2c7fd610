import { describe, expect, it } from 'vitest'
import { loadKernel } from '../../../src/engines/lstm/kernel.ts'
import { lineInput as inputOf } from '../../../src/engines/lstm/line-input.ts'
import type { LineInput } from '../../../src/engines/lstm/network.ts'
import type { GrayImage, LayoutLine } from '../../../src/engines/ports.ts'

const kernel = await loadKernel()

/** Upright strokes, two pixels wide and as high as the line of 28 pixels that begins at 20,30. */
const strokes = (dark: number, light: number, count = 12): GrayImage => {
  const [width, height] = [200, 100]
  const data = new Uint8Array(width * height).fill(light)
  for (let stroke = 0; stroke < count; stroke++)
    for (let y = 30; y < 58; y++) for (let x = 0; x < 2; x++) data[y * width + 20 + 10 * stroke + x] = dark
  return { width, height, data }
}

const line = (change: Partial<LayoutLine> = {}): LayoutLine => ({
  box: [20, 30, 132, 58],
  baseline: [58, 58],
  xHeight: 18,
  ascent: 28,
  descent: 0,
  block: 0,
  ...change,
})

const lineInput = (page: GrayImage, found: LayoutLine, height: number) =>
  inputOf(kernel, page, found, height, 'strokes')

const column = ({ height, data }: LineInput, x: number): number[] => [...data.subarray(x * height, (x + 1) * height)]
const levels = (input: LineInput): number[] => [...new Set(input.data)].sort((a, b) => a - b)

describe('a line as the network reads it', () => {
  it('has four pixels of paper around its ink and the height of the network', () => {
    const { input, left, scale } = lineInput(strokes(0, 255), line(), 36)
    expect([left, scale, input.width, input.height]).toEqual([16, 1, 120, 36])
    const ink = [...Array(4).fill(127), ...Array(28).fill(-127), ...Array(4).fill(127)]
    for (const [x, there] of [3, 4, 5, 6, 114, 115, 116].map((x) => [x, [4, 5, 114, 115].includes(x)] as const))
      expect(column(input, x)).toEqual(there ? ink : Array(36).fill(127))
  })

  it.each([18, 48, 72])('is brought to a height of %i, and its width with it', (height) => {
    const { input, scale } = lineInput(strokes(0, 255), line(), height)
    expect([input.height, input.width, scale]).toEqual([height, (120 * height) / 36, height / 36])
    expect(input.data.length).toBe(input.width * input.height)
    // From the middle of the first stroke to that of the first gap.
    const [ink, gap] = [5, 10].map((x) => column(input, Math.floor(x * scale))[height / 2]!)
    expect([ink! < -60, gap! > 120]).toEqual([true, true])
  })

  it('has the same black and white however faint the print, and light type is not taken for dark', () => {
    const plain = lineInput(strokes(0, 255), line(), 36).input
    const apart = (page: GrayImage): number => {
      const { input } = lineInput(page, line(), 36)
      return Math.max(...Array.from(input.data, (value, at) => Math.abs(value - plain.data[at]!)))
    }
    expect(apart(strokes(90, 180))).toBeLessThanOrEqual(2)
    expect(apart(strokes(255, 0))).toBe(254)
  })

  it.each([
    [2, true],
    [6, false],
  ])('takes black from the darkest quarter of the strokes: %i of 12', (count, isBlack) => {
    const page = strokes(80, 240)
    const black = strokes(0, 240, count)
    for (const [at, gray] of black.data.entries()) page.data[at] = Math.min(page.data[at]!, gray)
    const { input } = lineInput(page, line(), 36)
    expect(column(input, 4)[18]).toBe(-127)
    expect(column(input, 104)[18]! <= -126).toBe(isBlack)
  })

  it('takes no grain of the paper for strokes: a digit alone on gray paper', () => {
    const page = strokes(20, 252, 1)
    for (let x = 0; x < 200; x += 3)
      for (let y = 0; y < 100; y++) if (page.data[y * 200 + x]! > 200) page.data[y * 200 + x] = 244
    const { input } = lineInput(page, line({ box: [10, 30, 60, 58] }), 36)
    expect(column(input, 15)[18]).toBe(-127)
    expect(Math.min(...column(input, 36))).toBeGreaterThan(110)
  })

  it('follows a baseline that falls', () => {
    const page = strokes(0, 255)
    for (let x = 75; x < 200; x++) {
      const grays = Array.from({ length: 100 }, (_, y) => page.data[y * 200 + x]!)
      for (let y = 0; y < 100; y++) page.data[y * 200 + x] = y === 0 ? 255 : grays[y - 1]!
    }
    const straight = lineInput(strokes(0, 255), line(), 36).input
    const falling = lineInput(page, line({ box: [20, 30, 130, 59], baseline: [58, 59] }), 36).input
    expect(column(falling, 4)).toEqual(column(straight, 4))
    expect(column(falling, 104)).toEqual(column(straight, 104))
  })

  it('is white where it lies outside the page', () => {
    const { input } = lineInput(strokes(0, 0), line({ box: [-40, -20, 60, 10], baseline: [10, 10] }), 36)
    expect(column(input, 2)).toEqual(Array(36).fill(127))
    expect(column(input, 100)).toEqual([...Array(22).fill(127), ...Array(14).fill(-127)])
  })

  it('of one gray is no number but a gray', () => {
    for (const gray of [0, 128, 255]) expect(levels(lineInput(strokes(gray, gray), line(), 36).input).length).toBe(1)
  })
})
