// Text size: the height of the page's small letters, and the scale at which they are read best.
import { heightOf, widthOf } from '../../model/geometry.ts'
import type { InkBlob } from '../ink/ink.ts'

/** Fewer letters tell no size. */
const LEAST_LETTERS = 40
/** A disc of few pixels fills two thirds of its box. So do heavily inked letters, but others are not so many times as high. */
const DOT = { fill: 0.62, round: 1.5 } as const
const TIMES_DOT = 2

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
  if (letters.length < LEAST_LETTERS) return null
  const bounds = [least, most] as const
  const height = usualHeight(letters, bounds)
  const open = letters.filter((letter) => !isDot(letter))
  if (open.length < LEAST_LETTERS) return height
  const higher = usualHeight(open, bounds)
  return higher >= TIMES_DOT * height ? higher : height
}

/** Solid, and about as wide as high: dots of leaders and halftones, where they outnumber a page's letters. */
const isDot = ({ box, area }: InkBlob): boolean => {
  const [width, height] = [widthOf(box), heightOf(box)]
  return area >= DOT.fill * width * height && width <= DOT.round * height && height <= DOT.round * width
}

function usualHeight(letters: readonly InkBlob[], [least, most]: readonly [number, number]): number {
  const heights = new Float64Array(Math.ceil(most) + 2)
  // Each counts by its height: dirt is many and small.
  for (const { box } of letters) heights[heightOf(box)]! += heightOf(box)
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

/*
 * x-heights in pixels. Found on 15 corpus pages reduced to 100, 150 and 200 dpi and enlarged by 1, 1.35, 1.8 and 2.4: type
 * below 11 pixels is read with half the errors when it is brought to 14–18, larger type as well as it stands, and every
 * enlargement costs time. Type above 36 only costs time. Blobs measure up to a pixel more than the type is high.
 */
const SMALL = { below: 13, to: 16 } as const
const LARGE = { above: 36, to: 24 } as const
/** Taken for a page's x-height where nothing tells it. */
export const USUAL_X_HEIGHT = 20
const BOUNDS = [0.4, 3] as const
/** Where too few letters tell the size, the scan is taken for ordinary text at this resolution. */
const USUAL_DPI = 300

/** Factor by which to scale the page before it is recognized; 1 = leave it. @param blobs of the page's ink @param dpi pixels an inch */
export function scaleFor(blobs: readonly InkBlob[], dpi: number): number {
  const xHeight = measureXHeight(blobs, dpi)
  if (xHeight === null) return bounded(dpi < 150 || dpi > 450 ? USUAL_DPI / dpi : 1)
  if (xHeight < SMALL.below) return bounded(SMALL.to / xHeight)
  return xHeight > LARGE.above ? bounded(LARGE.to / xHeight) : 1
}

const bounded = (factor: number): number => Math.min(BOUNDS[1], Math.max(BOUNDS[0], factor))
