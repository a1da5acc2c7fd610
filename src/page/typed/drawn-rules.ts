// Rules of a typed page: the long thin strokes and filled boxes among its drawn paths, pieces of one rule put together.
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import type { Line } from '../../model/page-text.ts'
import { isRule, isThin } from '../ink/rules.ts'

/** Pieces of one rule lie on one axis within so many x-heights, and follow each other as near: table cells are each drawn round. */
const ON_AXIS = 0.12
const SEAM = 0.3
/** What stands between two level rules, and meets them, is at least so long, x-heights. */
const LEAST_UPRIGHT = 2
/** A stroke is a line's own when it ends with its words, within so many x-heights, and is no lower than so under the baseline. */
const BEYOND = 0.6
const UNDER = 0.7

/** @param boxes of what paths paint along the page's edges @param lines in the same pixels @param xHeight of the page's text */
export function drawnRules(boxes: readonly Box[], lines: readonly Line[], xHeight: number): Box[] {
  const thin = boxes.filter((box) => isThin(box, xHeight))
  const level = joinedAlong(
    thin.filter((box) => widthOf(box) >= heightOf(box) || isSpot(box, xHeight)),
    xHeight,
  )
  const upright = joinedAlong(
    thin.filter((box) => heightOf(box) > widthOf(box) || isSpot(box, xHeight)).map(flipped),
    xHeight,
  )
  const long = level.filter((box) => isRule(box, xHeight))
  const standing = upright.map(flipped).filter((box) => isRule(box, xHeight) || isOfGrid(box, long, xHeight))
  return [...long, ...standing].filter((box) => !lines.some((line) => strikes(box, line)))
}

/** Short as it is, it begins and ends at level rules: a grid of one or two rows. */
const isOfGrid = (box: Box, level: readonly Box[], xHeight: number): boolean =>
  heightOf(box) >= LEAST_UPRIGHT * xHeight &&
  [box[1], box[3]].every((y) =>
    level.some(
      (rule) =>
        Math.abs(axisOf(rule) - y) <= SEAM * xHeight &&
        rule[0] - SEAM * xHeight <= box[0] &&
        rule[2] + SEAM * xHeight >= box[2],
    ),
  )

/** The corner of a grid, drawn by itself: a piece of both its rules. */
const isSpot = (box: Box, xHeight: number): boolean => Math.max(widthOf(box), heightOf(box)) <= SEAM * xHeight

const flipped = ([left, top, right, bottom]: Box): Box => [top, left, bottom, right]
const axisOf = ([, top, , bottom]: Box): number => (top + bottom) / 2

function joinedAlong(pieces: readonly Box[], xHeight: number): Box[] {
  const bands: Box[][] = []
  for (const piece of [...pieces].sort((a, b) => axisOf(a) - axisOf(b))) {
    const band = bands.at(-1)
    if (band !== undefined && axisOf(piece) - axisOf(band[0]!) <= ON_AXIS * xHeight) band.push(piece)
    else bands.push([piece])
  }
  return bands.flatMap((band) => chained(band, SEAM * xHeight))
}

function chained(band: readonly Box[], seam: number): Box[] {
  const rules: Box[] = []
  for (const piece of [...band].sort((a, b) => a[0] - b[0])) {
    const last = rules.at(-1)
    if (last !== undefined && piece[0] - last[2] <= seam) rules[rules.length - 1] = unionOf([last, piece])
    else rules.push(piece)
  }
  return rules
}

/** Underlines, and strokes through words. */
function strikes(rule: Box, { box, baseline, xHeight }: Line): boolean {
  const under = axisOf(rule) - baseline
  const isLevel = widthOf(rule) > heightOf(rule)
  return (
    isLevel &&
    under <= UNDER * xHeight &&
    under >= box[1] - baseline &&
    rule[0] >= box[0] - BEYOND * xHeight &&
    rule[2] <= box[2] + BEYOND * xHeight
  )
}
