// Type size: the x-height of most of a page's type, and the reduction at which its layout is found best.
import type { Components } from './components.ts'

/** Reduced pixels: at this x-height letters still stand apart, and a page costs little time. */
const WANTED_X_HEIGHT = 10
/** Within these x-heights, reduced pixels, a page is looked at as it was reduced first. */
const GOOD_X_HEIGHTS = [7, 17] as const
const USUAL_DPI = 150
const MAX_FACTOR = 6
/** From 4 points to headlines: what could be a letter at all, inches. */
const LEAST_INCHES = 0.014
const MOST_INCHES = 0.4
const LEAST_PIXELS = 4
/** x-height of 11-point type, inches, taken for a page's where no letter tells it. */
const USUAL_INCHES = 0.068

export const firstFactor = (dpi: number): number => Math.min(MAX_FACTOR, Math.max(1, Math.round(dpi / USUAL_DPI)))

/** A better factor, or the same. @param xHeight measured at `factor` */
export function betterFactor(factor: number, xHeight: number): number {
  if (xHeight >= GOOD_X_HEIGHTS[0] && xHeight <= GOOD_X_HEIGHTS[1]) return factor
  return Math.min(MAX_FACTOR, Math.max(1, Math.round((factor * xHeight) / WANTED_X_HEIGHT)))
}

/**
 * x-height of most of the type, pixels: the highest peak of the heights of letter-like components, each counted by its
 * height, for dirt is many and small. @param dpi of the reduced page
 */
export function usualXHeight(components: Components, dpi: number): number {
  const [least, most] = [Math.max(LEAST_PIXELS, LEAST_INCHES * dpi), Math.max(12, MOST_INCHES * dpi)]
  const heights = new Float64Array(Math.ceil(most) + 2)
  let letters = 0
  for (let id = 0; id < components.count; id++) {
    const width = components.right[id]! - components.left[id]!
    const height = components.bottom[id]! - components.top[id]!
    if (height < least || height > most || width < 0.2 * height || width > 3 * height) continue
    if (components.area[id]! < 0.15 * width * height) continue
    heights[height]! += height
    letters += 1
  }
  if (letters === 0) return Math.max(LEAST_PIXELS, USUAL_INCHES * dpi)
  return peakOf(heights, Math.floor(least))
}

/** The middle of the highest peak; a window of a twelfth of the height takes in rounding and overshoot. */
function peakOf(heights: Float64Array, least: number): number {
  let [best, at] = [0, least]
  for (let height = least; height < heights.length; height++) {
    const reach = Math.max(1, Math.round(height / 12))
    let [sum, moment] = [0, 0]
    for (let near = Math.max(0, height - reach); near <= height + reach; near++) {
      sum += heights[near] ?? 0
      moment += near * (heights[near] ?? 0)
    }
    if (sum / (2 * reach + 1) > best) [best, at] = [sum / (2 * reach + 1), moment / sum]
  }
  return at
}
