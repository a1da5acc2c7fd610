// Ink: which pixels of a gray page are dark, as one byte a pixel, row by row, and reduced.
import type { GrayImage } from '../engines/ports.ts'
import type { Box } from '../model/geometry.ts'
import { grayLevels, quadsOf } from './gray-levels.ts'

/** One byte a pixel, 1 = ink, row-major. */
export interface InkImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** An 8-connected blob of ink. */
export interface InkBlob {
  readonly box: Box
  /** Pixels of ink. */
  readonly area: number
}

/**
 * The gray level that parts ink from paper best: the highest between-class variance.
 * N. Otsu, "A threshold selection method from gray-level histograms", 1979.
 * @returns 0–255; a pixel is ink when it is darker
 */
export function otsuThreshold(image: GrayImage): number {
  const { length } = image.data
  const levels = grayLevels(image)
  let sum = 0
  for (let level = 0; level < 256; level++) sum += level * levels[level]!
  let [best, threshold, count, below] = [-1, 128, 0, 0]
  for (let level = 0; level < 255; level++) {
    count += levels[level]!
    below += level * levels[level]!
    if (count === 0 || count === length) continue
    const difference = below / count - (sum - below) / (length - count)
    const variance = count * (length - count) * difference * difference
    if (variance > best) [best, threshold] = [variance, level + 1]
  }
  return threshold
}

/** Each pixel's highest bit, and its other bits, in a quad. */
const HIGH = 0x80808080 | 0
const LOW = 0x7f7f7f7f
const ONES = 0x01010101

/**
 * The pixels darker than the threshold. Four at a time: added to a pixel's low bits, what the threshold lacks of 128
 * carries into its highest bit where the pixel is as light as the threshold.
 */
export function inkOf(image: GrayImage, threshold: number = otsuThreshold(image)): InkImage {
  const { width, height, data: gray } = image
  const data = new Uint8Array(gray.length)
  const [from, to] = [quadsOf(gray), new Int32Array(data.buffer, 0, gray.length >> 2)]
  const lacks = Math.imul(threshold <= 128 ? 128 - threshold : 256 - threshold, ONES)
  // Up to 128 a highest bit makes a pixel light by itself, above only with the carry.
  const either = threshold <= 128 ? -1 : 0
  for (let at = 0; at < to.length; at++) {
    const quad = from[at]!
    const carried = ((quad & LOW) + lacks) | 0
    const light = (carried & quad) | ((carried | quad) & either)
    to[at] = (~light & HIGH) >>> 7
  }
  for (let at = 4 * to.length; at < data.length; at++) data[at] = gray[at]! < threshold ? 1 : 0
  return { width, height, data }
}

/** The stretches of ink in a row, found anew for each row in the same memory. */
export interface RowReader {
  /** Of the row read last: where each stretch starts and where it ends, by turns. */
  readonly runs: Int32Array
  /** @returns how many numbers of `runs` count, two a stretch */
  read(y: number): number
}

export function rowReader({ width, data }: InkImage): RowReader {
  const quads = quadsOf(data)
  const runs = new Int32Array(width + 2)
  const read = (y: number): number => {
    const [from, end] = [y * width, (y + 1) * width]
    let [at, count] = [from, 0]
    while (at < end) {
      // Most of a page is paper.
      if ((at & 3) === 0) while (at < end && quads[at >> 2] === 0) at += 4
      if (at >= end) break
      if (data[at] === 0) {
        at += 1
        continue
      }
      runs[count++] = at - from
      while (at < end && data[at] !== 0) at += 1
      runs[count++] = at - from
    }
    return count
  }
  return { runs, read }
}

/** Ink reduced by a whole factor: a cell is ink when at least `share` (0–1) of its pixels are. */
export function reduceInk(ink: InkImage, factor: number, share: number): InkImage {
  const [width, height] = [Math.floor(ink.width / factor), Math.floor(ink.height / factor)]
  const data = new Uint8Array(width * height)
  const { runs, read } = rowReader(ink)
  const cells = Uint32Array.from({ length: ink.width }, (_, x) => Math.floor(x / factor))
  const counts = new Uint32Array(width + 1)
  const enough = Math.max(1, share * factor * factor)
  for (let y = 0; y < height; y++) {
    counts.fill(0)
    for (let row = y * factor; row < (y + 1) * factor; row++) {
      const numbers = read(row)
      for (let run = 0; run < numbers; run += 2) {
        for (let x = runs[run]!; x < runs[run + 1]!; x++) counts[cells[x]!]! += 1
      }
    }
    for (let x = 0, to = y * width; x < width; x++, to++) if (counts[x]! >= enough) data[to] = 1
  }
  return { width, height, data }
}
