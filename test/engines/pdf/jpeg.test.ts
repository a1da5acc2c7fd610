import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { grayLevels } from '../../../src/page/ink/gray-levels.ts'
import { onPage, rasterOf, wholePage } from '../page-rasters.ts'
import type { TestImage } from './test-pdf.ts'

const [WIDTH, HEIGHT] = [80, 120]

/** Reproducible noise, in which decoders round differently here and there. */
function noise(channels: 1 | 3): Buffer {
  const levels = Buffer.alloc(WIDTH * HEIGHT * channels)
  let state = 7
  for (let at = 0; at < levels.length; at++) {
    state = (state * 1103515245 + 12345) % 2147483648
    levels[at] = state >> 23
  }
  return levels
}

const jpegOf = (channels: 1 | 3): Promise<Buffer> =>
  sharp(noise(channels), { raw: { width: WIDTH, height: HEIGHT, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: 60 })
    .toBuffer()

const image = (data: Uint8Array, space: 'Gray' | 'RGB', more = ''): TestImage => ({
  entries: `/Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /Device${space} /BitsPerComponent 8 /Filter /DCTDecode ${more}`,
  data,
})

const raster = async (one: TestImage): Promise<Uint8Array> => (await rasterOf(wholePage(one))).image.data

describe('a JPEG image of a PDF', () => {
  it('is decoded by sharp to its last level, gray', async () => {
    const jpeg = await jpegOf(1)
    const expected = await sharp(jpeg).toColourspace('b-w').raw().toBuffer()
    expect(Buffer.from(await raster(image(jpeg, 'Gray'))).equals(expected)).toBe(true)
  })

  it('and in colours', async () => {
    const jpeg = await jpegOf(3)
    const rgb = await sharp(jpeg).raw().toBuffer()
    const luma = Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
      [19595, 38470, 7471].reduce((sum, weight, channel) => sum + weight * rgb[3 * at + channel]!, 32768),
    )
    expect([...(await raster(image(jpeg, 'RGB')))]).toEqual(luma.map((sum) => sum >> 16))
  })

  it('begins where its data begin, behind line ends', async () => {
    const jpeg = await jpegOf(1)
    const late = Buffer.concat([Buffer.from('\r\n'), jpeg])
    expect(await raster(image(late, 'Gray'))).toEqual(await raster(image(jpeg, 'Gray')))
  })

  it('is decoded anew for who asks for more of its page', async () => {
    const page = wholePage(image(await jpegOf(1), 'Gray'))
    const limits = { dpi: 72, maxPixels: 1e6 }
    await onPage(page, async (source) => {
      const first = await source.rasterize(limits)
      expect((await source.inspect()).imageCoverage).toBe(1)
      expect(await source.rasterize(limits)).toEqual(first)
    })
  })
})

describe('a JPEG image that sharp cannot be trusted with', () => {
  it('is left to pdf.js when it ends early', async () => {
    const jpeg = await jpegOf(1)
    const data = await raster(image(jpeg.subarray(0, jpeg.length / 2), 'Gray'))
    const whole = await raster(image(jpeg, 'Gray'))
    const upper = (WIDTH * HEIGHT) / 4
    const apart = data.subarray(0, upper).filter((level, at) => Math.abs(level - whole[at]!) > 2).length
    expect(apart).toBe(0)
  })

  it('is left to pdf.js when its levels are turned over', async () => {
    const jpeg = await jpegOf(1)
    const [plain, inverted] = [await raster(image(jpeg, 'Gray')), await raster(image(jpeg, 'Gray', '/Decode [1 0]'))]
    const apart = inverted.filter((level, at) => Math.abs(255 - level - plain[at]!) > 2).length
    expect(apart).toBe(0)
  })

  it('is left to pdf.js when its components are red, green and blue', async () => {
    const jpeg = await jpegOf(3)
    const named = Buffer.from(jpeg)
    const frame = named.indexOf(Buffer.from([0xff, 0xc0]))
    const scan = named.indexOf(Buffer.from([0xff, 0xda]))
    for (const [index, letter] of [...'RGB'].entries()) {
      named[frame + 10 + 3 * index] = letter.charCodeAt(0)
      named[scan + 5 + 2 * index] = letter.charCodeAt(0)
    }
    const [luma, colours] = [await raster(image(jpeg, 'RGB')), await raster(image(named, 'RGB'))]
    // Taken for colours, luma and chroma of noise are one gray on average, and not the same one.
    expect(grayLevels({ width: WIDTH, height: HEIGHT, data: colours })).not.toEqual(
      grayLevels({ width: WIDTH, height: HEIGHT, data: luma }),
    )
  })
})
