import { describe, expect, it } from 'vitest'
import { drawText } from '../../../scripts/facsimiles/fonts.ts'
import { findDarkPanels, negativeOf } from '../../../src/page/image/dark-panels.ts'
import { drawn, proseLines, textPage } from '../text-image.ts'

const DPI = 200

/** A page of dark type with a black banner of white type across it. */
const bannered = drawn(1000, 500, (context) => {
  for (const [index, line] of proseLines(4, 8).entries()) drawText(context, line, 80, 60 + index * 36, 'regular', 22)
  context.fillRect(100, 230, 800, 60)
  context.fillStyle = 'white'
  drawText(context, 'Article Vessels Calls', 140, 270, 'regular', 26)
})

describe('findDarkPanels', () => {
  it('finds a banner with white type on it, to the pixel', () => {
    expect(findDarkPanels(bannered, DPI)).toEqual([[100, 230, 900, 290]])
  })

  it('finds none in a page of type, in a thick rule or in a solid black box', () => {
    expect(findDarkPanels(textPage(proseLines(10, 9)), DPI)).toEqual([])
    const rule = drawn(600, 400, (context) => context.fillRect(50, 100, 500, 8))
    const solid = drawn(600, 400, (context) => context.fillRect(50, 100, 300, 100))
    expect([findDarkPanels(rule, DPI), findDarkPanels(solid, DPI)]).toEqual([[], []])
  })
})

describe('findDarkPanels of toned grounds', () => {
  const toned = (ground: string, type: string) =>
    drawn(1000, 500, (context) => {
      for (const [index, line] of proseLines(4, 8).entries())
        drawText(context, line, 80, 60 + index * 36, 'regular', 22)
      context.fillStyle = ground
      context.fillRect(100, 230, 800, 60)
      context.fillStyle = type
      drawText(context, 'Article Vessels Calls', 140, 270, 'regular', 26)
    })

  it.each(['#444', '#777', '#aaa'])('finds white type on %s', (ground) => {
    expect(findDarkPanels(toned(ground, 'white'), DPI)).toEqual([[100, 230, 900, 290]])
  })

  it('finds none where dark type stands on a shaded ground', () => {
    expect(findDarkPanels(toned('#aaa', 'black'), DPI)).toEqual([])
  })
})

describe('negativeOf', () => {
  it('shows the type of a panel dark on light', () => {
    const { width, height, data } = negativeOf(bannered, [100, 230, 900, 290])
    expect([width, height]).toEqual([800, 60])
    expect(data[0]).toBe(255)
    const dark = data.filter((gray) => gray < 100).length
    expect(dark).toBeGreaterThan(1000)
    expect(dark).toBeLessThan(0.2 * data.length)
  })
})
