import { describe, expect, it } from 'vitest'
import { rotateBy } from '../../src/engines/gray-ops.ts'
import type { GrayImage, PageRaster } from '../../src/engines/ports.ts'
import { cleanPage, turnPage } from '../../src/page/clean.ts'
import { boxOnPage } from '../../src/page/frame.ts'
import { preparePage } from '../../src/page/prepare.ts'
import { proseLines, textPage } from './text-image.ts'

const PAGE = textPage(proseLines(20, 9), { width: 900, height: 900, fontSize: 24 })
const raster = (image: GrayImage): PageRaster => ({ image, dpi: 150, origin: 'image', reduced: false })
const asScanned = (): number => 1

describe('cleanPage', () => {
  it('makes a black rim white and a shadow even, and keeps the letters', () => {
    const data = PAGE.data.map((gray, at) => (at % 900 < 20 ? 0 : gray * (1 - (at % 900) / 1800)))
    const { image, ink } = cleanPage(raster({ ...PAGE, data }))
    expect(image.data[450 * 900 + 10]).toBe(255)
    expect(image.data[890 * 900 + 890]).toBeGreaterThan(240)
    expect(ink.runs.length / cleanPage(raster(PAGE)).ink.runs.length).toBeCloseTo(1, 1)
  })

  it('measures a turned page anew', async () => {
    const page = cleanPage(raster(await rotateBy(PAGE, 1)))
    expect(page.rows.skew).toBeCloseTo(1, 1)
    expect(await turnPage(page, 0)).toBe(page)
    expect((await turnPage(page, 90)).rows.sharpness).toBeLessThan(page.rows.sharpness / 1.5)
  })
})

describe('preparePage', () => {
  it('straightens what is askew, and its frame leads back', async () => {
    const page = cleanPage(raster(await rotateBy(PAGE, 2)))
    const { image, blobs, frame, skew } = await preparePage(page, 0, asScanned)
    expect(skew).toBeCloseTo(2, 1)
    expect(Math.abs(cleanPage(raster(image)).rows.skew)).toBeLessThan(0.1)
    const [left, top, right, bottom] = boxOnPage(blobs[0]!.box, frame)
    const [x, y] = [Math.round((left + right) / 2), Math.round((top + bottom) / 2)]
    const around = [-8, -4, 0, 4, 8].flatMap((dy) => [-8, -4, 0, 4, 8].map((dx) => [x + dx, y + dy] as const))
    expect(around.some(([px, py]) => page.image.data[py * page.image.width + px]! < 128)).toBe(true)
  })

  it('leaves a page alone that is askew by next to nothing', async () => {
    const page = cleanPage(raster(await rotateBy(PAGE, 0.15)))
    const prepared = await preparePage(page, 0, asScanned)
    expect(prepared.image).toBe(page.image)
    expect(prepared.frame.skew).toBe(0)
    expect(prepared.skew).toBeCloseTo(0.15, 1)
  })

  it('scales as it is told, and finds the blobs of the scaled page', async () => {
    const page = cleanPage(raster(PAGE))
    const [full, half] = [await preparePage(page, 0, asScanned), await preparePage(page, 0, () => 0.5)]
    expect([half.image.width, half.image.height, half.frame.scale]).toEqual([450, 450, 0.5])
    expect(Math.max(...half.blobs.map(({ box }) => box[2]))).toBeLessThanOrEqual(450)
    expect(half.ink.width).toBe(450)
    expect(full.image).toBe(page.image)
  })
})
