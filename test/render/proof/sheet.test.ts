import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { boxOnPage } from '../../../src/page/image/frame.ts'
import { sheetOf } from '../../../src/render/proof/sheet.ts'

describe('sheetOf', () => {
  it('leaves a straight page as it is, and gives one without size a sheet', () => {
    const { width, height, onSheet } = sheetOf({ width: 300, height: 400 }, 0)
    expect([width, height, onSheet([10, 20, 30, 40])]).toEqual([300, 400, [10, 20, 30, 40]])
    expect(sheetOf({ width: 0, height: 0 }, 0)).toMatchObject({ width: 827, height: 1169 })
  })

  it('takes back what the page stage does to boxes of a page askew', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 1400 }))
    fc.assert(
      fc.property(place, fc.double({ min: -5, max: 5, noNaN: true }), ([x, y], skew) => {
        const upright = { width: 1000, height: 1500 }
        const { width, height, onSheet } = sheetOf(upright, skew)
        const box: Box = [x, y, x + 60, y + 20]
        const back = onSheet(boxOnPage(box, { upright, straight: { width, height }, scale: 1, skew }))
        for (const [index, value] of back.entries()) expect(Math.abs(value - box[index]!)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
