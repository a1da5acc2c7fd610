// Lines that are not read in one: cut where nothing is printed, and put together again.
import type { LineInput, LineOutput } from './network.ts'
import { POOL } from './network-shape.ts'

/** A cut is looked for in so much of a piece's end. */
const SEARCHED = 0.25
/** A column whose darkest pixel is lighter than this has no ink; 0 is half way between black and white. */
const BLANK = 0
/**
 * What stands further apart, pixels of the network's image, is read by itself: over so much white the network forgets where it is,
 * and the page number of a running head lost its first digit. Letters wrong in factful, wollmers, scribeocr, tesseract-test and every
 * 9th page of unlv-isri and old-books, from the third and the sixth on: 5,536 without, 5,504 with 150.
 */
const WIDE_BLANK = 150

/** The line's parts from left to right, cut in the middle of wide blanks; each but the last a whole number of steps. */
export function partsOf(line: LineInput): readonly LineInput[] {
  const parts: LineInput[] = []
  let [from, ink] = [0, 0]
  for (let x = 0; x < line.width; x++) {
    if (isBlank(line, x)) continue
    if (x - ink >= WIDE_BLANK) {
      const cut = POOL * Math.round((ink + x) / 2 / POOL)
      parts.push(pieceOf(line, from, cut))
      from = cut
    }
    ink = x + 1
  }
  return [...parts, from === 0 ? line : pieceOf(line, from, line.width)]
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

/** What was read of a line's pieces, as of one. */
export function joined(outputs: readonly LineOutput[]): LineOutput {
  const [first, ...others] = outputs
  if (others.length === 0) return first!
  const { classes, stride } = first!
  const steps = outputs.reduce((sum, output) => sum + output.steps, 0)
  const probabilities = new Float32Array(steps * stride)
  let at = 0
  for (const output of outputs) {
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

const isBlank = ({ height, data }: LineInput, x: number): boolean =>
  data.subarray(x * height, (x + 1) * height).every((value) => value > BLANK)
