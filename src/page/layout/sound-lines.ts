// Sound lines: which of the lines found are type, and which are dirt, rims, pieces of rules or of drawings.
import type { Components } from './components.ts'
import { baselineAt, type TypeLine } from './type-line.ts'

/*
 * Bounds set on every other page of the corpus (160 pages, 5,400 lines that hold words and 1,300 that hold none): of lines
 * that hold words all but the shortest have some 0.5 of their letters' boxes black, feet on the baseline, and few strokes
 * without a curve.
 */
/** From so many letters on a line is taken for type unless it is plainly none; below it must look like type. */
const MANY_LETTERS = 10
/** Share of ink in the letters' boxes. */
const FILL = [0.16, 0.8] as const
const LONE_FILL = [0.2, 0.75] as const
/** A stroke: so narrow for its height, or hardly any white in its box. */
const THIN = 0.28
const SOLID = 0.85
const MAX_STROKES = 0.6
/** Share of letters whose feet and tops are where letters' are. */
const LEAST_REGULAR = 0.5
const LEAST_REGULAR_OF_MANY = 0.35
/** Heights of a few letters, x-heights of the page. */
const FEW_HEIGHTS = [0.62, 4.6] as const
const LONE_HEIGHTS = [0.62, 3] as const
/** Lines of so many letters tell how far the text reaches to either side; few letters further out, x-heights, are dirt. */
const BODY_LETTERS = 6
const FEW_LETTERS = 3
const MAX_OUTSIDE = 1.5
/** Two or three letters above or below all text, as page numbers stand, are of one height within this share, and of the page's size. */
const SAME_HEIGHT = 0.12
const NUMBER_HEIGHTS = [0.85, 2] as const
/** Strokes that are figures, as of "1,211", are so high, x-heights of the type that they stand in a row with. */
const FIGURE_HEIGHTS = [1.15, 1.9] as const
/** A letter by itself stands in a row with a line of letters no further than this away, x-heights. */
const ROW_REACH = 30

interface Looks {
  readonly fill: number
  readonly thin: number
  readonly solid: number
  /** Middling height of the letters, x-heights of the page. */
  readonly height: number
}

/** @param xHeight of the page's type */
export function soundLines(of: Components, lines: readonly TypeLine[], xHeight: number): TypeLine[] {
  const type = lines.filter((line) => line.letters.length > 1 && isType(line, looksOf(of, line, xHeight)))
  const body = type.filter((line) => line.letters.length >= BODY_LETTERS)
  const left = Math.min(...body.map((line) => line.left)) - MAX_OUTSIDE * xHeight
  const right = Math.max(...body.map((line) => line.right)) + MAX_OUTSIDE * xHeight
  return lines.filter((line) => {
    const looks = looksOf(of, line, xHeight)
    if (!isType(line, looks) && !type.some((other) => areOnes(line, looks, other, xHeight))) return false
    if (line.letters.length > FEW_LETTERS) return true
    const middle = (line.left + line.right) / 2
    const outside = body.length > 0 && (middle < left || middle > right)
    return !outside || body.some((other) => areInRow(line, other)) || isPageNumber(of, line, body, xHeight)
  })
}

function looksOf(of: Components, { letters }: TypeLine, xHeight: number): Looks {
  let [ink, boxes, thin, solid] = [0, 0, 0, 0]
  const heights = letters.map((id) => {
    const [width, height] = [of.right[id]! - of.left[id]!, of.bottom[id]! - of.top[id]!]
    ink += of.area[id]!
    boxes += width * height
    if (width < THIN * height) thin += 1
    if (of.area[id]! > SOLID * width * height) solid += 1
    return height
  })
  const height = heights.sort((a, b) => a - b)[heights.length >> 1]! / xHeight
  return { fill: ink / boxes, thin: thin / letters.length, solid: solid / letters.length, height }
}

function isType({ letters, fit }: TypeLine, { fill, thin, solid, height }: Looks): boolean {
  if (letters.length === 1) {
    return within(fill, LONE_FILL) && within(height, LONE_HEIGHTS)
  }
  if (letters.length >= MANY_LETTERS) return fit.regularity >= LEAST_REGULAR_OF_MANY && solid < MAX_STROKES
  if (!within(fill, FILL) || !within(height, FEW_HEIGHTS)) return false
  return thin < MAX_STROKES && solid < MAX_STROKES - 0.1 && fit.regularity >= LEAST_REGULAR
}

/** Strokes as high as figures in a row with type, on its baseline: a number of ones and few other figures, as in a table's cell. */
function areOnes(line: TypeLine, { height }: Looks, other: TypeLine, xHeight: number): boolean {
  const { length } = line.letters
  return (
    length > 1 &&
    length < MANY_LETTERS &&
    line.fit.regularity >= LEAST_REGULAR &&
    within((height * xHeight) / other.fit.xHeight, FIGURE_HEIGHTS) &&
    areInRow(line, other)
  )
}

function isPageNumber(
  of: Components,
  { letters, top, bottom }: TypeLine,
  body: readonly TypeLine[],
  xHeight: number,
): boolean {
  const isApart = body.every((line) => bottom < line.top) || body.every((line) => top > line.bottom)
  const heights = letters.map((id) => of.bottom[id]! - of.top[id]!)
  const [least, most] = [Math.min(...heights), Math.max(...heights)]
  return (
    isApart &&
    letters.length > 1 &&
    most - least <= Math.max(1, SAME_HEIGHT * most) &&
    within(most / xHeight, NUMBER_HEIGHTS)
  )
}

const within = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most

function areInRow(line: TypeLine, other: TypeLine): boolean {
  const { xHeight } = other.fit
  const gap = Math.max(line.left - other.right, other.left - line.right)
  const middle = (line.left + line.right) / 2
  const foot = baselineAt(line, middle)
  return gap < ROW_REACH * xHeight && Math.abs(foot - baselineAt(other, middle)) < 0.7 * xHeight
}
