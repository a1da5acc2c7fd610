import { describe, expect, it } from 'vitest'
import type { PageRaster } from '../../../src/engines/ports.ts'
import { rasterOf, wholePage } from '../page-rasters.ts'
import { bitImage, grayImage, type TestPage } from './test-pdf.ts'

describe('a page with more than one image', () => {
  /** A page of 100 × 48 points in strips of 250 pixels (180 dpi), each of 90 gray. */
  function inStrips(count: number, over = ''): TestPage {
    const rows = Array.from({ length: 120 / count }, () => Array.from({ length: 250 }, () => 90))
    const place = (index: number): string => `q 100 0 0 ${48 / count} 0 ${(48 / count) * index} cm /S Do Q`
    const content = `${Array.from({ length: count }, (_, index) => place(index)).join(' ')} ${over}`
    return { size: [100, 48], content, images: { S: grayImage(rows) } }
  }

  it.each([2, 20])('is rendered at the resolution of its %i strips', async (count) => {
    const raster = await rasterOf(inStrips(count), { dpi: 300, maxPixels: 1e6 })
    expect([raster.origin, raster.image.width, raster.image.height]).toEqual(['rendered', 250, 120])
    expect(raster.dpi).toBeCloseTo(180, 5)
    expect(new Set(raster.image.data)).toEqual(new Set([90]))
  })

  it('is not rendered finer than asked for', async () => {
    expect((await rasterOf(inStrips(4), { dpi: 90, maxPixels: 1e6 })).dpi).toBeCloseTo(90, 5)
  })

  it('is rendered finer than a coarse background of small pictures', async () => {
    const ink = grayImage(Array.from({ length: 50 }, () => Array.from({ length: 50 }, () => 0)))
    const content = 'q 200 0 0 200 0 0 cm /Paper Do Q q 24 0 0 24 9 9 cm /Ink Do Q'
    const page = { size: [200, 200], content, images: { Paper: grayImage([[240, 240]]), Ink: ink } } as const
    expect((await rasterOf(page, { dpi: 300, maxPixels: 1e6 })).dpi).toBe(150)
  })

  it('is rendered finer than a coarse picture when text lies over it', async () => {
    const coarse = { size: [500, 240], images: { S: grayImage([[200, 200]]) } } as const
    const content = 'q 250 0 0 240 0 0 cm /S Do Q q 250 0 0 240 250 0 cm /S Do Q'
    const text = ' BT /F1 12 Tf 5 30 Td (over it) Tj ET'
    expect((await rasterOf({ ...coarse, content: content + text }, { dpi: 300, maxPixels: 1e6 })).dpi).toBe(150)
  })

  it.each([
    ['a stamp', 'BT /F1 12 Tf 5 30 Td (COPY) Tj ET'],
    ['a rule', '0 g 0 10 40 10 re f'],
  ])('shows %s that lies over its image', async (_, over) => {
    const rows = Array.from({ length: 12 }, () => Array.from({ length: 8 }, () => 255))
    const content = `q 40 0 0 60 0 0 cm /Scan Do Q ${over}`
    const raster = await rasterOf(wholePage(grayImage(rows), { content }), { dpi: 150, maxPixels: 1e6 })
    expect(raster.origin).toBe('rendered')
    expect(raster.image.data.filter((gray) => gray < 64).length).toBeGreaterThan(30)
  })

  const white = grayImage([[255]])
  const cover = 'q 40 0 0 60 0 0 cm /Scan Do Q'

  it('shows letters through which an image is painted', async () => {
    const content = `${cover} q BT 7 Tr /F1 20 Tf 5 20 Td (MM) Tj ET 40 0 0 60 0 0 cm /Ink Do Q`
    const page = wholePage(white, { content, images: { Scan: white, Ink: grayImage([[0]]) } })
    const { image } = await rasterOf(page, { dpi: 150, maxPixels: 1e6 })
    const black = image.data.filter((gray) => gray < 64).length / image.data.length
    expect(black).toBeGreaterThan(0.03)
    expect(black).toBeLessThan(0.3)
  })

  it('shows what lies under an image that is multiplied with it', async () => {
    const content = `q 40 0 0 30 0 0 cm /Ink Do Q /Multiply gs ${cover}`
    const page = wholePage(white, {
      content,
      images: { Scan: white, Ink: grayImage([[0]]) },
      resources: '/ExtGState << /Multiply << /BM /Multiply >> >>',
    })
    const raster = await rasterOf(page)
    expect(squareCorners(raster)).toEqual([255, 255, 0, 0])
  })

  it('shows ink in a mask over a background, as mixed raster files have it', async () => {
    const background = grayImage(Array.from({ length: 12 }, () => Array.from({ length: 8 }, () => 240)))
    const page = wholePage(background, {
      size: [80, 40],
      content: 'q 80 0 0 40 0 0 cm /Scan Do /Ink Do Q',
      images: { Scan: background, Ink: bitImage(['####....', '####....', '........', '........'], '/ImageMask true') },
    })
    const { image, origin } = await rasterOf(page, { dpi: 72, maxPixels: 1e6 })
    expect(origin).toBe('rendered')
    const at = (x: number, y: number): number =>
      image.data[Math.floor(y * image.height) * image.width + Math.floor(x * image.width)]!
    expect(at(0.25, 0.25)).toBeLessThan(10)
    expect(Math.abs(at(0.75, 0.25) - 240)).toBeLessThan(6)
  })
})

describe('a page without a page-wide image', () => {
  it('is rendered at the resolution asked for', async () => {
    const raster = await rasterOf({ size: [72, 36], content: '0 g 0 0 36 36 re f' }, { dpi: 100, maxPixels: 1e6 })
    expect(raster).toMatchObject({ origin: 'rendered', dpi: 100, reduced: false, image: { width: 100, height: 50 } })
    expect([raster.image.data[10], raster.image.data[90]]).toEqual([0, 255])
  })

  it('is rendered below the bound on pixels, however large it is', async () => {
    const raster = await rasterOf(
      { size: [14400, 14400], content: '0 g 0 7200 7200 7200 re f' },
      { dpi: 300, maxPixels: 250_000 },
    )
    expect(raster.reduced).toBe(true)
    expect(raster.image.width * raster.image.height).toBeLessThanOrEqual(250_000)
    expect(squareCorners(raster)).toEqual([0, 255, 255, 255])
  })

  it('is white where it is empty', async () => {
    const raster = await rasterOf({ size: [10, 10], content: '' })
    expect(raster.image.data.every((gray) => gray === 255)).toBe(true)
  })
})

function squareCorners({ image: { width, height, data } }: PageRaster): number[] {
  return [0, width - 1, (height - 1) * width, height * width - 1].map((at) => data[at]!)
}
