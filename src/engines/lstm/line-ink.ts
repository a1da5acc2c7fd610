// The ink of one line: which columns and rows of its band are dark, so that words and letters get the boxes of their ink.
import type { Box } from '../../model/geometry.ts'
import type { GrayImage, LayoutLine } from '../ports.ts'
import type { Kernel } from './kernel.ts'

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
const WHITE = 255
/** A band is searched for ink so far beyond the line's ascent and descent, as a share of both together. */
const MARGIN = 0.12

/** @param kernel whose memory nobody else uses */
export function inkOfLine(kernel: Kernel, page: GrayImage, line: LayoutLine): LineInk {
  const margin = MARGIN * (line.ascent + line.descent)
  const left = Math.max(0, Math.floor(line.box[0]) - Math.ceil(margin))
  const right = Math.min(page.width, Math.ceil(line.box[2]) + Math.ceil(margin))
  const width = Math.max(0, right - left)
  const bands = bandsOf(page, line, [left, right], margin)
  const first = Math.min(...bands.map((band) => band.from))
  const { columns, tops, bottoms } = inkIn(kernel, page, { left, width, first }, bands)
  return {
    left,
    width,
    columns,
    boxBetween(from, to) {
      const box: [number, number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1]
      for (let x = Math.max(0, Math.floor(from) - left); x < Math.min(width, Math.ceil(to) - left); x++) {
        if (columns[x] === 0) continue
        box[0] = Math.min(box[0], left + x)
        box[1] = Math.min(box[1], first + tops[x]!)
        box[2] = left + x + 1
        box[3] = Math.max(box[3], first + bottoms[x]!)
      }
      return box[2] === -1 ? null : box
    },
  }
}

interface ColumnInk {
  readonly columns: Uint16Array
  /** Rows below the bands' first, of the first dark pixel and behind the last. */
  readonly tops: Uint16Array
  readonly bottoms: Uint16Array
}

/** Columns the kernel looks at together. */
const GROUP = 16

/** The dark pixels of the bands' columns, the bands laid out in the kernel's memory, white around them. */
function inkIn(
  kernel: Kernel,
  page: GrayImage,
  { left, width, first }: { readonly left: number; readonly width: number; readonly first: number },
  bands: readonly Band[],
): ColumnInk {
  const rows = Math.max(0, Math.max(...bands.map((band) => band.to)) - first)
  const wide = Math.ceil(width / GROUP) * GROUP
  const counts = kernel.free
  const [tops, bottoms, image] = [counts + 2 * wide, counts + 4 * wide, counts + 6 * wide]
  kernel.reserve(image + wide * rows)
  const cut = new Uint8Array(kernel.memory.buffer, image, wide * rows).fill(WHITE)
  for (const band of bands)
    for (let y = band.from; y < band.to; y++) {
      const row = page.data.subarray(y * page.width + band.first, y * page.width + band.end)
      cut.set(row, (y - first) * wide + band.first - left)
    }
  kernel.inkOfColumns(image, wide, rows, thresholdIn(page, left, bands), counts, tops, bottoms)
  const found = (at: number): Uint16Array => new Uint16Array(kernel.memory.buffer, at, width).slice()
  return { columns: found(counts), tops: found(tops), bottoms: found(bottoms) }
}

/** A stretch of the line, columns `first` up to `end` of the page, in which the band has the same rows. */
interface Band {
  readonly first: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** The band between ascenders and descenders, in stretches from left to right: pixels are read faster row by row. */
function bandsOf(page: GrayImage, line: LayoutLine, [left, right]: readonly [number, number], margin: number): Band[] {
  const slope = (line.baseline[1] - line.baseline[0]) / Math.max(1, line.box[2] - line.box[0])
  const bands: { first: number; end: number; from: number; to: number }[] = []
  for (let x = left; x < right; x++) {
    const baseline = line.baseline[0] + slope * (x - line.box[0])
    const from = Math.max(0, Math.round(baseline - line.ascent - margin))
    const to = Math.min(page.height, Math.round(baseline + line.descent + margin))
    const open = bands.at(-1)
    if (open !== undefined && open.from === from && open.to === to) open.end = x + 1
    else bands.push({ first: x, end: x + 1, from, to })
  }
  return bands
}

/** Half way between the line's dark and light: the means of the grays on either side settle it (Ridler and Calvard, 1978). */
function thresholdIn({ width, data }: GrayImage, left: number, bands: readonly Band[]): number {
  const histogram = new Uint32Array(256)
  // Counted by itself, for adding to one place again and again is slow.
  let white = 0
  for (const { first, end, from, to } of bands) {
    const begin = first + ((SAMPLED - ((first - left) % SAMPLED)) % SAMPLED)
    for (let y = from; y < to; y++) {
      const stop = y * width + end
      for (let at = y * width + begin; at < stop; at += SAMPLED) {
        const gray = data[at]!
        if (gray === WHITE) white += 1
        else histogram[gray]! += 1
      }
    }
  }
  histogram[WHITE] = white
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
