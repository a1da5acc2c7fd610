// Line fit: a line's baseline, x-height, ascent and descent, from where its letters begin and end.
import type { Components } from './components.ts'

/** In pixels; the baseline is y = offset + slope × x. */
export interface LineFit {
  readonly slope: number
  readonly offset: number
  readonly xHeight: number
  readonly ascent: number
  readonly descent: number
  /** Share of the letters that stand on the baseline or hang below it as letters do, 0–1. */
  readonly regularity: number
}

/** Usual proportions of type, in x-heights. */
const CAPITAL = 1.42
const ASCENT = 1.45
const DESCENT = 0.4
/** Tall letters are so much higher than small ones: digits of old faces to ascenders of italics. */
const TALL = [1.22, 1.75] as const
/** Letters whose heights are within this share of each other are of one height. */
const SAME = 0.1
/** A line has small letters when so many of its letters, and at least two or one of three, are. */
const LEAST_SMALL = 0.14
/** Letters that differ by this share from the page's small letters are taken for small ones in short lines of one height. */
const AS_PAGE = 0.14
/** From so many letters of one height on they are capitals, whatever the page's type: tall letters are a third of all. */
const TELLING_LETTERS = 8
/** A line's own slope is believed from so many letters on, as far as it differs from the page's by no more than this. */
const OWN_SLOPE_LETTERS = 14
const MAX_OWN_SLOPE = 0.012
/** Feet so near the baseline, in x-heights, stand on it. */
const ON_BASELINE = 0.16

/**
 * @param letters components of the line that are large enough for letters, at least one
 * @param slope of the page's lines @param pageXHeight x-height of the type around, pixels
 */
export function fitLine(of: Components, letters: readonly number[], slope: number, pageXHeight: number): LineFit {
  const heights = Float64Array.from(letters, (id) => of.bottom[id]! - of.top[id]!).sort()
  const size = heights[heights.length >> 1]!
  const first = { slope, offset: usualFoot(of, letters, slope, size) }
  const line = letters.length >= OWN_SLOPE_LETTERS ? refined(of, letters, first, size) : first
  const feet = letters.map((id) => of.bottom[id]! - line.offset - line.slope * middleOf(of, id))
  const rises = letters.map((id) => line.offset + line.slope * middleOf(of, id) - of.top[id]!)
  const standing = letters.flatMap((_, at) =>
    Math.abs(feet[at]!) <= Math.max(1, ON_BASELINE * size) ? [rises[at]!] : [],
  )
  const xHeight = xHeightOf(standing.length > 0 ? standing : rises, pageXHeight)
  return {
    ...line,
    xHeight,
    ascent: ascentOf(rises, xHeight),
    descent: descentOf(feet, xHeight),
    regularity: regularityOf(feet, rises, xHeight),
  }
}

const middleOf = (of: Components, id: number): number => (of.left[id]! + of.right[id]!) / 2

/** Where most feet are, the slope taken out: the densest window of a sixth of the letters' size. */
function usualFoot(of: Components, letters: readonly number[], slope: number, size: number): number {
  const feet = Float64Array.from(letters, (id) => of.bottom[id]! - slope * middleOf(of, id)).sort()
  return densest(feet, Math.max(1, size / 6)).mean
}

/** The window of `reach` that holds most of the sorted values. */
function densest(sorted: Float64Array, reach: number): { readonly mean: number; readonly count: number } {
  let [best, from, start, sum] = [0, 0, 0, 0]
  let mean = sorted[0]!
  for (let end = 0; end < sorted.length; end++) {
    sum += sorted[end]!
    while (sorted[end]! - sorted[start]! > reach) sum -= sorted[start++]!
    if (end + 1 - start > best) [best, from, mean] = [end + 1 - start, start, sum / (end + 1 - start)]
  }
  void from
  return { mean, count: best }
}

/** Least squares over the letters that stand on the baseline found first, twice. */
function refined(
  of: Components,
  letters: readonly number[],
  first: { slope: number; offset: number },
  size: number,
): { slope: number; offset: number } {
  let line = first
  for (const reach of [0.35, 0.2]) {
    let [count, x, y, xx, xy] = [0, 0, 0, 0, 0]
    for (const id of letters) {
      const middle = middleOf(of, id)
      const foot = of.bottom[id]!
      if (Math.abs(foot - line.offset - line.slope * middle) > Math.max(1, reach * size)) continue
      count += 1
      x += middle
      y += foot
      xx += middle * middle
      xy += middle * foot
    }
    const spread = count * xx - x * x
    if (count < OWN_SLOPE_LETTERS / 2 || spread <= 0) return line
    const slope = (count * xy - x * y) / spread
    if (Math.abs(slope - first.slope) > MAX_OWN_SLOPE) return line
    line = { slope, offset: (y - slope * x) / count }
  }
  return line
}

/** @param rises how far each letter that stands on the baseline rises above it, pixels */
function xHeightOf(rises: readonly number[], pageXHeight: number): number {
  const sorted = Float64Array.from(rises).sort()
  const count = sorted.length
  const between = (from: number, to: number): number => {
    let first = 0
    while (first < count && sorted[first]! < from) first += 1
    let end = first
    while (end < count && sorted[end]! <= to) end += 1
    return end - first
  }
  let [best, score] = [0, 0]
  for (const rise of sorted) {
    const small = between(rise * (1 - SAME) - 0.5, rise * (1 + SAME) + 0.5)
    const tall = between(rise * TALL[0] + 0.5, rise * TALL[1])
    const enough =
      small >= Math.max(2, LEAST_SMALL * count) ||
      (small >= 1 && count <= 3 && Math.abs(rise / pageXHeight - 1) < AS_PAGE)
    if (enough && tall > 0 && small + tall > score) [best, score] = [rise, small + tall]
  }
  if (score >= 0.6 * count) return mean(sorted, best * (1 - SAME) - 0.5, best * (1 + SAME) + 0.5)
  const { mean: height } = densest(sorted, Math.max(1, 0.15 * sorted[count >> 1]!))
  const asPage = Math.abs(height / pageXHeight - 1) <= AS_PAGE
  return asPage && count < TELLING_LETTERS ? height : height / CAPITAL
}

function mean(sorted: Float64Array, from: number, to: number): number {
  let [sum, count] = [0, 0]
  for (const value of sorted) {
    if (value < from || value > to) continue
    sum += value
    count += 1
  }
  return sum / count
}

/** The ninth decile of the tall letters; the usual share where there are none. */
function ascentOf(rises: readonly number[], xHeight: number): number {
  const tall = rises.filter((rise) => rise > TALL[0] * xHeight && rise < 1.9 * xHeight).sort((a, b) => a - b)
  return tall.length === 0 ? ASCENT * xHeight : Math.max(1.3 * xHeight, tall[Math.floor(0.9 * (tall.length - 1))]!)
}

function descentOf(feet: readonly number[], xHeight: number): number {
  const low = feet.filter((foot) => foot > 0.2 * xHeight && foot < 0.7 * xHeight).sort((a, b) => a - b)
  return low.length === 0 ? DESCENT * xHeight : Math.max(0.25 * xHeight, low[low.length >> 1]!)
}

function regularityOf(feet: readonly number[], rises: readonly number[], xHeight: number): number {
  let regular = 0
  for (let at = 0; at < feet.length; at++) {
    const [foot, rise] = [feet[at]! / xHeight, rises[at]! / xHeight]
    const stands = Math.abs(foot) <= ON_BASELINE + 0.5 / xHeight
    const hangs = foot > 0 && foot < 0.65
    const top = Math.abs(rise - 1) < 0.2 || (rise > 1.15 && rise < 1.75)
    if ((stands || hangs) && top) regular += 1
  }
  return regular / feet.length
}
