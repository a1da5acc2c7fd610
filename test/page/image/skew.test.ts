import { describe, expect, it } from 'vitest'
import { drawText } from '../../../scripts/facsimiles/fonts.ts'
import { seededRandom } from '../../../scripts/facsimiles/random.ts'
import { rotateBy } from '../../../src/engines/gray-ops.ts'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { measureRows } from '../../../src/page/image/skew.ts'
import { inkImage } from '../ink-image.ts'
import { drawn, proseLines, textPage } from '../text-image.ts'

const PAGE = textPage(proseLines(26, 11), { width: 900, height: 1100, fontSize: 20 })
const skewOf = (image: GrayImage): number => measureRows(inkImage(image)).skew
const sharpnessOf = (image: GrayImage): number => measureRows(inkImage(image)).sharpness
const turned = (degrees: number): Promise<GrayImage> => rotateBy(PAGE, degrees)

/** 2000 dots of 3 × 3 pixels all over the page. */
const DOTS = drawn(600, 600, (context) => {
  const random = seededRandom(7)
  for (let index = 0; index < 2000; index++) context.fillRect(600 * random.uniform(), 600 * random.uniform(), 3, 3)
})

describe('measureRows', () => {
  it.each([-7.3, -2, -0.5, -0.13, 0, 0.2, 0.75, 1.37, 4, 9])('measures %f degrees within a tenth', async (degrees) => {
    expect(Math.abs(skewOf(await turned(degrees)) - degrees)).toBeLessThan(0.1)
  })

  it('finds no skew where there are no lines', () => {
    expect(skewOf(DOTS)).toBe(0)
    const empty = drawn(600, 600, () => {})
    expect(skewOf(empty)).toBe(0)
    expect(skewOf(textPage(['iv']))).toBe(0)
  })

  it('is not misled by a slanting rule across the page', () => {
    const ruled = drawn(900, 1100, (context) => {
      for (const [index, line] of proseLines(26, 11).entries())
        drawText(context, line, 60, 90 + 36 * index, 'regular', 20)
      context.lineWidth = 4
      context.beginPath()
      context.moveTo(0, 0)
      context.lineTo(900, 1100)
      context.stroke()
    })
    expect(Math.abs(skewOf(ruled))).toBeLessThan(0.1)
  })

  it('finds clear rows in lines of text and none without them', () => {
    expect(sharpnessOf(PAGE)).toBeGreaterThan(2)
    expect(sharpnessOf(DOTS)).toBeLessThan(1.5)
  })
})
