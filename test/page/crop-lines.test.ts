// Lines cut out of a page's raster: the right ones, straight, small.
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { rotateBy } from '../../src/engines/gray-ops.ts'
import type { GrayImage, SourceFile } from '../../src/engines/ports.ts'
import type { Box } from '../../src/model/geometry.ts'
import { cropLines } from '../../src/page/crop-lines.ts'
import { drawn } from './text-image.ts'

const WIDTH = 1000
const HEIGHT = 600
const PAGE = { page: 1, width: WIDTH, height: HEIGHT, rotation: 0, skew: 0 } as const

/** Black bars, 20 pixels high, where lines would be. */
const bars = (tops: readonly number[]): GrayImage =>
  drawn(WIDTH, HEIGHT, (context) => {
    for (const top of tops) context.fillRect(100, top, 800, 20)
  })

function fileOf(image: GrayImage): SourceFile {
  const page = {
    rasterize: async () => ({ image, dpi: 100, origin: 'image', reduced: false, endsEarly: false }),
  } as unknown as Awaited<ReturnType<SourceFile['openPage']>>
  return { pageCount: 1, openPage: async () => page, close: async () => {} }
}

/** Mean gray of each row of a crop, of its middle columns. */
async function rowsOf(data: Buffer): Promise<{ width: number; rows: number[] }> {
  const { data: pixels, info } = await sharp(data)
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const rows = Array.from({ length: info.height }, (_, y) => {
    const row = pixels.subarray(y * info.width + info.width * 0.1, y * info.width + info.width * 0.9)
    return row.reduce((sum, gray) => sum + gray, 0) / row.length
  })
  return { width: info.width, rows }
}

describe('crops of lines', () => {
  it('show the line of their box with a little paper about it', async () => {
    const boxes: Box[] = [
      [100, 300, 900, 320],
      [100, 100, 900, 120],
    ]
    const crops = await cropLines(fileOf(bars([100, 300])), { page: PAGE, boxes, dpi: 100, maxPageWidth: 500 })
    expect(crops).toHaveLength(2)
    for (const { data, width, height, mediaType } of crops!) {
      const { rows } = await rowsOf(data)
      expect([mediaType, width, rows.length]).toEqual(['image/webp', 404, height])
      expect(height).toBeLessThan(20)
      expect(rows[0]).toBeGreaterThan(200)
      expect(rows[height >> 1]).toBeLessThan(20)
      expect(rows.at(-1)).toBeGreaterThan(200)
    }
  })

  it('of a skewed page are straight', async () => {
    const skewed = await rotateBy(bars([290]), 2)
    const [x, y] = [skewed.width / 2, skewed.height / 2]
    const box: Box = [x - 400, y - 10, x + 400, y + 10]
    const page = { ...PAGE, width: skewed.width, height: skewed.height, skew: 2 }
    const [crop] = (await cropLines(fileOf(skewed), { page, boxes: [box], dpi: 100, maxPageWidth: 3000 }))!
    const { rows } = await rowsOf(crop!.data)
    expect(rows.length).toBeLessThan(36)
    expect(rows.filter((gray) => gray < 60).length).toBeGreaterThanOrEqual(17)
    expect(rows[0]).toBeGreaterThan(200)
  })

  it('are taken from the page turned upright, and from rasters of another size', async () => {
    const sideways = drawn(HEIGHT, WIDTH, (context) => context.fillRect(100, 100, 20, 800))
    const page = { ...PAGE, width: 2 * WIDTH, height: 2 * HEIGHT, rotation: 90 } as const
    // Turned clockwise, the bar 100 pixels from the left is 100 pixels from the top.
    const boxes: Box[] = [[200, 200, 1800, 240]]
    const [crop] = (await cropLines(fileOf(sideways), { page, boxes, dpi: 100, maxPageWidth: 3000 }))!
    const { rows } = await rowsOf(crop!.data)
    expect(rows[rows.length >> 1]).toBeLessThan(20)
    expect(rows[0]).toBeGreaterThan(200)
  })

  it('at the page’s edge are cut to the page; boxes off it give an image too', async () => {
    const boxes: Box[] = [
      [0, 0, WIDTH, 30],
      [-50, HEIGHT - 5, WIDTH + 50, HEIGHT + 40],
      [2000, 2000, 2100, 2020],
    ]
    for (const skew of [0, 1.5]) {
      const crops = await cropLines(fileOf(bars([5])), { page: { ...PAGE, skew }, boxes, dpi: 100, maxPageWidth: 500 })
      expect(crops!.every(({ width, height }) => width > 0 && height > 0)).toBe(true)
    }
  })

  it('are none where the raster is of other proportions', async () => {
    const page = { ...PAGE, width: HEIGHT, height: WIDTH }
    expect(await cropLines(fileOf(bars([])), { page, boxes: [], dpi: 100, maxPageWidth: 500 })).toBeNull()
  })
})
