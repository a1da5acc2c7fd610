import { describe, expect, it } from 'vitest'
import { openPdf } from '../../src/engines/pdf.ts'
import type { PageRaster, SourcePage } from '../../src/engines/ports.ts'
import { scratchFolder } from './scratch-folder.ts'
import { bitImage, grayImage, type TestImage, type TestPage, testPdf } from './test-pdf.ts'

const folder = scratchFolder()
const LIMITS = { dpi: 72, maxPixels: 1e6 }
let files = 0

/** Runs `use` on the first page of a PDF of `page`. */
async function onPage<T>(page: TestPage, use: (page: SourcePage) => Promise<T>): Promise<T> {
  files += 1
  const file = await openPdf(folder.write(`${files}.pdf`, testPdf([page])))
  try {
    return await use(await file.openPage(1))
  } finally {
    await file.close()
  }
}

const rasterOf = (page: TestPage, limits = LIMITS): Promise<PageRaster> =>
  onPage(page, (source) => source.rasterize(limits))

/** Two by three samples, all different, each drawn as a square of 4 × 4 pixels. */
const SAMPLES = [
  [0, 60],
  [100, 140],
  [180, 230],
] as const
const SQUARES = SAMPLES.flatMap((row) =>
  Array.from({ length: 4 }, () => row.flatMap((gray) => [gray, gray, gray, gray])),
)
const PICTURE = grayImage(SQUARES)

/** The gray in the middle of each 4 × 4 square, row by row. */
function squaresOf({ image: { width, height, data } }: PageRaster): number[][] {
  return Array.from({ length: Math.round(height / 4) }, (_, row) =>
    Array.from({ length: Math.round(width / 4) }, (_, column) => data[(4 * row + 2) * width + 4 * column + 2]!),
  )
}

/** The image over all of a page of 40 × 60 points: 8 × 12 pixels, 14.4 dpi. */
const wholePage = (image: TestImage, more: Partial<TestPage> = {}): TestPage => ({
  size: [40, 60],
  content: '40 0 0 60 0 0 cm /Scan Do',
  images: { Scan: image },
  ...more,
})

describe('the pages of a PDF', () => {
  it('have their number and their size, turned as the file says', async () => {
    const pages: TestPage[] = [
      { size: [612, 792], content: '' },
      { size: [612, 792], content: '', entries: '/Rotate 90' },
      { size: [612, 792], content: '', entries: '/Rotate -90' },
      { size: [612, 792], content: '', entries: '/CropBox [100 100 300 500]' },
      { size: [612, 792], content: '', entries: '/UserUnit 2' },
    ]
    const file = await openPdf(folder.write('sizes.pdf', testPdf(pages)))
    expect(file.pageCount).toBe(5)
    const sizes = []
    for (let number = 1; number <= 5; number++) {
      const { widthPoints, heightPoints } = await file.openPage(number)
      sizes.push([widthPoints, heightPoints])
    }
    expect(sizes).toEqual([
      [612, 792],
      [792, 612],
      [792, 612],
      [200, 400],
      [1224, 1584],
    ])
    await expect(file.openPage(6)).rejects.toMatchObject({ kind: 'input', message: 'there is no page 6', page: 6 })
    await file.close()
  })
})

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

describe('a damaged page', () => {
  it('whose image cannot be decoded is an error, not a white page', async () => {
    const image = {
      entries: '/Width 80 /Height 120 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode',
      data: Buffer.from('no wavelets here'),
    }
    await expect(rasterOf(wholePage(image))).rejects.toMatchObject({ kind: 'input', page: 1 })
  })

  it('whose operators are noise is taken for what can be read of it', async () => {
    const content = `) >> ]] ${'q '.repeat(20)} (unclosed`
    const found = await onPage({ size: [10, 10], content }, (page) => page.inspect())
    expect(found).toMatchObject({ imageCount: 0, visibleGlyphs: 0 })
  })
})
