import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { inkOnPaper } from '../../../src/page/image/inverse.ts'
import { proseLines, textPage } from '../text-image.ts'

const PARAGRAPH = proseLines(14, 10)

const inverted = (image: GrayImage): GrayImage => ({ ...image, data: image.data.map((gray) => 255 - gray) })

/** The page on black glass that shows on all sides of it. */
function onBlack(page: GrayImage, margin: number): GrayImage {
  const [width, height] = [page.width + 2 * margin, page.height + 2 * margin]
  const data = new Uint8Array(width * height).fill(5)
  for (let y = 0; y < page.height; y++) {
    data.set(page.data.subarray(y * page.width, (y + 1) * page.width), (y + margin) * width + margin)
  }
  return { width, height, data }
}

describe('inkOnPaper', () => {
  it('turns white text on black round', () => {
    const page = textPage(PARAGRAPH)
    expect(Buffer.compare(inkOnPaper(inverted(page), 150).data, page.data)).toBe(0)
  })

  it('leaves black text on white as it is', () => {
    const page = textPage(PARAGRAPH)
    expect(inkOnPaper(page, 150)).toBe(page)
  })

  it('leaves black text on dark paper as it is', () => {
    const page = textPage(PARAGRAPH)
    const dark = { ...page, data: page.data.map((gray) => Math.round(20 + 0.4 * gray)) }
    expect(inkOnPaper(dark, 150)).toBe(dark)
  })

  it('leaves a small page on black glass as it is', () => {
    const page = textPage(PARAGRAPH)
    const scan = onBlack(page, 400)
    expect(scan.data.filter((gray) => gray < 128).length).toBeGreaterThan(0.6 * scan.data.length)
    expect(inkOnPaper(scan, 150)).toBe(scan)
  })
})
