// Text size: the height of the page's small letters, and the scale at which they are read best.
import { findBlobs, type InkBlob, type InkImage } from './ink.ts'

/** x-height of the page in pixels: the mode of letter-like blobs' heights; null where too few blobs are letters. */
export function measureXHeight(blobs: readonly InkBlob[], dpi: number): number | null {
  // From 4 points at 150 dpi to headlines: what could be a letter at all.
  const [least, most] = [Math.max(5, 0.02 * dpi), 0.4 * dpi]
  const letters = blobs.filter(({ box: [left, top, right, bottom], area }) => {
    const [width, height] = [right - left, bottom - top]
    return (
      height >= least && height <= most && width >= 0.2 * height && width <= 3 * height && area >= 0.15 * width * height
    )
  })
  if (letters.length < 40) return null
  const heights = new Float64Array(Math.ceil(most) + 2)
  for (const { box } of letters) heights[box[3] - box[1]]! += 1
  // Small letters are the tallest peak; a window of a twelfth of the height takes in rounding and overshoot.
  let [best, at] = [0, 0]
  for (let height = Math.floor(least); height < heights.length; height++) {
    const reach = Math.max(1, Math.round(height / 12))
    let sum = 0
    for (let near = height - reach; near <= height + reach; near++) sum += heights[near] ?? 0
    if (sum / (2 * reach + 1) > best) [best, at] = [sum / (2 * reach + 1), height]
  }
  return at
}

/** The x-height, pixels, to which a page is scaled. */
export const BEST_X_HEIGHT = 20
/** Scaling within these bounds is not worth its blur. */
const KEEP = [0.8, 1.6] as const
const BOUNDS = [0.4, 3] as const
/** Where too few letters tell the size, the scan is taken for ordinary text at this resolution. */
const USUAL_DPI = 300

/** Factor by which to scale the page before it is recognized; 1 = leave it. @param ink of the page @param dpi pixels an inch */
export function scaleFor(ink: InkImage, dpi: number): number {
  const xHeight = measureXHeight(findBlobs(ink), dpi)
  const factor = xHeight === null ? USUAL_DPI / dpi : BEST_X_HEIGHT / xHeight
  if (factor >= 1 / KEEP[1] && factor <= 1 / KEEP[0]) return 1
  return Math.min(BOUNDS[1], Math.max(BOUNDS[0], factor))
}
