// Blank pages: told by how few of their pixels differ from the paper; and pages that may be blank, or hold faint type.
import type { GrayImage } from '../../engines/ports.ts'
import { grayLevels } from '../ink/gray-levels.ts'
import { inkThreshold } from '../ink/ink.ts'

/** Ink is this much darker than the paper (0–255), and a blank page has less of it than this share of its pixels. */
const INK_CONTRAST = 60
const MIN_INK_SHARE = 0.00002

/** Faint type is so much darker than its paper, and takes between these shares of a page: more is a shade, less is dirt. */
const FAINT_CONTRAST = 20
const FAINT_SHARE = [0.001, 0.2] as const

/** Hardly a pixel is darker than the paper, the paper being the page's median gray. */
export function isBlank(image: GrayImage): boolean {
  const levels = grayLevels(image)
  const { length } = image.data
  const paper = paperOf(levels, length)
  let ink = 0
  for (let gray = 0; gray < paper - INK_CONTRAST; gray++) ink += levels[gray]!
  // White on black has its ink above the paper.
  for (let gray = paper + INK_CONTRAST + 1; paper < 128 && gray < 256; gray++) ink += levels[gray]!
  return ink < MIN_INK_SHARE * length
}

/** Whether a page that is blank by its grays shows so much of something faint, beyond the paper's grain, that it may be type. */
export function maySayFaintly(image: GrayImage): boolean {
  const levels = grayLevels(image)
  const { length } = image.data
  const threshold = Math.min(inkThreshold(image), paperOf(levels, length) - FAINT_CONTRAST)
  const ink = levels.subarray(0, Math.max(0, threshold)).reduce((sum, count) => sum + count, 0)
  return ink >= FAINT_SHARE[0] * length && ink <= FAINT_SHARE[1] * length
}

/** The median gray. */
function paperOf(levels: Uint32Array, length: number): number {
  let paper = 0
  for (let sum = levels[0]!; sum < length / 2; sum += levels[paper]!) paper += 1
  return paper
}
