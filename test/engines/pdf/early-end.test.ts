// Images that end before their last row: what is there is read, and the page says that the rest is missing.
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openImageFile } from '../../../src/engines/image-file.ts'
import type { PageRaster } from '../../../src/engines/ports.ts'
import { rasterOf, wholePage } from '../page-rasters.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { bitImage, type TestImage } from './test-pdf.ts'

const folder = scratchFolder()
const [WIDTH, HEIGHT] = [800, 1200]

/** Reproducible noise, which no packer makes much smaller. */
function noise(channels: 1 | 3): Buffer {
  let state = 7
  return Buffer.from(
    Uint8Array.from({ length: WIDTH * HEIGHT * channels }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state >>> 24
    }),
  )
}

const jpeg = (): Promise<Buffer> =>
  sharp(noise(3), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg()
    .toBuffer()

const image = (entries: string, data: Uint8Array): TestImage => ({
  entries: `/Width ${WIDTH} /Height ${HEIGHT} /BitsPerComponent 8 ${entries}`,
  data,
})

/** Up to this share of its bytes. */
const cut = ({ entries, data }: TestImage, share: number): TestImage => ({
  entries,
  data: data.subarray(0, Math.floor(data.length * share)),
})

const endsEarly = async (one: TestImage): Promise<boolean> =>
  (await rasterOf(wholePage(one), { dpi: 72, maxPixels: 1e7 })).endsEarly

const kinds: readonly [string, () => Promise<TestImage>][] = [
  ['a JPEG', async () => image('/ColorSpace /DeviceRGB /Filter /DCTDecode', await jpeg())],
  ['deflated colours', async () => image('/ColorSpace /DeviceRGB /Filter /FlateDecode', deflateSync(noise(3)))],
  ['deflated grays', async () => image('/ColorSpace /DeviceGray /Filter /FlateDecode', deflateSync(noise(1)))],
]

describe.each(kinds)('a page of %s', (_, whole) => {
  it('says that its image ends early', async () => {
    expect(await endsEarly(cut(await whole(), 0.6))).toBe(true)
  })

  it('does not when it is whole', async () => {
    expect(await endsEarly(await whole())).toBe(false)
  })
})

describe('a page of bits', () => {
  const rows = Array.from({ length: 200 }, (_, y) =>
    Array.from({ length: 80 }, (__, x) => ((x * y) % 3 ? '.' : '#')).join(''),
  )
  const bits = (height: number): TestImage => {
    const { entries, data } = bitImage(rows, '/ColorSpace /DeviceGray')
    return { entries: entries.replace('/Height 200', `/Height ${height}`), data }
  }

  it('says that it ends early', async () => {
    expect(await endsEarly(bits(300))).toBe(true)
  })

  it('does not where its writer told a row or two more than there are', async () => {
    expect(await endsEarly(bits(203))).toBe(false)
  })
})

describe('an image file', () => {
  const read = async (bytes: Buffer, name: string): Promise<PageRaster> => {
    const page = await (await openImageFile(folder.write(name, bytes))).openPage(1)
    return page.rasterize({ dpi: 300, maxPixels: 1e7 })
  }

  it.each(['jpeg', 'png', 'tiff'] as const)('says that a %s ends early', async (format) => {
    const bytes = await sharp(noise(3), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
      .toFormat(format, format === 'tiff' ? { compression: 'deflate' } : {})
      .toBuffer()
    expect((await read(bytes, `whole.${format}`)).endsEarly).toBe(false)
    // A TIFF's directory may stand at its end, so that damage is put in its middle.
    const damaged = format === 'tiff' ? Buffer.from(bytes).fill(0, bytes.length / 2, bytes.length / 2 + 9000) : null
    expect((await read(damaged ?? bytes.subarray(0, bytes.length * 0.6), `cut.${format}`)).endsEarly).toBe(true)
  })
})
