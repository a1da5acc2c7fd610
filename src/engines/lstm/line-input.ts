// A line of the page as the network reads it: cut out along its baseline, scaled to the network's height, contrast stretched.
import type { GrayImage, LayoutLine } from '../ports.ts'
import type { LineInput } from './network.ts'

/** White around the line before it is scaled, pixels of the page: as the models were trained. */
const PADDING = 4
/** Below this scale the models' training images were sharpened over 3 pixels, above over 5, and above the last not at all. */
const STRONG_REDUCTION = 0.7
const ENLARGEMENT = 1.4
const WEAKLY = { reach: 1, share: 0.2 } as const
const STRONGLY = { reach: 2, share: 0.4 } as const
/** Share of the darkest minima and lightest maxima along the middle of the line that are taken for black and white. */
const BLACK_QUANTILE = 0.25
const WHITE_QUANTILE = 0.75

/** From the network's pixels back to the page's. */
export interface LineFrame {
  /** x of the input's first column on the page, pixels. */
  readonly left: number
  /** Pixels of the input for one of the page. */
  readonly scale: number
}

export interface FramedInput extends LineFrame {
  readonly input: LineInput
}

/**
 * Cuts a line out of the page. What lies outside the page is white.
 * @param height of the network's images, pixels
 * @param ink dark on light, or light on dark
 */
export function lineInput(page: GrayImage, line: LayoutLine, height: number, ink: 'dark' | 'light'): FramedInput {
  const left = Math.floor(line.box[0]) - PADDING
  const width = Math.max(1, Math.ceil(line.box[2]) + PADDING - left)
  const tall = Math.max(2, Math.round(line.ascent + line.descent) + 2 * PADDING)
  const scale = height / tall
  const columns = Math.max(1, Math.round(width * scale))
  const rows = scaledDown(page, { left, width, tall, height, tops: topsOf(line, left, width) })
  const gray = scaledAcross(rows, width, columns, height)
  const sharp = sharpened(gray, columns, height, scale)
  return {
    input: { width: columns, height, data: stretched(sharp, columns, height, ink) },
    left,
    scale: columns / width,
  }
}

/** A stretch of the line, from one column of the cut to another, whose upper edge has one y. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly top: number
}

/** The cut's upper edge follows the baseline in steps of whole pixels, so that nothing is blurred. */
function topsOf(line: LayoutLine, left: number, width: number): readonly Stretch[] {
  const slope = (line.baseline[1] - line.baseline[0]) / Math.max(1, line.box[2] - line.box[0])
  const above = Math.round(line.ascent) + PADDING
  const topAt = (x: number): number => Math.round(line.baseline[0] + slope * (left + x - line.box[0])) - above
  const stretches: Stretch[] = []
  for (let from = 0; from < width; ) {
    const top = topAt(from)
    let to = from + 1
    while (to < width && topAt(to) === top) to++
    stretches.push({ from, to, top })
    from = to
  }
  return stretches
}

interface Cut {
  readonly left: number
  readonly width: number
  readonly tall: number
  readonly height: number
  readonly tops: readonly Stretch[]
}

/** `tall` rows of the page brought to `height`: means of what lies under each; row after row, 0–255. */
function scaledDown(page: GrayImage, { left, width, tall, height, tops }: Cut): Float32Array {
  const scaled = new Float32Array(width * height)
  for (const { target, source, share } of overlaps(tall, height)) {
    for (const { from, to, top } of tops)
      addRow(scaled, target * width, page, { from, to, left, y: top + source }, share)
  }
  return scaled
}

interface PageRow {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly y: number
}

function addRow(
  sums: Float32Array,
  base: number,
  page: GrayImage,
  { from, to, left, y }: PageRow,
  share: number,
): void {
  const inside = y >= 0 && y < page.height
  const first = inside ? Math.min(to, Math.max(from, -left)) : to
  const last = inside ? Math.max(first, Math.min(to, page.width - left)) : to
  const row = y * page.width + left
  for (let x = from; x < first; x++) sums[base + x]! += share * 255
  for (let x = first; x < last; x++) sums[base + x]! += share * page.data[row + x]!
  for (let x = last; x < to; x++) sums[base + x]! += share * 255
}

/** Each row's `width` values brought to `columns`. */
function scaledAcross(rows: Float32Array, width: number, columns: number, height: number): Float32Array {
  const scaled = new Float32Array(columns * height)
  for (const { target, source, share } of overlaps(width, columns)) {
    for (let y = 0; y < height; y++) scaled[y * columns + target]! += share * rows[y * width + source]!
  }
  return scaled
}

/** Which of `count` places lie under which of `wanted` that take as much room together, and with which share of it. */
function overlaps(
  count: number,
  wanted: number,
): readonly { readonly target: number; readonly source: number; readonly share: number }[] {
  const found = []
  for (let target = 0; target < wanted; target++) {
    const [from, to] = [(target * count) / wanted, ((target + 1) * count) / wanted]
    for (let source = Math.floor(from); source < Math.min(count, Math.ceil(to)); source++) {
      const share = (Math.min(to, source + 1) - Math.max(from, source)) / (to - from)
      if (share > 1e-6) found.push({ target, source, share })
    }
  }
  return found
}

/** Unsharp masking: each pixel moved away from the mean of its square; whole grays. */
function sharpened(gray: Float32Array, columns: number, height: number, scale: number): Float32Array {
  const { reach, share } = scale < STRONG_REDUCTION ? WEAKLY : STRONGLY
  const mean = scale < ENLARGEMENT ? boxMean(gray, columns, height, reach) : gray
  for (let index = 0; index < gray.length; index++) {
    const value = gray[index]!
    gray[index] = Math.min(255, Math.max(0, Math.round(value + share * (value - mean[index]!))))
  }
  return gray
}

/** Mean of each pixel's square of 2 × reach + 1, at the borders of what there is of it. */
function boxMean(gray: Float32Array, columns: number, height: number, reach: number): Float32Array {
  const mean = new Float32Array(gray.length)
  const sums = new Float32Array(columns)
  let held = 0
  for (let y = -reach; y < height; y++) {
    if (y + reach < height) held = addTo(sums, gray, (y + reach) * columns, 1, held)
    if (y - reach > 0) held = addTo(sums, gray, (y - reach - 1) * columns, -1, held)
    if (y >= 0) meanAlong(sums, mean, y * columns, reach, held)
  }
  return mean
}

function addTo(sums: Float32Array, gray: Float32Array, row: number, sign: 1 | -1, held: number): number {
  for (let x = 0; x < sums.length; x++) sums[x]! += sign * gray[row + x]!
  return held + sign
}

/** @param held rows in each of the sums */
function meanAlong(sums: Float32Array, mean: Float32Array, row: number, reach: number, held: number): void {
  const { length } = sums
  let [sum, count] = [0, 0]
  for (let x = -reach; x < length; x++) {
    if (x + reach < length) {
      sum += sums[x + reach]!
      count++
    }
    if (x - reach > 0) {
      sum -= sums[x - reach - 1]!
      count--
    }
    if (x >= 0) mean[row + x] = sum / (count * held)
  }
}

/** Gray to −127 (black) … 127 (white), by the minima and maxima that the line's middle row runs through; column after column. */
function stretched(gray: Float32Array, columns: number, height: number, ink: 'dark' | 'light'): Int8Array {
  if (ink === 'light') for (let index = 0; index < gray.length; index++) gray[index] = 255 - gray[index]!
  const { black, white } = blackAndWhite(gray.subarray((height >> 1) * columns, ((height >> 1) + 1) * columns))
  const contrast = white > black ? (white - black) / 2 : 1
  const levels = Int8Array.from({ length: 256 }, (_, value) =>
    Math.min(127, Math.max(-127, Math.round(128 * ((value - black) / contrast - 1)))),
  )
  const data = new Int8Array(gray.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < columns; x++) data[x * height + y] = levels[gray[y * columns + x]!]!
  return data
}

/** @param row of whole grays */
function blackAndWhite(row: Float32Array): { readonly black: number; readonly white: number } {
  const minima = new Uint32Array(256)
  const maxima = new Uint32Array(256)
  for (let x = 1; x + 1 < row.length; x++) {
    const [before, here, after] = [row[x - 1]!, row[x]!, row[x + 1]!]
    if ((here < before && here <= after) || (here <= before && here < after)) minima[here]! += 1
    if ((here > before && here >= after) || (here >= before && here > after)) maxima[here]! += 1
  }
  return { black: quantile(minima, BLACK_QUANTILE) ?? 0, white: quantile(maxima, WHITE_QUANTILE) ?? 255 }
}

/** The gray below which `share` of the counts lie, between two grays where the counts say so; null without counts. */
function quantile(counts: Uint32Array, share: number): number | null {
  const target = share * counts.reduce((sum, count) => sum + count, 0)
  if (target === 0) return null
  let [sum, gray] = [0, 0]
  while (sum < target) sum += counts[gray++]!
  return gray - (sum - target) / counts[gray - 1]!
}
