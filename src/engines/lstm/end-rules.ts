// End rules: upright rules of a grid that the cut of a cell's line takes in at its ends, where they are read as a 1.
import type { GrayImage } from '../ports.ts'

/** They stand within so many pixels of an end: the white around a line, and as much for a box that is roughly cut. */
const REACH = 8
/** A rule crosses so large a share of the rows; letters end at the line's height, below its upper edge or above its lower. */
const CROSSED = 0.97
/**
 * Its gray is this share of the way from the lightest of the end to the darkest, and that is a way of so many grays: a shade is none. At 0.35
 * the grain of paper passes.
 */
const INKED = 0.6
const LEAST_CONTRAST = 60

/** Makes the rules at both ends white, and what lies beyond them. Changes the image's pixels. */
export function clearEndRules(cut: GrayImage): void {
  const { width, height } = cut
  if (width < 4 * REACH || height === 0) return
  const inwards = Array.from({ length: REACH }, (_, at) => at)
  const left = lastRule(cut, inwards)
  if (left !== undefined) whiten(cut, 0, left + 2)
  const right = lastRule(
    cut,
    inwards.map((at) => width - 1 - at),
  )
  if (right !== undefined) whiten(cut, right - 1, width)
}

/** The innermost column, of those of an end from without inwards, that a rule takes. */
function lastRule(cut: GrayImage, columns: readonly number[]): number | undefined {
  const threshold = thresholdOf(cut, columns)
  return threshold === null ? undefined : columns.findLast((x) => crossings(cut, x, threshold) >= CROSSED * cut.height)
}

/** Ink is darker; null where the columns show none. */
function thresholdOf({ width, height, data }: GrayImage, columns: readonly number[]): number | null {
  let [darkest, lightest] = [255, 0]
  for (const x of columns) {
    for (let at = x, rows = height; rows > 0; at += width, rows--) {
      darkest = Math.min(darkest, data[at]!)
      lightest = Math.max(lightest, data[at]!)
    }
  }
  return lightest - darkest < LEAST_CONTRAST ? null : lightest - INKED * (lightest - darkest)
}

/** Rows in which the column, or one beside it, is inked: no rule of a scan is quite upright. */
function crossings({ width, height, data }: GrayImage, x: number, threshold: number): number {
  const [from, to] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)]
  let rows = 0
  for (let y = 0; y < height; y++) {
    const at = y * width
    if (Math.min(data[at + from]!, data[at + x]!, data[at + to]!) < threshold) rows += 1
  }
  return rows
}

function whiten({ width, height, data }: GrayImage, from: number, to: number): void {
  for (let y = 0; y < height; y++) data.fill(255, y * width + Math.max(0, from), y * width + Math.min(width, to))
}
