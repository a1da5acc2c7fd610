import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { imageRegions, shareWithin } from '../../../src/page/typed/image-regions.ts'

const PAGE = { widthPoints: 600, heightPoints: 800 }
const regions = (imageBoxes: Box[], hiddenGlyphs = 0): Box[] => imageRegions({ imageBoxes, hiddenGlyphs }, PAGE)

describe('imageRegions', () => {
  it('puts the strips of an image together', () => {
    const strips: Box[] = [
      [100, 200, 500, 230],
      [100, 260, 500, 290],
      [100, 230.5, 500, 260],
    ]
    expect(regions(strips)).toEqual([[100, 200, 500, 290]])
  })

  it('leaves out signs in a line and what lies off the page', () => {
    expect(
      regions([
        [100, 100, 110, 110],
        [50, 300, 550, 305],
        [700, 0, 900, 300],
      ]),
    ).toEqual([])
  })

  it('leaves out a scan whose hidden text stands beside visible text', () => {
    expect(regions([[0, 0, 600, 800]], 500)).toEqual([])
    expect(regions([[0, 0, 600, 800]])).toHaveLength(1)
  })

  it('takes very many images as one', () => {
    const letters = Array.from(
      { length: 301 },
      (_, at): Box => [
        10 + 5 * (at % 100),
        10 + 9 * Math.floor(at / 100),
        13 + 5 * (at % 100),
        17 + 9 * Math.floor(at / 100),
      ],
    )
    expect(regions(letters)).toEqual([[10, 10, 508, 44]])
  })
})

describe('shareWithin', () => {
  it('is the share of the first box', () => {
    expect(shareWithin([0, 0, 10, 10], [5, 0, 100, 100])).toBeCloseTo(0.5)
    expect(shareWithin([0, 0, 10, 10], [20, 0, 100, 100])).toBe(0)
  })
})
