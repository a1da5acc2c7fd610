// Raised ink: blobs of a digit's size above a line's baseline, behind a word or before a line, told from letters and quotation marks.
import type { RecognizedLine } from '../../engines/ports.ts'
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import type { BlobIndex } from '../ink/blob-index.ts'
import { riseOf, xHeightOf } from './line-measures.ts'

/*
 * A raised digit's blob, in x-heights, as ten text faces print it at 0.58 to 0.83 of the type's size: 0.74–1.32 high, 0.2–0.87 wide, its
 * foot 0.33–0.95 above the baseline. Two that touch are 1.35 wide.
 */
const HEIGHT = [0.79, 1.36] as const
const WIDTH = [0.12, 0.95] as const
const WIDEST_PAIR = 1.4
const LEAST_RISE = 0.33
const MOST_RISE = 1
/** Lower ones, such as old-style figures, end below the place of quotation marks, which are 0.5–0.76 high and end at 1.45 or above. */
const LEAST_HEIGHT = 0.56
const BELOW_QUOTES = 1.42
/** Its foot is so much above those of the letters beside it: the line's baseline may be off in tables. */
const RISE_OVER_LETTER = 0.3
const LETTER_HEIGHT = 0.6
/** A mark stands so near its word. */
const NEAR = 0.6
/** Before a line, it stands so near its first word. */
const NEAR_LINE = 1.6
/** Digits of one mark, and what is no letter of the same word: so far apart, x-heights. */
const DIGIT_GAP = 0.55
const WORD_GAP = 0.22
/** A bracket may follow at once: so high, and so narrow. */
const BRACKET = { height: 1.7, width: 0.6 } as const
/** Stops and commas: no higher and wider, their feet no higher above the baseline, and no further under the mark. */
const STOP = 0.6
const STOP_RISE = 0.25
const STOP_UNDER = 0.3
const MOST_DIGITS = 3
/** Pieces of a broken digit stand so near above one another. */
const PIECE_GAP = 0.25

/** A mark's ink on its line. */
export interface RaisedInk {
  readonly box: Box
  /** Before all else of its line. */
  readonly isAlone: boolean
  /** Whether ink of a stop or comma stands before it: a network that sees white there may read one. */
  readonly isAfterStop: boolean
}

/** Of a line, from left to right. @param blobs small ones of the page @param pageXHeight pixels */
export function raisedInkOf(line: RecognizedLine, blobs: BlobIndex, pageXHeight: number): readonly RaisedInk[] {
  const xHeight = xHeightOf(line, pageXHeight)
  const middle = (line.baseline[0] + line.baseline[1]) / 2
  const slope = Math.abs(line.baseline[1] - line.baseline[0]) / 2
  const band: Box = [
    line.box[0] - NEAR_LINE * xHeight,
    middle - slope - (MOST_RISE + HEIGHT[1] / 2) * xHeight,
    line.box[2] + (NEAR + WIDTH[1]) * xHeight,
    middle + slope + 0.5 * xHeight,
  ]
  const ink = blobs.within(band, 0).map(({ box }) => box)
  const isRaised = (box: Box): boolean => riseOf(box, line) >= LEAST_RISE * xHeight
  const raised = joined(ink.filter(isRaised), PIECE_GAP * xHeight).filter((box) => {
    const least = placeOf(box, ink, xHeight) === true ? LEAST_HEIGHT : HEIGHT[0]
    return isDigitSized(box, riseOf(box, line), xHeight, least)
  })
  if (raised.length === 0) return []
  const standing = ink.filter((box) => !isRaised(box) && heightOf(box) > 0.15 * xHeight)
  return groupsOf(raised, DIGIT_GAP * xHeight).flatMap((digits) => {
    const box = unionOf(digits)
    const isAlone = isFree(box, standing, xHeight) ? placeOf(box, ink, xHeight) : null
    return isAlone === null || digits.length > MOST_DIGITS || isRest(box, ink, xHeight)
      ? []
      : [{ box, isAlone, isAfterStop: ink.some((other) => isStopBefore(box, other, line, xHeight)) }]
  })
}

/** @param usual the least height of one that is as high as quotation marks */
function isDigitSized(box: Box, rise: number, xHeight: number, usual: number): boolean {
  const [width, height] = [widthOf(box) / xHeight, heightOf(box) / xHeight]
  const least = rise / xHeight + height <= BELOW_QUOTES ? LEAST_HEIGHT : usual
  const widest = height >= HEIGHT[0] ? WIDEST_PAIR : WIDTH[1]
  return rise <= MOST_RISE * xHeight && height >= least && height <= HEIGHT[1] && width >= WIDTH[0] && width <= widest
}

function isStopBefore(mark: Box, box: Box, line: RecognizedLine, xHeight: number): boolean {
  const middle = (box[0] + box[2]) / 2
  const isNear = middle > mark[0] - xHeight && middle < mark[0] + STOP_UNDER * xHeight
  const isSmall = Math.max(widthOf(box), heightOf(box)) <= STOP * xHeight
  return isNear && isSmall && riseOf(box, line) < STOP_RISE * xHeight
}

/** Boxes joined with those that stand above or below them: the parts of a broken digit. */
function joined(boxes: readonly Box[], gap: number): Box[] {
  const parts: Box[] = []
  for (const box of [...boxes].sort((a, b) => a[0] - b[0])) {
    const at = parts.findIndex((part) => isPieceOf(part, box, gap))
    if (at === -1) parts.push(box)
    else parts[at] = unionOf([parts[at]!, box])
  }
  return parts.sort((a, b) => a[0] - b[0])
}

const isPieceOf = (part: Box, box: Box, gap: number): boolean =>
  Math.min(part[2], box[2]) - Math.max(part[0], box[0]) > 0.5 * Math.min(widthOf(box), widthOf(part)) &&
  Math.max(part[1], box[1]) - Math.min(part[3], box[3]) < gap

function groupsOf(boxes: readonly Box[], gap: number): Box[][] {
  const groups: Box[][] = []
  for (const box of boxes) {
    const last = groups.at(-1)?.at(-1)
    if (last !== undefined && box[0] - last[2] < gap) groups.at(-1)!.push(box)
    else groups.push([box])
  }
  return groups
}

/** Whether nothing stands under it, as the dot of “?” does, or the lower part of a fraction; it stands higher than those beside it, and its word does not go on behind it. */
function isFree(box: Box, standing: readonly Box[], xHeight: number): boolean {
  const isUnder = (other: Box): boolean =>
    Math.min(other[2], box[2]) - Math.max(other[0], box[0]) > 0.4 * Math.min(widthOf(box), widthOf(other))
  const letters = standing.filter((other) => heightOf(other) > LETTER_HEIGHT * xHeight)
  const before = nearest(
    letters.filter((other) => other[2] <= box[0] + widthOf(box) / 2),
    (other) => -other[2],
  )
  const after = nearest(
    letters.filter((other) => other[0] >= box[2] - widthOf(box) / 2),
    (other) => other[0],
  )
  const isLower = (other: Box | undefined): boolean =>
    other === undefined || other[3] - box[3] >= RISE_OVER_LETTER * xHeight
  const isBracket = (other: Box): boolean =>
    heightOf(other) >= BRACKET.height * xHeight && widthOf(other) <= BRACKET.width * xHeight
  const ends = after === undefined || after[0] - box[2] >= WORD_GAP * xHeight || isBracket(after)
  return letters.length > 0 && ends && isLower(before) && isLower(after) && !standing.some(isUnder)
}

const nearest = (boxes: readonly Box[], distance: (box: Box) => number): Box | undefined =>
  boxes.reduce<Box | undefined>(
    (best, box) => (best === undefined || distance(box) < distance(best) ? box : best),
    undefined,
  )

/** Whether it goes on from a raised minus or stop, as in 10⁻³ and 10²·⁴: such an exponent is more than these digits. */
const isRest = (box: Box, ink: readonly Box[], xHeight: number): boolean =>
  ink.some(
    (other) =>
      other[2] <= box[0] + 2 &&
      box[0] - other[2] < NEAR * xHeight &&
      heightOf(other) < 0.35 * xHeight &&
      other[1] > box[1] + 0.2 * heightOf(box) &&
      other[3] <= box[3] + 1,
  )

/** Whether it stands before all else of its line, false behind a word, null where it stands by itself within the line. */
function placeOf(box: Box, ink: readonly Box[], xHeight: number): boolean | null {
  const before = ink.filter((other) => other[2] <= box[0] + 2 && heightOf(other) > 0.15 * xHeight)
  if (before.length === 0) return true
  return box[0] - Math.max(...before.map((other) => other[2])) <= NEAR * xHeight ? false : null
}
