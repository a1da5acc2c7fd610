import { describe, expect, it } from 'vitest'
import { findBlobs, inkOf } from '../../src/page/ink.ts'
import { BEST_X_HEIGHT, measureXHeight, scaleFor } from '../../src/page/text-size.ts'
import { drawn, proseLines, textPage } from './text-image.ts'

/** Tinos has an x-height of 0.459 ems. */
const X_HEIGHT = 0.459
const inkAt = (fontSize: number) =>
  inkOf(textPage(proseLines(12, 9), { width: 30 * fontSize, height: 22 * fontSize, fontSize }))

describe('measureXHeight', () => {
  it.each([24, 40, 60, 90])('measures type of %i pixels within a seventh', (fontSize) => {
    const measured = measureXHeight(findBlobs(inkAt(fontSize)), 300)
    expect(Math.abs(measured! / (X_HEIGHT * fontSize) - 1)).toBeLessThan(1 / 6.9)
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
  it.each([24, 90, 120])('brings type of %i pixels to the height that is read best', (fontSize) => {
    const scaled = scaleFor(inkAt(fontSize), 300) * X_HEIGHT * fontSize
    expect(scaled / BEST_X_HEIGHT).toBeGreaterThan(0.85)
    expect(scaled / BEST_X_HEIGHT).toBeLessThan(1.15)
  })

  it('leaves type alone that is about as high', () => {
    expect(scaleFor(inkAt(44), 300)).toBe(1)
    expect(scaleFor(inkAt(50), 300)).toBe(1)
  })

  it('goes by the resolution where there is too little type, within bounds', () => {
    const few = inkOf(textPage(['Annex B']))
    expect(scaleFor(few, 300)).toBe(1)
    expect(scaleFor(few, 150)).toBe(2)
    expect(scaleFor(few, 20)).toBe(3)
    expect(scaleFor(few, 4000)).toBe(0.4)
  })
})
