// Line measures: where a recognized line's baseline runs, how far ink rises above it, and how large its type is.
import type { RecognizedLine } from '../../engines/ports.ts'
import type { Box } from '../../model/geometry.ts'

/** A line's own x-height is believed within these shares of the page's. */
const BELIEVED = [0.6, 4] as const

/** y of the baseline at x, pixels. */
export function baselineAt(x: number, { box, baseline }: RecognizedLine): number {
  const share = (x - box[0]) / Math.max(1, box[2] - box[0])
  return baseline[0] + share * (baseline[1] - baseline[0])
}

/** How far the box's foot is above the baseline, pixels. */
export const riseOf = (box: Box, line: RecognizedLine): number => baselineAt((box[0] + box[2]) / 2, line) - box[3]

/** The line's own x-height where it is believable, else the page's, pixels. */
export const xHeightOf = ({ xHeight }: RecognizedLine, pageXHeight: number): number =>
  xHeight > BELIEVED[0] * pageXHeight && xHeight < BELIEVED[1] * pageXHeight ? xHeight : pageXHeight
