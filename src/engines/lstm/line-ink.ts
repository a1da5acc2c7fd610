// The ink of one line: which columns and rows of its band are dark, so that words and letters get the boxes of their ink.
import type { Box } from '../../model/geometry.ts'
import type { GrayImage, LayoutLine } from '../ports.ts'

export interface LineInk {
  /** x of the first column on the page, and the number of columns. */
  readonly left: number
  readonly width: number
  /** Pixels of ink in each column of the band between ascenders and descenders. */
  readonly columns: Uint16Array
  /** Box of the ink between two x of the page; null where there is none. */
  boxBetween(from: number, to: number): Box | null
}

/** Only every so many pixels are asked for the line's gray levels. */
const SAMPLED = 3
/** A band is searched for ink so far beyond the line's ascent and descent, as a share of both together. */
const MARGIN = 0.12

export function inkOfLine(page: GrayImage, line: LayoutLine): LineInk {
  const margin = MARGIN * (line.ascent + line.descent)
  const left = Math.max(0, Math.floor(line.box[0]) - Math.ceil(margin))
  const right = Math.min(page.width, Math.ceil(line.box[2]) + Math.ceil(margin))
  const width = Math.max(0, right - left)
  const slope = (line.baseline[1] - line.baseline[0]) / Math.max(1, line.box[2] - line.box[0])
  const baselineAt = (x: number): number => line.baseline[0] + slope * (x - line.box[0])
  const bandAt = (x: number): readonly [number, number] => [
    Math.max(0, Math.round(baselineAt(x) - line.ascent - margin)),
    Math.min(page.height, Math.round(baselineAt(x) + line.descent + margin)),
  ]
  const threshold = thresholdIn(page, left, right, bandAt)
  const columns = new Uint16Array(width)
  const [top, bottom] = [new Int32Array(width).fill(-1), new Int32Array(width)]
  for (let x = 0; x < width; x++) {
    const [from, to] = bandAt(left + x)
    for (let y = from, at = from * page.width + left + x; y < to; y++, at += page.width) {
      if (page.data[at]! >= threshold) continue
      columns[x]! += 1
      if (top[x] === -1) top[x] = y
      bottom[x] = y + 1
    }
  }
  return {
    left,
    width,
    columns,
    boxBetween(from, to) {
      const box: [number, number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1]
      for (let x = Math.max(0, Math.floor(from) - left); x < Math.min(width, Math.ceil(to) - left); x++) {
        if (columns[x] === 0) continue
        box[0] = Math.min(box[0], left + x)
        box[1] = Math.min(box[1], top[x]!)
        box[2] = left + x + 1
        box[3] = Math.max(box[3], bottom[x]!)
      }
      return box[2] === -1 ? null : box
    },
  }
}

/** Half way between the line's dark and light: the means of the grays on either side settle it (Ridler and Calvard, 1978). */
function thresholdIn(
  { width, data }: GrayImage,
  left: number,
  right: number,
  bandAt: (x: number) => readonly [number, number],
): number {
  const histogram = new Uint32Array(256)
  for (let x = left; x < right; x += SAMPLED) {
    const [from, to] = bandAt(x)
    for (let y = from; y < to; y++) histogram[data[y * width + x]!]! += 1
  }
  let threshold = 128
  for (let round = 0; round < 8; round++) {
    const next = Math.round((meanOf(histogram, 0, threshold) + meanOf(histogram, threshold, 256)) / 2)
    if (next === threshold) break
    threshold = next
  }
  return threshold
}

/** Mean gray from one level up to another; the middle of the two where there is none. */
function meanOf(histogram: Uint32Array, from: number, to: number): number {
  let [sum, count] = [0, 0]
  for (let gray = from; gray < to; gray++) {
    sum += gray * histogram[gray]!
    count += histogram[gray]!
  }
  return count === 0 ? (from + to) / 2 : sum / count
}
