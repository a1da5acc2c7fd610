import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { removeBorders } from '../../../src/page/image/border.ts'
import { findRuns } from '../../../src/page/ink/ink-runs.ts'
import { drawn, proseLines, textPage } from '../text-image.ts'

const DPI = 150
const cleaned = (image: GrayImage): GrayImage => removeBorders(image, findRuns(image, 128), DPI)
const inkIn = ({ width, data }: GrayImage, [left, top, right, bottom]: readonly number[]): number => {
  let count = 0
  for (let y = top!; y < bottom!; y++) for (let x = left!; x < right!; x++) if (data[y * width + x]! < 128) count += 1
  return count
}
const TEXT = textPage(proseLines(14, 9))
const TEXT_AREA = [80, 60, 990, 660] as const

/** The page of text with black boxes over it. */
function withBlack(...boxes: readonly (readonly [number, number, number, number])[]): GrayImage {
  const black = drawn(TEXT.width, TEXT.height, (context) => {
    for (const [left, top, right, bottom] of boxes) context.fillRect(left, top, right - left, bottom - top)
  })
  return { ...TEXT, data: TEXT.data.map((gray, at) => Math.min(gray, black.data[at]!)) }
}

describe('removeBorders', () => {
  it.each([
    ['left', [0, 0, 40, 700]],
    ['top', [0, 0, 1000, 40]],
    ['bottom, for a part of it', [300, 680, 700, 700]],
  ] as const)('makes a border on the %s white and leaves the text', (_, border) => {
    const page = cleaned(withBlack(border))
    expect(inkIn(page, border)).toBe(0)
    expect(inkIn(page, TEXT_AREA)).toBe(inkIn(TEXT, TEXT_AREA))
  })

  it('follows a ragged border inwards', () => {
    const page = cleaned(withBlack([0, 0, 30, 700], [30, 200, 60, 300]))
    expect(inkIn(page, [0, 0, 62, 700])).toBe(0)
  })

  it('leaves a page without borders as it is', () => {
    expect(cleaned(TEXT)).toBe(TEXT)
  })

  it('leaves black that does not reach an edge, and marks too short for a border', () => {
    const inside = withBlack([10, 300, 60, 400])
    expect(cleaned(inside)).toBe(inside)
    const short = withBlack([0, 300, 30, 330])
    expect(cleaned(short)).toBe(short)
  })
})
