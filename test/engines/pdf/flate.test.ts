// Large deflated images: what zlib makes of them row by row is what was packed, and what it cannot read is left to pdf.js.
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { writeLuma } from '../../../src/engines/pdf/samples.ts'
import { rasterOf, wholePage } from '../page-rasters.ts'
import type { TestImage } from './test-pdf.ts'

const [WIDTH, HEIGHT] = [800, 1200]

/** Stripes and a slope of reproducible noise, for which a packer chooses different predictors. */
function pixels(channels: 1 | 3): Buffer {
  const levels = Buffer.alloc(WIDTH * HEIGHT * channels)
  let state = 7
  for (let at = 0; at < levels.length; at++) {
    const row = Math.floor(at / (WIDTH * channels))
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    levels[at] = row % 300 < 60 ? state >>> 24 : (row + at * (row % 7) + (at % channels) * 40) % 256
  }
  return levels
}

/** The rows of a PNG file, each with the predictor that its packer chose. */
async function pngRows(levels: Buffer, channels: 1 | 3): Promise<Buffer> {
  const png = await sharp(levels, { raw: { width: WIDTH, height: HEIGHT, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .png({ adaptiveFiltering: true, palette: false })
    .toBuffer()
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  return Buffer.concat(parts)
}

const image = (data: Uint8Array, channels: 1 | 3, more = ''): TestImage => ({
  entries: `/Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /Device${channels === 1 ? 'Gray' : 'RGB'} /BitsPerComponent 8
    /Filter /FlateDecode ${more}`,
  data,
})

const asPng = (data: Uint8Array, channels: 1 | 3, more = ''): TestImage =>
  image(data, channels, `/DecodeParms << /Predictor 15 /Colors ${channels} /Columns ${WIDTH} >> ${more}`)

const raster = async (one: TestImage): Promise<Buffer> =>
  Buffer.from((await rasterOf(wholePage(one), { dpi: 72, maxPixels: 1e7 })).image.data)

function lumaOf(rgb: Buffer): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT)
  writeLuma(rgb, 0, luma)
  return luma
}

describe('a large deflated image', () => {
  it('packed with each of PNG’s predictors comes out as it was, in gray', async () => {
    const levels = pixels(1)
    expect((await raster(asPng(await pngRows(levels, 1), 1))).equals(levels)).toBe(true)
  })

  it('and in colours', async () => {
    const levels = pixels(3)
    const rows = await pngRows(levels, 3)
    expect((await raster(asPng(rows, 3))).equals(lumaOf(levels))).toBe(true)
  })

  it('without a predictor comes out as it was', async () => {
    const levels = pixels(3)
    expect((await raster(image(deflateSync(levels), 3))).equals(lumaOf(levels))).toBe(true)
  })

  it('keeps its own colours where it has a mask of its own', async () => {
    const levels = pixels(3)
    const entries = `/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8`
    const masked = { ...asPng(await pngRows(levels, 3), 3), softMask: { entries, data: Uint8Array.of(255) } }
    expect((await raster(masked)).equals(lumaOf(levels))).toBe(true)
  })
})

describe('a large deflated image that is damaged', () => {
  it('shows the rows that are there when it ends early', async () => {
    const levels = pixels(3)
    const rows = await pngRows(levels, 3)
    const upper = (WIDTH * HEIGHT) / 4
    const shown = await raster(asPng(rows.subarray(0, rows.length / 2), 3))
    expect(shown.subarray(0, upper).equals(lumaOf(levels).subarray(0, upper))).toBe(true)
  })

  it('shows them without a predictor too', async () => {
    const levels = pixels(3)
    const packed = deflateSync(levels)
    const upper = (WIDTH * HEIGHT) / 8
    const shown = await raster(image(packed.subarray(0, packed.length / 2), 3))
    expect(shown.subarray(0, upper).equals(lumaOf(levels).subarray(0, upper))).toBe(true)
  })

  it('comes out whole where only its checksum is wrong', async () => {
    const levels = pixels(3)
    const rows = Buffer.from(await pngRows(levels, 3))
    rows[rows.length - 1]! ^= 255
    expect((await raster(asPng(rows, 3))).equals(lumaOf(levels))).toBe(true)
  })
})
