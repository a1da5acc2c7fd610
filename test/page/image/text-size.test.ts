import { describe, expect, it } from 'vitest'
import { drawText } from '../../../scripts/facsimiles/fonts.ts'
import { measureXHeight, scaleFor } from '../../../src/page/image/text-size.ts'
import { findBlobs } from '../../../src/page/ink/blobs.ts'
import { inkOf } from '../../../src/page/ink/ink-runs.ts'
import { drawn, proseLines, textPage } from '../text-image.ts'

/** Tinos has an x-height of 0.459 ems. */
const X_HEIGHT = 0.459
const blobsAt = (fontSize: number) =>
  findBlobs(inkOf(textPage(proseLines(12, 9), { width: 30 * fontSize, height: 22 * fontSize, fontSize })))

describe('measureXHeight', () => {
  it.each([24, 40, 60, 90])('measures type of %i pixels within a seventh', (fontSize) => {
    const measured = measureXHeight(blobsAt(fontSize), 300)
    expect(Math.abs(measured! / (X_HEIGHT * fontSize) - 1)).toBeLessThan(1 / 6.9)
  })

  it('measures the letters of a page of contents, not the dots of its leaders, which are many times as many', () => {
    const contents = drawn(2000, 1000, (context) => {
      for (const [row, title] of proseLines(12, 3).entries()) {
        drawText(context, title, 80, 90 + row * 60, 'regular', 44)
        for (let x = 900; x < 1900; x += 11) {
          context.beginPath()
          context.arc(x, 86 + row * 60, 3.5, 0, 7)
          context.fill()
        }
      }
    })
    expect(measureXHeight(findBlobs(inkOf(contents)), 300)).toBeGreaterThan(0.85 * X_HEIGHT * 44)
  })

  it('does not guess from a few letters, or from specks', () => {
    expect(measureXHeight(findBlobs(inkOf(textPage(['Annex B']))), 300)).toBeNull()
    const specks = drawn(500, 500, (context) => {
      for (let index = 0; index < 200; index++) context.fillRect((index % 20) * 25, Math.floor(index / 20) * 25, 2, 2)
    })
    expect(measureXHeight(findBlobs(inkOf(specks)), 300)).toBeNull()
  })
})

describe('scaleFor', () => {
  it.each([
    [20, 16],
    [24, 16],
    [90, 24],
    [120, 24],
  ])('brings type of %i pixels to an x-height of about %i', (fontSize, wanted) => {
    const scaled = scaleFor(blobsAt(fontSize), 300) * X_HEIGHT * fontSize
    expect(scaled / wanted).toBeGreaterThan(0.8)
    expect(scaled / wanted).toBeLessThan(1.15)
  })

  it('is not led astray by dirt that outnumbers the letters', () => {
    const page = textPage(proseLines(12, 9), { width: 1500, height: 1100, fontSize: 50 })
    const data = Uint8Array.from(page.data)
    for (let y = 20; y < 1080; y += 40)
      for (let x = 1200; x < 1480; x += 14)
        for (let row = y; row < y + 7; row++) data.fill(0, row * 1500 + x, row * 1500 + x + 6)
    expect(scaleFor(findBlobs(inkOf({ ...page, data })), 300)).toBe(1)
  })

  it('leaves type alone that is about as high', () => {
    for (const fontSize of [32, 44, 60, 72]) expect(scaleFor(blobsAt(fontSize), 300)).toBe(1)
  })

  it('goes by the resolution where there is too little type, within bounds', () => {
    const few = findBlobs(inkOf(textPage(['Annex B'])))
    expect(scaleFor(few, 300)).toBe(1)
    expect(scaleFor(few, 200)).toBe(1)
    expect(scaleFor(few, 120)).toBe(2.5)
    expect(scaleFor(few, 20)).toBe(3)
    expect(scaleFor(few, 4000)).toBe(0.4)
  })
})
