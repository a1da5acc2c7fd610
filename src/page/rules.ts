// Ruled lines: the long thin blobs of ink that part columns, tables and footnotes.
import { type Box, heightOf, widthOf } from '../model/geometry.ts'
import type { InkBlob } from './ink.ts'

/** A rule is at least so long and at most so thick, in x-heights: a dash is 2 long, a stroke of large type as thick as it is long. */
const LEAST_LENGTH = 7
const MOST_THICKNESS = 0.45

/** Boxes of the rules among the blobs, horizontal and vertical. @param xHeight of the page's text, in the blobs' pixels */
export function findRules(blobs: readonly InkBlob[], xHeight: number): Box[] {
  return blobs.map(({ box }) => box).filter((box) => isRule(box, xHeight))
}

export const isRule = (box: Box, xHeight: number): boolean =>
  Math.max(widthOf(box), heightOf(box)) >= LEAST_LENGTH * xHeight && isThin(box, xHeight)

export const isThin = (box: Box, xHeight: number): boolean =>
  Math.min(widthOf(box), heightOf(box)) <= MOST_THICKNESS * xHeight
