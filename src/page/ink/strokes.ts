// Strokes: the straight stretches that a page's ink has in its rows and columns, whatever hangs on them.
import type { Box } from '../../model/geometry.ts'
import type { InkRuns } from './ink-runs.ts'

/** Scanned strokes have gaps of so many pixels, and step aside by no more. */
const BRIDGED = 2

/** A straight stretch along one row or column, from one place on it until just before another. */
interface Stretch {
  readonly line: number
  readonly from: number
  readonly until: number
}

export interface Stroke {
  readonly box: Box
  readonly isLevel: boolean
  /** Ink, spread over the stroke's length, pixels. */
  readonly thickness: number
}

/** All strokes within a part of the page that run straight for so many pixels at least, lying or standing. */
export const strokesWithin = (
  ink: InkRuns,
  part: Box,
  least: { readonly level: number; readonly upright: number },
): Stroke[] => [
  ...joined(levelStretches(ink, part, least.level)).map((stroke) => strokeOf(stroke, true)),
  ...joined(uprightStretches(ink, part, least.upright)).map((stroke) => strokeOf(stroke, false)),
]

function levelStretches({ rows, runs }: InkRuns, [left, top, right, bottom]: Box, least: number): Stretch[] {
  const found: Stretch[] = []
  for (let line = top; line < bottom; line++) {
    for (let run = rows[line]!, end = rows[line + 1]!; run < end; run += 2) {
      const from = runs[run]!
      while (run + 2 < end && runs[run + 2]! - runs[run + 1]! <= BRIDGED) run += 2
      const until = runs[run + 1]!
      if (until - from >= least && from < right && until > left) found.push({ line, from, until })
    }
  }
  return found
}

/** By the row in which each column's ink began and the one in which it was seen last. */
function uprightStretches({ rows, runs }: InkRuns, [left, top, right, bottom]: Box, least: number): Stretch[] {
  const found: Stretch[] = []
  const begun = new Int32Array(right)
  const seen = new Int32Array(right).fill(-BRIDGED - 1)
  const close = (line: number): void => {
    if (seen[line]! - begun[line]! >= least) found.push({ line, from: begun[line]!, until: seen[line]! })
  }
  for (let y = top; y < bottom; y++) {
    for (let run = rows[y]!, end = rows[y + 1]!; run < end; run += 2) {
      for (let x = Math.max(left, runs[run]!), stop = Math.min(right, runs[run + 1]!); x < stop; x++) {
        if (y - seen[x]! > BRIDGED) {
          close(x)
          begun[x] = y
        }
        seen[x] = y + 1
      }
    }
  }
  for (let x = left; x < right; x++) close(x)
  return found.sort((a, b) => a.line - b.line || a.from - b.from)
}

interface OpenStroke {
  from: number
  until: number
  first: number
  last: Stretch
  area: number
}

/** Stretches beside each other, a little aside on a slanted stroke, as one. */
function joined(stretches: readonly Stretch[]): OpenStroke[] {
  const strokes = new Set<OpenStroke>()
  let open: OpenStroke[] = []
  for (const stretch of stretches) {
    open = open.filter(({ last }) => stretch.line - last.line <= BRIDGED)
    const touched = open.filter(
      ({ last }) => last.from <= stretch.until + BRIDGED && last.until >= stretch.from - BRIDGED,
    )
    const one: OpenStroke = {
      from: Math.min(stretch.from, ...touched.map(({ from }) => from)),
      until: Math.max(stretch.until, ...touched.map(({ until }) => until)),
      first: Math.min(stretch.line, ...touched.map(({ first }) => first)),
      last: stretch,
      area: touched.reduce((sum, { area }) => sum + area, stretch.until - stretch.from),
    }
    for (const other of touched) strokes.delete(other)
    strokes.add(one)
    open = [...open.filter((other) => !touched.includes(other)), one]
  }
  return [...strokes]
}

const strokeOf = ({ from, until, first, last, area }: OpenStroke, isLevel: boolean): Stroke => ({
  box: isLevel ? [from, first, until, last.line + 1] : [first, from, last.line + 1, until],
  isLevel,
  thickness: area / (until - from),
})
