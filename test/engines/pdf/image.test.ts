import { describe, expect, it } from 'vitest'
import { PICTURE, rasterOf, SQUARES, squaresOf, wholePage } from '../page-rasters.ts'
import { bitImage, grayImage } from './test-pdf.ts'

describe('a page-wide image', () => {
  it('is taken at its own resolution', async () => {
    const raster = await rasterOf(wholePage(PICTURE))
    expect(raster).toMatchObject({ origin: 'image', reduced: false, image: { width: 8, height: 12 } })
    expect(raster.dpi).toBeCloseTo(14.4, 5)
    expect([...raster.image.data]).toEqual(SQUARES.flat())
  })

  it.each([
    [
      0,
      [
        [0, 60],
        [100, 140],
        [180, 230],
      ],
    ],
    [
      90,
      [
        [180, 100, 0],
        [230, 140, 60],
      ],
    ],
    [
      180,
      [
        [230, 180],
        [140, 100],
        [60, 0],
      ],
    ],
    [
      270,
      [
        [60, 140, 230],
        [0, 100, 180],
      ],
    ],
  ])('is turned by /Rotate %i', async (angle, squares) => {
    const raster = await rasterOf(wholePage(PICTURE, { entries: `/Rotate ${angle}` }))
    expect(raster.origin).toBe('image')
    expect(squaresOf(raster)).toEqual(squares)
  })

  it.each([
    [
      'mirrored left to right',
      '-40 0 0 60 40 0 cm',
      [40, 60],
      [
        [60, 0],
        [140, 100],
        [230, 180],
      ],
    ],
    [
      'mirrored upside down',
      '40 0 0 -60 0 60 cm',
      [40, 60],
      [
        [180, 230],
        [100, 140],
        [0, 60],
      ],
    ],
    [
      'turned by a quarter',
      '0 -40 60 0 0 40 cm',
      [60, 40],
      [
        [180, 100, 0],
        [230, 140, 60],
      ],
    ],
    [
      'turned the other way',
      '0 40 -60 0 60 0 cm',
      [60, 40],
      [
        [60, 140, 230],
        [0, 100, 180],
      ],
    ],
    [
      'turned and mirrored',
      '0 40 60 0 0 0 cm',
      [60, 40],
      [
        [230, 140, 60],
        [180, 100, 0],
      ],
    ],
  ] as const)('is %s by its matrix', async (_, place, size, squares) => {
    const raster = await rasterOf(wholePage(PICTURE, { size, content: `${place} /Scan Do` }))
    expect(raster.origin).toBe('image')
    expect(squaresOf(raster)).toEqual(squares)
  })

  it('is cut to the CropBox', async () => {
    const raster = await rasterOf(wholePage(PICTURE, { entries: '/CropBox [20 0 40 40]' }))
    expect(raster.origin).toBe('image')
    expect(squaresOf(raster)).toEqual([[140], [230]])
  })

  it('is cut to the CropBox and turned', async () => {
    const raster = await rasterOf(wholePage(PICTURE, { entries: '/CropBox [20 0 40 40] /Rotate 90' }))
    expect(squaresOf(raster)).toEqual([[230, 140]])
  })

  it('is set on white where the page has a margin', async () => {
    const rows = Array.from({ length: 60 }, () => Array.from({ length: 40 }, () => 10))
    const raster = await rasterOf(wholePage(grayImage(rows), { size: [42, 62], content: '40 0 0 60 1 1 cm /Scan Do' }))
    const { image } = raster
    expect([raster.origin, image.width, image.height]).toEqual(['image', 42, 62])
    expect(image.data.filter((gray) => gray === 10)).toHaveLength(40 * 60)
    expect([image.data[0], image.data[42 + 1], image.data[61 * 42 - 2], image.data[62 * 42 - 1]]).toEqual([
      255, 10, 10, 255,
    ])
  })

  it.each([
    ['', [0, 60]],
    ['/Decode [1 0]', [255, 195]],
  ])('of gray samples is decoded with %s', async (decode, [first, second]) => {
    const { image } = await rasterOf(wholePage(grayImage(SQUARES, decode)))
    expect([image.data[0], image.data[7]]).toEqual([first, second])
  })

  const BITS = ['####....', '####....', '........', '..#.....']
  it.each([
    ['gray bits', '/ColorSpace /DeviceGray', [0, 255]],
    ['inverted gray bits', '/ColorSpace /DeviceGray /Decode [1 0]', [255, 0]],
    ['a mask', '/ImageMask true', [0, 255]],
    ['an inverted mask', '/ImageMask true /Decode [1 0]', [255, 0]],
    ['a palette', '/ColorSpace [/Indexed /DeviceGray 1 <ff00>]', [255, 0]],
  ])('of %s is told black from white', async (_, entries, [hash, dot]) => {
    const raster = await rasterOf(
      wholePage(bitImage(BITS, entries), { size: [80, 40], content: '80 0 0 40 0 0 cm /Scan Do' }),
    )
    expect([raster.origin, raster.image.width, raster.image.height]).toEqual(['image', 8, 4])
    expect([...raster.image.data]).toEqual([...BITS.join('')].map((bit) => (bit === '#' ? hash : dot)))
  })

  it('of a mask has the gray of its ink', async () => {
    const page = wholePage(bitImage(BITS, '/ImageMask true'), {
      size: [80, 40],
      content: '0.5 g 80 0 0 40 0 0 cm /Scan Do',
    })
    const { image } = await rasterOf(page)
    expect(image.data[0]).toBeGreaterThan(120)
    expect(image.data[0]).toBeLessThan(136)
    expect(image.data[4]).toBe(255)
  })

  it('with unlike resolutions is made square, as fax pages are', async () => {
    const raster = await rasterOf(wholePage(PICTURE, { size: [40, 30], content: '40 0 0 30 0 0 cm /Scan Do' }))
    expect([raster.image.width, raster.image.height]).toEqual([16, 12])
    expect(raster.dpi).toBeCloseTo(28.8, 5)
  })

  it('is made smaller when it has more pixels than are asked for', async () => {
    const rows = Array.from({ length: 120 }, () => Array.from({ length: 80 }, () => 100))
    const raster = await rasterOf(wholePage(grayImage(rows)), { dpi: 72, maxPixels: 600 })
    expect([raster.image.width, raster.image.height, raster.reduced]).toEqual([20, 30, true])
    expect(raster.dpi).toBeCloseTo(36, 5)
    expect(raster.image.data.every((gray) => gray === 100)).toBe(true)
  })

  it('on a page of pixels taken for points has its resolution estimated', async () => {
    const rows = Array.from({ length: 66 }, () => Array.from({ length: 51 }, () => 200))
    const page = wholePage(grayImage(rows), { size: [5100, 6600], content: '5100 0 0 6600 0 0 cm /Scan Do' })
    expect((await rasterOf(page)).dpi).toBeCloseTo(51 / 8.4, 5)
  })
})
