import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { hasWatermark } from '../../../src/page/image/watermark.ts'

const [WIDTH, HEIGHT, DPI] = [800, 1100, 200] as const

/** A page of thin dark strokes, with bars of a gray as wide as a watermark's strokes, or a panel. */
function pageOf(paint: (x: number, y: number) => number | null): GrayImage {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(250)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const gray = paint(x, y)
      if (gray !== null) data[y * WIDTH + x] = gray
      if (y % 40 < 14 && x % 9 < 3) data[y * WIDTH + x] = 20
    }
  return { width: WIDTH, height: HEIGHT, data }
}
/** Slanted strokes of 40 pixels. */
const slanted = (gray: number) => (x: number, y: number) =>
  x > 150 && x < 650 && y > 300 && y < 800 && (x + y) % 120 < 40 ? gray : null

describe('a watermark on a scan', () => {
  it('is of wide strokes of one gray', () => {
    expect(hasWatermark(pageOf(slanted(215)), DPI)).toBe(true)
  })

  it.each([
    ['text alone', () => null],
    ['faint strokes, as of print from the other side', slanted(238)],
    ['dark strokes, as of large type', slanted(90)],
    ['a shaded panel', (x: number, y: number) => (x > 150 && x < 650 && y > 300 && y < 800 ? 215 : null)],
    ['a picture of many grays', (x: number, y: number) => (y > 300 && y < 800 ? 120 + ((x >> 3) % 110) : null)],
  ])('is not %s', (_, paint) => {
    expect(hasWatermark(pageOf(paint), DPI)).toBe(false)
  })

  it('is not told where pixels are too few', () => {
    expect(hasWatermark(pageOf(slanted(215)), 96)).toBe(false)
  })
})
