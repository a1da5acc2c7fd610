// A line of the page as the network reads it: cut out along its baseline, scaled to the network's height, contrast stretched.
import type { GrayImage, LayoutLine } from '../ports.ts'
import { clearEndRules } from './end-rules.ts'
import type { Kernel } from './kernel.ts'
import type { LineInput } from './network.ts'
import { scaledGray } from './scale-gray.ts'

/** White around the line before it is scaled, pixels of the page: as the models were trained. */
const PADDING = 4
/** Below this scale the models' training images were sharpened over 3 pixels, above over 5, and above the last not at all. */
const STRONG_REDUCTION = 0.7
const ENLARGEMENT = 1.4
/** Nor so far down. */
const FAR_REDUCTION = 0.2
const WEAKLY = { reach: 1, share: 0.2 } as const
const STRONGLY = { reach: 2, share: 0.4 } as const
/** Share of the darkest minima and lightest maxima along the middle of the line that are taken for black and white. */
const BLACK_QUANTILE = 0.25
const WHITE_QUANTILE = 0.75

/**
 * Of a digit alone on gray paper most minima are the paper's grain, and it was read as another. Where black comes out lighter
 * than the middle of the line's range, minima within this share of its lightest gray are left out.
 */
const GRAIN = 0.1

/** Which grays of the line tell its black: Tesseract's way takes the grain for strokes too. */
export type BlackFrom = 'strokes' | 'all minima'

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
 * @param kernel whose memory nobody else uses
 * @param height of the network's images, pixels
 */
export function lineInput(
  kernel: Kernel,
  page: GrayImage,
  line: LayoutLine,
  height: number,
  blackFrom: BlackFrom,
): FramedInput {
  const left = Math.floor(line.box[0]) - PADDING
  const width = Math.max(1, Math.ceil(line.box[2]) + PADDING - left)
  const tall = Math.max(2, Math.round(line.ascent + line.descent) + 2 * PADDING)
  const scale = height / tall
  const columns = Math.max(1, Math.round(width * scale))
  const cut = cutOut(page, left, width, tall, topsOf(line, left, width))
  clearEndRules(cut)
  const gray = sharpened(kernel, scaledGray(kernel, cut, columns, height), scale)
  return { input: { width: columns, height, data: stretched(gray, blackFrom) }, left, scale: columns / width }
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

function cutOut(page: GrayImage, left: number, width: number, height: number, tops: readonly Stretch[]): GrayImage {
  const data = new Uint8Array(width * height).fill(255)
  for (const { from, to, top } of tops) {
    const first = Math.max(from, -left)
    const last = Math.min(to, page.width - left)
    if (first >= last) continue
    for (let y = Math.max(0, -top); y < Math.min(height, page.height - top); y++) {
      const row = (top + y) * page.width + left
      data.set(page.data.subarray(row + first, row + last), y * width + first)
    }
  }
  return { width, height, data }
}

/** Shares as whole numbers, so that the sums are. */
const UNIT = 1 << 20
/** Bytes behind an image that the kernel may write to, and columns behind a row of sums. */
const SLACK = 16

/** Unsharp masking: each pixel moved away from the mean of its square of 2 × reach + 1; whole grays, and the border as it was. */
function sharpened(kernel: Kernel, image: GrayImage, scale: number): GrayImage {
  if (scale <= FAR_REDUCTION || scale >= ENLARGEMENT || scale === 1) return image
  const { reach, share } = scale < STRONG_REDUCTION ? WEAKLY : STRONGLY
  const { width, height, data: gray } = image
  const sums = kernel.free
  const from = sums + 2 * (width + SLACK)
  const to = from + gray.length + SLACK
  kernel.reserve(to + gray.length + SLACK)
  new Uint8Array(kernel.memory.buffer, from, gray.length).set(gray)
  const own = Math.round((1 + share) * UNIT)
  const others = Math.round((share * UNIT) / (2 * reach + 1) ** 2)
  kernel.sharpen(from, width, height, reach, own, others, sums, to)
  return { width, height, data: new Uint8Array(kernel.memory.buffer, to, gray.length) }
}

/** Gray to −127 (black) … 127 (white), by the minima and maxima that the line's middle row runs through; column after column. */
function stretched({ width, height, data: gray }: GrayImage, blackFrom: BlackFrom): Int8Array {
  const middle = gray.subarray((height >> 1) * width, ((height >> 1) + 1) * width)
  const { black, white } = blackAndWhite(middle, blackFrom)
  const contrast = white > black ? (white - black) / 2 : 1
  const levels = new Int8Array(256)
  for (let value = 0; value < 256; value++) {
    const level = Math.round(128 * ((value - black) / contrast - 1))
    levels[value] = Math.min(127, Math.max(-127, level))
  }
  const data = new Int8Array(gray.length)
  for (let x = 0, to = 0; x < width; x++)
    for (let y = 0, from = x; y < height; y++, from += width) data[to++] = levels[gray[from]!]!
  return data
}

/** @param row of whole grays */
function blackAndWhite(row: Uint8Array, blackFrom: BlackFrom): { readonly black: number; readonly white: number } {
  const minima = new Uint32Array(256)
  const maxima = new Uint32Array(256)
  for (let x = 1; x + 1 < row.length; x++) {
    const [before, here, after] = [row[x - 1]!, row[x]!, row[x + 1]!]
    if ((here < before && here <= after) || (here <= before && here < after)) minima[here]! += 1
    if ((here > before && here >= after) || (here >= before && here > after)) maxima[here]! += 1
  }
  const black = quantile(minima, BLACK_QUANTILE, 0)
  return {
    black: blackFrom === 'strokes' ? blackOfStrokes(black, minima, row) : black,
    white: quantile(maxima, WHITE_QUANTILE, 255),
  }
}

function blackOfStrokes(black: number, minima: Uint32Array, row: Uint8Array): number {
  let [darkest, lightest] = [255, 0]
  for (const gray of row) {
    if (gray < darkest) darkest = gray
    if (gray > lightest) lightest = gray
  }
  if (black <= (darkest + lightest) / 2) return black
  return quantile(minima.fill(0, Math.ceil(lightest - GRAIN * (lightest - darkest))), BLACK_QUANTILE, 0)
}

/**
 * The gray below which `share` of the counts lie, and at least one of them, between two grays where the counts say so.
 * @param otherwise the gray counted where there is none
 */
function quantile(counts: Uint32Array, share: number, otherwise: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return otherwise + 1
  const target = Math.max(1, share * total)
  let [sum, gray] = [0, 0]
  while (sum < target) sum += counts[gray++]!
  return gray - (sum - target) / counts[gray - 1]!
}
