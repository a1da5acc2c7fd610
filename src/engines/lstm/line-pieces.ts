// Lines that are not read in one: cut where nothing is printed, and put together again.
import type { LineInput, LineOutput } from './network.ts'
import { POOL } from './network-shape.ts'

/** A cut is looked for in so much of a piece's end. */
const SEARCHED = 0.25
/** A column whose darkest pixel is lighter than this has no ink; 0 is half way between black and white. */
const BLANK = 0
/**
 * What stands further apart, pixels of the network's image, is read by itself: over so much white the network forgets where it is,
 * and the page number of a running head lost a digit, or gained a dash. Letters wrong in old-books and the small sets: 3,634 where
 * all of the white was read; 3,548 where as much is left beside a part as a line has at its ends, and up to 3,558 with 24. From 70
 * to 250 between parts made no difference.
 */
const WIDE_BLANK = 150
const MARGIN = 6

/** A part of a line that is read by itself. */
export interface LinePart {
  readonly input: LineInput
  /** Blank steps of the line before it that are not read. */
  readonly skipped: number
}

/** The line's parts from left to right, without the middle of wide blanks; each but the last a whole number of steps. */
export function partsOf(line: LineInput): readonly LinePart[] {
  const parts: LinePart[] = []
  let [from, skipped, ink] = [0, 0, 0]
  for (let x = 0; x < line.width; x++) {
    if (isBlank(line, x)) continue
    if (x - ink >= WIDE_BLANK) {
      const to = POOL * Math.ceil((ink + MARGIN) / POOL)
      parts.push({ input: pieceOf(line, from, to), skipped })
      from = POOL * Math.floor((x - MARGIN) / POOL)
      skipped = (from - to) / POOL
    }
    ink = x + 1
  }
  return [...parts, { input: from === 0 ? line : pieceOf(line, from, line.width), skipped }]
}

/** The line's pieces from left to right, each but the last a whole number of steps. @param most steps of a piece */
export function piecesOf(line: LineInput, most: number): readonly LineInput[] {
  const pieces: LineInput[] = []
  let from = 0
  while (line.width - from > most * POOL) {
    const to = cutWithin(line, from + Math.ceil(most * (1 - SEARCHED)) * POOL, from + most * POOL)
    pieces.push(pieceOf(line, from, to))
    from = to
  }
  return [...pieces, from === 0 ? line : pieceOf(line, from, line.width)]
}

/** The class of the space, in every model (`recoder.ts`). */
const SPACE = 0

/** What was read of a piece, and the blank steps before it that were not. */
export interface PieceOutput {
  readonly output: LineOutput
  readonly skipped: number
}

/** What was read of a line's pieces, as of one: over what was skipped there is a space, and else nothing. @param nothing its class */
export function joined(pieces: readonly PieceOutput[], nothing: number): LineOutput {
  const [first, ...others] = pieces
  if (others.length === 0) return first!.output
  const { classes, stride } = first!.output
  const steps = pieces.reduce((sum, { output, skipped }) => sum + skipped + output.steps, 0)
  const probabilities = new Float32Array(steps * stride)
  let at = 0
  for (const { output, skipped } of pieces) {
    for (let step = 0; step < skipped; step++, at += stride)
      probabilities[at + (step === skipped >> 1 ? SPACE : nothing)] = 1
    probabilities.set(output.probabilities, at)
    at += output.probabilities.length
  }
  return { steps, classes, probabilities, stride }
}

const pieceOf = ({ height, data }: LineInput, from: number, to: number): LineInput => ({
  width: to - from,
  height,
  data: data.subarray(from * height, to * height),
})

/** The middle of the widest blank between two columns, at the end of a step; the last column where there is none. */
function cutWithin(line: LineInput, from: number, to: number): number {
  let [widest, cut, blank] = [0, to, 0]
  for (let x = from; x < to; x++) {
    blank = isBlank(line, x) ? blank + 1 : 0
    if (blank > widest) [widest, cut] = [blank, x + 1 - Math.floor(blank / 2)]
  }
  return cut === to ? to : from + POOL * Math.max(0, Math.round((cut - from) / POOL))
}

function isBlank({ height, data }: LineInput, x: number): boolean {
  for (let at = x * height, end = at + height; at < end; at++) if (data[at]! <= BLANK) return false
  return true
}
