// Ruled lines: the long thin strokes of ink that part columns, tables and footnotes, alone or hung together in frames and grids.
import { type Box, heightOf, holdsMiddle, unionOf, widthOf } from '../../model/geometry.ts'
import type { InkBlob } from './ink.ts'
import type { InkRuns } from './ink-runs.ts'
import { type Stroke, strokesWithin } from './strokes.ts'

/** A rule is at least so long and at most so thick, in x-heights: a dash is 2 long, a stroke of large type as thick as it is long. */
const LEAST_LENGTH = 7
const MOST_THICKNESS = 0.45
/** The frame of a grid may be so thick. */
const MOST_OF_FRAME = 0.9
/** Strokes that stand in a grid of one or two rows are at least so long, x-heights: no letter is. */
const LEAST_UPRIGHT = 4
/** Strokes end in the stroke that they meet, or so many pixels beside it. */
const MEETS = 3

/**
 * Boxes of the rules of a page, horizontal and vertical; a frame or a grid, which is one blob, has a rule for each of its strokes.
 * @param pictures whose frames and strokes part no text
 * @param xHeight of the page's text, in the ink's pixels
 */
export function findRules(
  {
    ink,
    blobs,
    pictures,
  }: { readonly ink: InkRuns; readonly blobs: readonly InkBlob[]; readonly pictures: readonly Box[] },
  xHeight: number,
): Box[] {
  const least = Math.round(LEAST_LENGTH * xHeight)
  const long = blobs.map(({ box }) => box).filter((box) => isLong(box, xHeight))
  const alone = long.filter((box) => isThin(box, xHeight))
  const upright = Math.round(LEAST_UPRIGHT * xHeight)
  const grids = long.filter((box) => Math.min(widthOf(box), heightOf(box)) >= upright)
  if (grids.length === 0) return alone
  const strokes = strokesWithin(ink, unionOf(grids), { level: least, upright }).filter(
    ({ thickness }) => thickness <= MOST_OF_FRAME * xHeight,
  )
  const hung = strokes.filter(
    (stroke) =>
      !alone.some((rule) => holds(rule, stroke.box)) &&
      !pictures.some((picture) => holdsMiddle(picture, stroke.box, 0)) &&
      grids.some((grid) => holds(grid, stroke.box)) &&
      strokes.some((other) => meet(stroke, other)),
  )
  return [...alone, ...hung.map(({ box }) => box)]
}

/** One lies and the other stands, and they touch: a long stroke that meets none is no part of a frame. */
const meet = (one: Stroke, other: Stroke): boolean =>
  one.isLevel !== other.isLevel &&
  one.box[0] <= other.box[2] + MEETS &&
  one.box[2] >= other.box[0] - MEETS &&
  one.box[1] <= other.box[3] + MEETS &&
  one.box[3] >= other.box[1] - MEETS

const holds = ([left, top, right, bottom]: Box, box: Box): boolean =>
  box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom

export const isRule = (box: Box, xHeight: number): boolean => isLong(box, xHeight) && isThin(box, xHeight)

const isLong = (box: Box, xHeight: number): boolean => Math.max(widthOf(box), heightOf(box)) >= LEAST_LENGTH * xHeight

export const isThin = (box: Box, xHeight: number): boolean =>
  Math.min(widthOf(box), heightOf(box)) <= MOST_THICKNESS * xHeight
