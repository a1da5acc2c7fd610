// Point ink: the ink that stands for a stop, a comma or the lower part of a semicolon, and how far its tail reaches.
import type { RecognizedLine } from '../../engines/ports.ts'
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import type { BlobIndex } from '../ink/blob-index.ts'
import { baselineAt, riseOf } from './line-measures.ts'

/** A point's blob is no larger, begins no higher above the baseline and ends no higher above it; x-heights. */
const MOST_HEIGHT = 0.85
const MOST_WIDTH = 0.5
const MOST_TOP = 0.6
const MOST_RISE = 0.3
/** It hangs no lower, and lies no further beside where its sign was read. */
const MOST_DEPTH = 0.8
const BESIDE = 0.12

/** The blob nearest to the middle of where a point was read; null where there is none. @param xHeight the line's, pixels */
export function pointInkOf([left, , right]: Box, line: RecognizedLine, blobs: BlobIndex, xHeight: number): Box | null {
  const middle = (left + right) / 2
  const baseline = baselineAt(middle, line)
  const around: Box = [
    left - BESIDE * xHeight,
    baseline - MOST_TOP * xHeight,
    right + BESIDE * xHeight,
    baseline + MOST_DEPTH * xHeight,
  ]
  const isPoint = (box: Box): boolean =>
    heightOf(box) <= MOST_HEIGHT * xHeight &&
    widthOf(box) <= MOST_WIDTH * xHeight &&
    box[1] >= around[1] &&
    riseOf(box, line) <= MOST_RISE * xHeight
  const away = (box: Box): number => Math.abs((box[0] + box[2]) / 2 - middle)
  return blobs
    .within(around, 0)
    .map(({ box }) => box)
    .filter(isPoint)
    .reduce<Box | null>((best, box) => (best === null || away(box) < away(best) ? box : best), null)
}

/** A point's height and its depth below the baseline together, x-heights: of stops 0.2, of commas 0.7. */
export const reachOf = (box: Box, line: RecognizedLine, xHeight: number): number =>
  (heightOf(box) - riseOf(box, line)) / xHeight
