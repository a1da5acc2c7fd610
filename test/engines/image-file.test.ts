import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openImageFile } from '../../src/engines/image-file.ts'
import type { PageRaster } from '../../src/engines/ports.ts'
import { scratchFolder } from './scratch-folder.ts'

const folder = scratchFolder()
const LIMITS = { dpi: 300, maxPixels: 1e6 }
const [BLACK, GRAY, WHITE] = [0, 128, 255]

/** 12 × 8 pixels: black in the upper left quarter, gray in the upper right one, white below. */
const quarters = () =>
  sharp(
    Uint8Array.from({ length: 96 }, (_, at) => (at >= 48 ? WHITE : at % 12 < 6 ? BLACK : GRAY)),
    { raw: { width: 12, height: 8, channels: 1 } },
  ).toColourspace('b-w')

async function rasterOf(path: string, page = 1, limits = LIMITS): Promise<PageRaster> {
  const file = await openImageFile(path)
  return (await file.openPage(page)).rasterize(limits)
}

const cornersOf = ({ image: { width, height, data } }: PageRaster): number[] =>
  [0, width - 1, (height - 1) * width, height * width - 1].map((at) => data[at]!)

/** The head of a PNG of black and white pixels, and a little of its data. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(4000)))])
}

describe('openImageFile', () => {
  it('says how large an image is that is too large', async () => {
    const path = folder.write('vast.png', pngOf(100_000, 100_000))
    await expect(openImageFile(path)).rejects.toMatchObject({
      kind: 'input',
      message: 'the image is too large: 100000 × 100000 pixels',
    })
  })

  it.each([
    ['PNG', quarters().png()],
    ['TIFF', quarters().tiff({ compression: 'lzw' })],
  ])('decodes a gray %s sample by sample', async (format, image) => {
    const raster = await rasterOf(folder.write(`gray.${format}`, await image.toBuffer()))
    expect(raster).toMatchObject({ origin: 'image', reduced: false, image: { width: 12, height: 8 } })
    expect(cornersOf(raster)).toEqual([BLACK, GRAY, WHITE, WHITE])
  })

  it.each([
    [1, [BLACK, GRAY, WHITE, WHITE]],
    [2, [GRAY, BLACK, WHITE, WHITE]],
    [3, [WHITE, WHITE, GRAY, BLACK]],
    [6, [WHITE, BLACK, WHITE, GRAY]],
    [8, [GRAY, WHITE, BLACK, WHITE]],
  ])('turns the page as EXIF orientation %i says', async (orientation, corners) => {
    const turned = orientation >= 5
    const path = folder.write(
      `exif-${orientation}.png`,
      await quarters().withMetadata({ orientation }).png().toBuffer(),
    )
    const raster = await rasterOf(path)
    expect([raster.image.width, raster.image.height]).toEqual(turned ? [8, 12] : [12, 8])
    expect(cornersOf(raster)).toEqual(corners)
  })

  it('reads each page of a TIFF, each of its own size', async () => {
    const pages = [
      { width: 12, height: 8, background: '#000000' },
      { width: 12, height: 8, background: '#ffffff' },
      { width: 12, height: 8, background: '#808080' },
    ]
    const frames = await Promise.all(
      pages.map((page) =>
        sharp({ create: { ...page, channels: 3 } })
          .png()
          .toBuffer(),
      ),
    )
    const path = folder.write(
      'three.tif',
      await sharp(frames, { join: { animated: true } })
        .tiff()
        .toBuffer(),
    )
    const file = await openImageFile(path)
    expect(file.pageCount).toBe(3)
    for (const [index, gray] of [BLACK, WHITE, GRAY].entries()) {
      const raster = await rasterOf(path, index + 1)
      expect([raster.image.width, raster.image.height, ...cornersOf(raster)]).toEqual([12, 8, gray, gray, gray, gray])
    }
    await expect(file.openPage(4)).rejects.toMatchObject({ kind: 'input', message: 'there is no page 4', page: 4 })
    await expect(file.openPage(0)).rejects.toMatchObject({ kind: 'input', message: 'there is no page 0' })
  })

  it.each([
    ['told', 300, [2480, 3508], 300],
    ['a screen default', 72, [2480, 3508], 295],
    ['a screen default that makes the page as wide as pages are', 72, [595, 842], 72],
    ['absurdly high', 9999, [2480, 3508], 295],
    ['so low that the page would be 37 inches wide', 100, [3700, 3700], 440],
  ])('takes a resolution that is %s for what it is worth', async (_, density, [width, height], dpi) => {
    const blank = sharp({ create: { width: width!, height: height!, channels: 3, background: 'white' } })
    const path = folder.write(`dpi-${density}.png`, await blank.withMetadata({ density }).png().toBuffer())
    const raster = await rasterOf(path, 1, { dpi: 300, maxPixels: 1e8 })
    expect(raster.dpi).toBeCloseTo(dpi, -0.3)
  })

  it('gives the page its size in points', async () => {
    const blank = sharp({ create: { width: 2550, height: 3300, channels: 3, background: 'white' } })
    const path = folder.write('letter.jpg', await blank.withMetadata({ density: 300 }).jpeg().toBuffer())
    const page = await (await openImageFile(path)).openPage(1)
    expect([page.widthPoints, page.heightPoints]).toEqual([612, 792])
    expect(await page.textLines()).toEqual([])
    expect(await page.inspect()).toMatchObject({ imageCoverage: 1, visibleGlyphs: 0 })
  })

  it('keeps the raster below the bound, its resolution with it', async () => {
    const blank = sharp({ create: { width: 2000, height: 3000, channels: 3, background: 'white' } })
    const path = folder.write('large.png', await blank.withMetadata({ density: 200 }).png().toBuffer())
    const { image, dpi, reduced } = await rasterOf(path, 1, { dpi: 300, maxPixels: 60_000 })
    expect(reduced).toBe(true)
    expect(image.width * image.height).toBeLessThanOrEqual(60_000)
    expect(image.width / image.height).toBeCloseTo(2 / 3, 2)
    expect(dpi).toBeCloseTo(20, 5)
    expect(image.data.length).toBe(image.width * image.height)
  })

  it.each([
    ['transparent pixels', sharp({ create: { width: 9, height: 9, channels: 4, background: '#00000000' } }).png(), 255],
    ['blue ink', sharp({ create: { width: 9, height: 9, channels: 3, background: '#000080' } }).png(), 20],
    [
      'CMYK',
      sharp({ create: { width: 9, height: 9, channels: 3, background: 'white' } })
        .toColourspace('cmyk')
        .jpeg(),
      255,
    ],
    [
      '16 bits',
      sharp(new Uint16Array(81).fill(0x8080), { raw: { width: 9, height: 9, channels: 1 } })
        .toColourspace('grey16')
        .png(),
      128,
    ],
    [
      'one bit',
      sharp({ create: { width: 9, height: 9, channels: 3, background: 'white' } })
        .toColourspace('b-w')
        .tiff({ bitdepth: 1, compression: 'ccittfax4' }),
      255,
    ],
  ])('turns %s into gray', async (name, image, gray) => {
    const { image: raster } = await rasterOf(folder.write(`${name}.img`, await image.toBuffer()))
    expect(raster.data.length).toBe(81)
    for (const value of raster.data) expect(Math.abs(value - gray)).toBeLessThanOrEqual(20)
  })

  it('gives what a cut-off JPEG still holds', async () => {
    const noise = sharp({ create: { width: 400, height: 400, channels: 3, background: 'black' } })
    const whole = await noise.jpeg().toBuffer()
    const raster = await rasterOf(folder.write('cut.jpg', whole.subarray(0, whole.length - 200)))
    expect(raster.image.data[0]).toBeLessThan(20)
  })

  it('refuses a page so large that decoding it would eat the memory', async () => {
    // A PNG header that claims 100 000 × 100 000 pixels, and no data.
    const whole = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    const bomb = Buffer.from(whole)
    bomb.writeUInt32BE(100_000, 16)
    bomb.writeUInt32BE(100_000, 20)
    await expect(openImageFile(folder.write('bomb.png', bomb))).rejects.toMatchObject({ kind: 'input' })
  })
})
