// Gray through pdf.js: what comes in one byte a pixel is what three would have been, and nothing is painted from it.
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../src/engines/pdf/pdf.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { type TestImage, type TestPage, testPdf } from './test-pdf.ts'

const folder = scratchFolder()
const SIDE = 64

/** Four squares of as many colours. */
async function squares(channels: 1 | 3): Promise<TestImage> {
  const at = (index: number, one: number): number =>
    (Math.floor(index / SIDE / 32) * 2 + Math.floor((index % SIDE) / 32)) * one
  const pixels = Uint8Array.from({ length: SIDE * SIDE * channels }, (_, sample) => {
    const index = Math.floor(sample / channels)
    return 60 + at(index, 20 + 15 * (sample % channels))
  })
  const data = await sharp(pixels, { raw: { width: SIDE, height: SIDE, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
  const space = `/ColorSpace /Device${channels === 1 ? 'Gray' : 'RGB'}`
  return { entries: `/Width ${SIDE} /Height ${SIDE} ${space} /BitsPerComponent 8 /Filter /DCTDecode`, data }
}

const paint = `${SIDE} 0 0 ${SIDE} 0 0 cm /I Do`
const pageWith = (image: TestImage, content: string): TestPage => ({
  size: [SIDE, SIDE],
  content,
  images: { I: image },
})
/** A small black box in the lower left corner, so that the page is painted. */
const stamped = (image: TestImage): TestPage => pageWith(image, `q ${paint} Q 0 0 4 4 re f`)

/** Each page's raster in turn, from one opened file. */
async function rasters(pages: readonly TestPage[]): Promise<{ origin: string; centres: number[] }[]> {
  const file = await openPdf(folder.write('gray.pdf', testPdf(pages)))
  try {
    const read = []
    for (let page = 1; page <= pages.length; page++) {
      const { origin, image } = await (await file.openPage(page)).rasterize({ dpi: 72, maxPixels: 1e6 })
      const centres = [16, 48].flatMap((y) => [16, 48].map((x) => image.data[y * image.width + x]!))
      read.push({ origin, centres })
    }
    return read
  } finally {
    await file.close()
  }
}

const near = (levels: readonly number[]): unknown[] => levels.map((level) => expect.closeTo(level, -0.5))

describe.each([
  { channels: 1 as const, levels: [60, 80, 100, 120] },
  { channels: 3 as const, levels: [60, 92, 124, 157] },
])('a JPEG of $channels colours', ({ channels, levels }) => {
  it('is read and painted with the same levels', async () => {
    const image = await squares(channels)
    expect(await rasters([pageWith(image, paint), stamped(image)])).toEqual([
      { origin: 'image', centres: near(levels) },
      { origin: 'rendered', centres: near(levels) },
    ])
  })

  it('that pdf.js keeps for many pages is painted with them, though it was read before', async () => {
    const image = await squares(channels)
    const pages = [...Array(3).fill(pageWith(image, paint)), stamped(image), pageWith(image, paint), stamped(image)]
    expect((await rasters(pages)).map(({ centres }) => centres)).toEqual(Array(6).fill(near(levels)))
  })

  it('under a mask of its own keeps its levels', async () => {
    const image = await squares(channels)
    const mask = { entries: `/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8`, data: Uint8Array.of(255) }
    const [masked] = await rasters([pageWith({ ...image, softMask: mask }, paint)])
    expect(masked!.centres).toEqual(near(levels))
  })
})
