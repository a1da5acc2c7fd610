import { describe, expect, it } from 'vitest'
import { rotateBy } from '../../../src/engines/gray-ops.ts'
import type { GrayImage, PageRaster } from '../../../src/engines/ports.ts'
import { cleanPage, turnPage } from '../../../src/page/image/clean.ts'
import { boxOnPage } from '../../../src/page/image/frame.ts'
import { preparePage } from '../../../src/page/image/prepare.ts'
import { proseLines, textPage } from '../text-image.ts'

const SIDE = 1800
const PAGE = textPage(proseLines(20, 9), { width: SIDE, height: SIDE, fontSize: 48 })
const raster = (image: GrayImage, dpi = 240): PageRaster => ({
  image,
  dpi,
  origin: 'image',
  reduced: false,
  endsEarly: false,
})

describe('cleanPage', () => {
  it('makes a black rim white and a shadow even, and keeps the letters', () => {
    const data = PAGE.data.map((gray, at) => (at % SIDE < 40 ? 0 : gray * (1 - (at % SIDE) / (2 * SIDE))))
    const { image, ink } = cleanPage(raster({ ...PAGE, data }))
    expect(image.data[(SIDE / 2) * SIDE + 20]).toBe(255)
    expect(image.data[(SIDE - 20) * SIDE + SIDE - 20]).toBeGreaterThan(240)
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
    const { image, blobs, frame, skew } = await preparePage(page, 0)
    expect(skew).toBeCloseTo(2, 1)
    expect(Math.abs(cleanPage(raster(image)).rows.skew)).toBeLessThan(0.1)
    const [left, top, right, bottom] = boxOnPage(blobs[0]!.box, frame)
    const [x, y] = [Math.round((left + right) / 2), Math.round((top + bottom) / 2)]
    const around = [-8, -4, 0, 4, 8].flatMap((dy) => [-8, -4, 0, 4, 8].map((dx) => [x + dx, y + dy] as const))
    expect(around.some(([px, py]) => page.image.data[py * page.image.width + px]! < 128)).toBe(true)
  })

  it('leaves a page alone that is askew by next to nothing', async () => {
    const page = cleanPage(raster(await rotateBy(PAGE, 0.15)))
    const prepared = await preparePage(page, 0)
    expect(prepared.image).toBe(page.image)
    expect(prepared.frame.skew).toBe(0)
    expect(prepared.skew).toBeCloseTo(0.15, 1)
  })

  it('brings small type up, and finds the blobs of the scaled page', async () => {
    const page = cleanPage(raster(PAGE))
    expect((await preparePage(page, 0)).image).toBe(page.image)
    const small = cleanPage(raster(textPage(proseLines(20, 9), { width: 900, height: 900, fontSize: 20 }), 150))
    const { image, ink, blobs, frame } = await preparePage(small, 0)
    expect(frame.scale).toBeGreaterThan(1.4)
    expect([image.width, ink.width]).toEqual([Math.round(900 * frame.scale), Math.round(900 * frame.scale)])
    const right = Math.max(...blobs.map(({ box }) => box[2]))
    expect(right).toBeGreaterThan(450 * frame.scale)
    expect(right).toBeLessThanOrEqual(image.width)
  })
})
