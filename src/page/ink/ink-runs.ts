// Ink runs: a page's ink as stretches of its rows, found once and then a small part of the page to walk through.
import type { GrayImage } from '../../engines/ports.ts'
import { grayLevels, quadsOf } from './gray-levels.ts'
import { type InkImage, inkThreshold } from './ink.ts'

/** Row y's runs are numbers rows[y] to rows[y + 1] of `runs`: where a run starts and where it ends, by turns, left to right. */
export interface InkRuns {
  readonly width: number
  readonly height: number
  readonly rows: Int32Array
  readonly runs: Int32Array
}

/** Nobody changes an image's pixels, and stages ask for one image's ink more than once. */
const found = new WeakMap<Uint8Array, { readonly threshold: number; readonly ink: InkRuns }>()

/** Ink by the threshold that parts it best from paper; found once an image. */
export function inkOf(image: GrayImage): InkRuns {
  const known = found.get(image.data)
  if (known !== undefined) return known.ink
  const threshold = inkThreshold(image)
  const ink = findRuns(image, threshold)
  found.set(image.data, { threshold, ink })
  return ink
}

/** What is darker than the threshold: the ink that was found before, where no pixel's gray lies between its threshold and this one. */
export function inkBelow(image: GrayImage, threshold: number): InkRuns {
  const known = found.get(image.data)
  if (known === undefined) return findRuns(image, threshold)
  const [low, high] = [Math.min(threshold, known.threshold), Math.max(threshold, known.threshold)]
  return grayLevels(image)
    .subarray(low, high)
    .every((count) => count === 0)
    ? known.ink
    : findRuns(image, threshold)
}

/** Numbers that the runs of most pages take no more than. */
const MANY = 1 << 18

/** Each pixel's highest bit, and its other bits, in a quad of pixels. */
const HIGH = 0x80808080 | 0
const LOW = 0x7f7f7f7f
const ONES = 0x01010101

/**
 * Runs of pixels darker than the threshold. Paper is skipped four pixels at a time: added to a pixel's low bits, what the
 * threshold lacks of 128 carries into its highest bit where the pixel is as light as the threshold.
 */
export function findRuns({ width, height, data }: GrayImage, threshold: number): InkRuns {
  const quads = quadsOf(data)
  const whole = 4 * quads.length
  const lacks = Math.imul(threshold <= 128 ? 128 - threshold : 256 - threshold, ONES)
  // Up to 128 a highest bit makes a pixel light by itself, above only with the carry.
  const either = threshold <= 128 ? -1 : 0
  const rows = new Int32Array(height + 1)
  let runs = new Int32Array(MANY)
  let count = 0
  for (let y = 0, at = 0; y < height; y++) {
    const [from, end] = [y * width, (y + 1) * width]
    if (count + width + 2 > runs.length) runs = doubled(runs, count + width + 2)
    while (at < end) {
      if ((at & 3) === 0 && at < whole) {
        const quad = quads[at >> 2]!
        const carried = ((quad & LOW) + lacks) | 0
        if ((((carried & quad) | ((carried | quad) & either)) & HIGH) === HIGH) {
          at += 4
          continue
        }
      }
      if (data[at]! >= threshold) {
        at += 1
        continue
      }
      runs[count] = at - from
      while (at < end && data[at]! < threshold) at += 1
      runs[count + 1] = at - from
      count += 2
    }
    rows[y + 1] = count
  }
  return { width, height, rows, runs: runs.subarray(0, count) }
}

function doubled(runs: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(least, 2 * runs.length))
  more.set(runs)
  return more
}

/** Ink reduced by a whole factor: a cell is ink when at least `share` (0–1) of its pixels are. What is left over at the edges is left out. */
export const reduceInk = (ink: InkRuns, factor: number, share: number): InkImage =>
  cellsOfInk(ink, factor, share * factor * factor, [Math.floor(ink.width / factor), Math.floor(ink.height / factor)])

/** Cells of `factor` × `factor` pixels, so many across and down: ink where at least `enough` pixels are, and one. */
export function cellsOfInk(
  ink: InkRuns,
  factor: number,
  enough: number,
  [width, height]: readonly [number, number],
): InkImage {
  const data = new Uint8Array(width * height)
  const cells = new Int32Array(ink.width)
  for (let x = 0; x < cells.length; x++) cells[x] = Math.floor(x / factor)
  const counts = new Int32Array(cells.length + 1)
  const least = Math.max(1, enough)
  for (let y = 0; y < height; y++) {
    const [begin, end] = [ink.rows[y * factor]!, ink.rows[Math.min(ink.height, (y + 1) * factor)]!]
    if (begin === end) continue
    counts.fill(0)
    for (let run = begin; run < end; run += 2) {
      const [start, stop] = [ink.runs[run]!, ink.runs[run + 1]!]
      const last = cells[stop - 1]!
      for (let cell = cells[start]!, from = start; cell <= last; cell++) {
        const next = cell === last ? stop : (cell + 1) * factor
        counts[cell]! += next - from
        if (cell < width && counts[cell]! >= least) data[y * width + cell] = 1
        from = next
      }
    }
  }
  return { width, height, data }
}

/** Whether a pixel is ink. */
export function isInk({ rows, runs }: InkRuns, x: number, y: number): boolean {
  let [low, high] = [rows[y]! >> 1, rows[y + 1]! >> 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[2 * middle + 1]! <= x) low = middle + 1
    else high = middle
  }
  return low < rows[y + 1]! >> 1 && runs[2 * low]! <= x
}
