import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openSourceFile } from '../../src/engines/source-file.ts'
import type { PageImage, PageImageRequest } from '../../src/model/page-image.ts'
import { makePageImage } from '../../src/page/page-image.ts'
import { testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()
/** A bar of ink in its upper half, 500 points wide and 20 high. */
const path = folder.write('bar.pdf', testPdf([{ size: [600, 800], content: '50 600 500 20 re f' }]))

async function imageOf(request: Pick<PageImageRequest, 'rotation' | 'skew'>, file = path): Promise<PageImage> {
  const source = await openSourceFile(file)
  try {
    return await makePageImage(source, { page: 1, ...request })
  } finally {
    await source.close()
  }
}

/** Rows of the image that hold ink, first and last, as shares of its height. */
async function inkedRows({ width, height, webp }: PageImage): Promise<readonly [number, number]> {
  const raw = await sharp(Buffer.from(webp, 'base64')).extractChannel(0).raw().toBuffer()
  const rows = Array.from({ length: height }, (_, row) => raw.subarray(row * width, (row + 1) * width))
  const inked = rows.flatMap((pixels, row) => (pixels.some((gray) => gray < 100) ? [row] : []))
  return [inked[0]! / height, (inked.at(-1)! + 1) / height]
}

describe('makePageImage', () => {
  it('shows a page without an image of its own at two million pixels', async () => {
    const { width, height, ...image } = await imageOf({ rotation: 0, skew: 0 })
    expect(Math.abs(width * height - 2_000_000)).toBeLessThan(5_000)
    const [first, last] = await inkedRows({ width, height, ...image })
    expect(first).toBeCloseTo(0.225, 2)
    expect(last).toBeCloseTo(0.25, 2)
  })

  it('turns and straightens it', async () => {
    const turned = await imageOf({ rotation: 180, skew: 0 })
    expect((await inkedRows(turned))[0]).toBeCloseTo(0.75, 2)
    const { width, height } = await imageOf({ rotation: 90, skew: 0 })
    expect(width).toBeGreaterThan(height)
    const [first, last] = await inkedRows(await imageOf({ rotation: 0, skew: 3 }))
    expect(last - first).toBeCloseTo((20 + 500 * Math.tan((3 * Math.PI) / 180)) / 830, 1)
  })

  it('makes a scan smaller, and never larger', async () => {
    const scan = (width: number, height: number): Promise<Buffer> =>
      sharp({ create: { width, height, channels: 3, background: '#fff' } })
        .png()
        .toBuffer()
    const large = folder.write('large.png', await scan(3000, 4000))
    const small = folder.write('small.png', await scan(300, 400))
    expect(await imageOf({ rotation: 0, skew: 0 }, large)).toMatchObject({ width: 1225, height: 1633 })
    expect(await imageOf({ rotation: 0, skew: 0 }, small)).toMatchObject({ width: 300, height: 400 })
  })
})
