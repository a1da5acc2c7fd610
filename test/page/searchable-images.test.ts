// Searchable PDFs of image files, read by poppler: their pictures as they are, and the words where they are printed.
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { complaintsOf, hasPoppler, imagesOf, infoOf, pixelsOf, textOf } from '../poppler.ts'
import { overlaps, PHRASE, searchable, typed } from './searchable-sample.ts'

const POPPLER = hasPoppler()
if (!POPPLER) console.warn('skipped: no poppler on the PATH, so searchable PDFs are not read by it')

const folder = scratchFolder()
let files = 0
const written = (bytes: Uint8Array, ending: string): string => folder.write(`input-${++files}.${ending}`, bytes)

describe.skipIf(!POPPLER)('a searchable PDF of an image', () => {
  const gray = { create: { width: 800, height: 1200, channels: 3 as const, background: '#ccc' } }
  const text = typed({ width: 800, height: 1200 })

  it('holds a JPEG as it is', async () => {
    const bytes = await sharp(gray).withMetadata({ density: 144 }).jpeg().toBuffer()
    const made = await searchable(written(bytes, 'jpg'), [text])
    expect(made).toMatchObject({ pages: 'images', because: null })
    expect(readFileSync(made.path).includes(bytes)).toBe(true)
    expect(infoOf(made.path)).toMatch(/Page size: +400 x 600 pts/)
    expect(Math.min(...overlaps(made.path, text, [400, 600]))).toBeGreaterThan(0.55)
    expect(textOf(made.path, '-raw')).toBe(PHRASE)
    expect(complaintsOf(made.path)).toBe('')
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('turns a JPEG as its orientation %i says', async (orientation) => {
    const picture = await sharp({ create: { width: 40, height: 60, channels: 3, background: '#fff' } })
      .composite([{ input: { create: { width: 20, height: 20, channels: 3, background: '#000' } }, left: 0, top: 0 }])
      .withMetadata({ orientation, density: 144 })
      .jpeg({ quality: 100 })
      .toBuffer()
    const { path } = await searchable(written(picture, 'jpg'), [])
    const upright = await sharp(picture).autoOrient().greyscale().raw().toBuffer()
    const shown = Buffer.from(pixelsOf(path, 1, 144), 'latin1')
    const pixels = shown.subarray(shown.length - upright.length * 3)
    const unlike = upright.filter((value, index) => value < 128 !== pixels[3 * index]! < 128)
    expect(unlike.length).toBeLessThan(0.05 * upright.length)
  })

  it('holds each page of a TIFF, a bilevel one in one bit a pixel', async () => {
    const white = { raw: { width: 800, height: 1200, channels: 1 as const } }
    const bits = await sharp(Buffer.alloc(800 * 1200, 255), white)
      .toColourspace('b-w')
      .tiff({ bitdepth: 1, compression: 'ccittfax4', xres: 5.67, yres: 5.67 })
      .toBuffer()
    const made = await searchable(written(bits, 'tif'), [text])
    expect(imagesOf(made.path)).toEqual([expect.stringMatching(/image 800 1200 gray 1 1 image/)])
    expect(readFileSync(made.path).length).toBeLessThan(8000)
    expect(textOf(made.path, '-raw')).toBe(PHRASE)
  })

  it('shows a PNG as it looks', async () => {
    const picture = await sharp({
      create: { width: 100, height: 150, channels: 4, background: { r: 200, g: 30, b: 90, alpha: 0.5 } },
    })
      .png()
      .toBuffer()
    const { path } = await searchable(written(picture, 'png'), [])
    const [r, g, b] = Buffer.from(pixelsOf(path), 'latin1').subarray(-3)
    expect([r, g, b].map((value, index) => Math.abs(value! - [228, 143, 173][index]!) <= 2)).toEqual([true, true, true])
    expect(infoOf(path)).toMatch(/Pages: +1/)
  })
})
