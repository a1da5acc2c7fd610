// Pale pages: type hardly darker than its paper, stretched to black on white, for a recognizer takes such paper's grain for strokes.
import type { GrayImage } from '../../engines/ports.ts'
import { grayLevels } from '../ink/gray-levels.ts'
import { inkThreshold } from '../ink/ink.ts'

/** Ink is pale when its middling gray is lighter than this on a page whose paper is white: of 320 scans none with text is so pale, the palest has 162. */
const PALE_INK = 175
/** Paper is white from so many times its grain's spread below its middling gray. */
const GRAINS = 3
/** Share of an even spread's values that lie further below its middle than it is wide. */
const BELOW_SPREAD = 0.16

/** The page with black ink and white paper; the image itself where its ink is dark enough. @param image evenly lit */
export function darkenPale(image: GrayImage): GrayImage {
  const levels = grayLevels(image)
  const black = middleOf(levels.subarray(0, inkThreshold(image)), 0.5)
  if (black === null || black < PALE_INK) return image
  const paper = middleOf(levels, 0.5)!
  const white = Math.max(black + 1, paper - GRAINS * Math.max(1, paper - middleOf(levels, BELOW_SPREAD)!))
  const stretched = Uint8Array.from(levels, (_, gray) =>
    Math.min(255, Math.max(0, Math.round((255 * (gray - black)) / (white - black)))),
  )
  return { ...image, data: image.data.map((gray) => stretched[gray]!) }
}

/** The gray that a share of the counts lies no further than; null where nothing was counted. */
function middleOf(levels: Uint32Array, share: number): number | null {
  const total = levels.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let [gray, sum] = [0, levels[0]!]
  while (sum < share * total) sum += levels[++gray]!
  return gray
}
