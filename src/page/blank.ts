// Blank pages: told by how few of their pixels differ from the paper.
import type { GrayImage } from '../engines/ports.ts'
import { grayLevels } from './gray-levels.ts'

/** Ink is this much darker than the paper (0–255), and a blank page has less of it than this share of its pixels. */
const INK_CONTRAST = 60
const MIN_INK_SHARE = 0.00002

/** Hardly a pixel is darker than the paper, the paper being the page's median gray. */
export function isBlank(image: GrayImage): boolean {
  const levels = grayLevels(image)
  const { length } = image.data
  let paper = 0
  for (let sum = levels[0]!; sum < length / 2; sum += levels[paper]!) paper += 1
  let ink = 0
  for (let gray = 0; gray < paper - INK_CONTRAST; gray++) ink += levels[gray]!
  // White on black has its ink above the paper.
  for (let gray = paper + INK_CONTRAST + 1; paper < 128 && gray < 256; gray++) ink += levels[gray]!
  return ink < MIN_INK_SHARE * length
}
