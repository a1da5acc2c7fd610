import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, inverse, type Matrix } from '../../src/engines/pdf/matrix.ts'
import type { Box } from '../../src/model/geometry.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { boxOnPage } from '../../src/page/image/frame.ts'
import { textOverlays, uprightToShown } from '../../src/render/text-overlay.ts'
import { documentOf } from './document.ts'
import { pageOf } from './page.ts'

const at = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]
const overlayOf = (page: PageText) => textOverlays({ nodes: [] }, [page])[0]!

const sheets = fc.record({
  width: fc.integer({ min: 50, max: 6000 }),
  height: fc.integer({ min: 50, max: 6000 }),
  rotation: fc.constantFrom(0, 90, 180, 270),
  /** The page's box in user space and how the file turns it. */
  left: fc.integer({ min: -500, max: 500 }),
  bottom: fc.integer({ min: -500, max: 500 }),
  rotate: fc.constantFrom(0, 90, 180, 270),
  unit: fc.constantFrom(1, 2.5),
})

/** Point of the page as shown (sides of 1, origin top-left) → user space, as ISO 32000-1 tells it: for a page 300 × 500. */
function inUserSpace(x: number, y: number, left: number, bottom: number, rotate: number): [number, number] {
  const [across, up] = { 0: [x, 1 - y], 90: [y, x], 180: [1 - x, y], 270: [1 - y, 1 - x] }[rotate]!
  return [left + 300 * across!, bottom + 500 * up!]
}

/** Point of the raster as shown, pixels → the upright page: a clockwise quarter turn takes (x, y) to (height − y, x). */
function upright(x: number, y: number, width: number, height: number, turns: number): [number, number] {
  return turns === 0 ? [x, y] : upright(height - y, x, height, width, turns - 1)
}

describe('a text overlay', () => {
  it('takes every point of the page to user space and back within half a pixel, whatever the turns and boxes', () => {
    fc.assert(
      fc.property(
        sheets,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sheet, x, y) => {
          const { rotation, left, bottom, rotate } = sheet
          const [shownWidth, shownHeight] =
            rotation % 180 === 0 ? [sheet.width, sheet.height] : [sheet.height, sheet.width]
          const toPage = uprightToShown({ ...sheet, rotation: rotation as PageText['rotation'] })
          const corners = [
            [0, 0],
            [1, 0],
            [0, 1],
          ].map(([u, v]) => inUserSpace(u!, v!, left, bottom, rotate))
          const [[ex, ey], [ax, ay], [cx, cy]] = corners as [[number, number], [number, number], [number, number]]
          const toUser = concat([ax - ex, ay - ey, cx - ex, cy - ey, ex, ey], toPage)
          const [u, v] = upright(x * shownWidth, y * shownHeight, shownWidth, shownHeight, rotation / 90)
          const expected = inUserSpace(x, y, left, bottom, rotate)
          const found = at(toUser, u, v)
          for (const axis of [0, 1]) expect(found[axis]).toBeCloseTo(expected[axis]!, 6)
          const back = at(inverse(toUser), ...found)
          expect(Math.hypot(back[0] - u, back[1] - v)).toBeLessThan(0.5)
        },
      ),
    )
  })

  it('has each word where it is, on the baseline of its line, whatever the skew', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (skew) => {
        const page = pageOf([['one', 'two', 'three', 'four']])
        const size = { width: page.width, height: page.height }
        const turned = (box: Box): Box => boxOnPage(box, { upright: size, straight: size, scale: 1, skew })
        const [line] = page.lines
        const box = turned(line!.box)
        const words = line!.words.map((word) => ({ ...word, box: turned(word.box) }))
        const askew = { ...page, skew, lines: [{ ...line!, words, box, baseline: box[3] - 10 }] }
        for (const [index, word] of overlayOf(askew).lines[0]!.words.entries()) {
          const [left, , right, bottom] = words[index]!.box
          expect(Math.abs(word.left - left)).toBeLessThan(0.5)
          expect(Math.abs(word.right - right)).toBeLessThan(0.5)
          expect(Math.abs(word.baseline - (bottom - 10))).toBeLessThan(0.5)
        }
      }),
    )
  })

  it('is made of pages with words only, and tells where these come from', () => {
    const page = pageOf([['one']])
    const pages: PageText[] = [page, { ...page, page: 2, textSource: 'text-layer' }, { ...page, page: 3, lines: [] }]
    expect(textOverlays({ nodes: [] }, pages).map(({ page, of }) => [page, of])).toEqual([
      [1, 'ocr'],
      [2, 'text-layer'],
    ])
  })

  it('lays over a page of two sources what was recognized, and tells all of it', () => {
    const page = pageOf([['typed'], ['read']])
    const sources = ['text-layer', 'ocr'] as const
    const lines = page.lines.map((line, at) => ({ ...line, textSource: sources[at]! }))
    const overlays = textOverlays({ nodes: [] }, [{ ...page, lines }])
    const said = overlays.map(({ of, lines: own }) => [
      of,
      ...own.flatMap(({ words }) => words.map(({ text }) => text)),
    ])
    expect(said).toEqual([
      ['ocr', 'read'],
      ['text-layer', 'typed', 'read'],
    ])
  })

  it('has the lines in the document’s order, furniture and all', () => {
    const page = pageOf([['79'], ['Second'], ['First']])
    const { nodes } = documentOf([
      { label: 'paragraph', text: 'First', sources: [{ page: 1, box: [100, 300, 190, 340], lines: 1 }] },
      { label: 'paragraph', text: 'Second', sources: [{ page: 1, box: [100, 200, 190, 240], lines: 1 }] },
      {
        label: 'page_number',
        layer: 'furniture',
        text: '79',
        sources: [{ page: 1, box: [100, 100, 190, 140], lines: 1 }],
      },
    ])
    const [overlay] = textOverlays({ nodes }, [page])
    expect(overlay!.lines.map(({ words }) => words[0]!.text)).toEqual(['First', 'Second', '79'])
  })

  it('keeps a space between words whose boxes overlap', () => {
    const page = pageOf([['under', 'lined']])
    const [line] = page.lines
    const words = line!.words.map((word, index) => (index === 0 ? { ...word, box: [100, 100, 220, 140] as Box } : word))
    const overlay = overlayOf({ ...page, lines: [{ ...line!, words }] })
    const [first, second] = overlay.lines[0]!.words
    expect(second!.left - first!.right).toBeGreaterThanOrEqual(0.2 * overlay.lines[0]!.size - 0.02)
    expect(first!.left).toBe(100)
    expect(second!.right).toBe(290)
  })
})
