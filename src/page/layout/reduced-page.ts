// Reduced page: the ink of a page at the resolution at which its layout is found.
import type { GrayImage } from '../../engines/ports.ts'
import { type InkImage, inkThreshold } from '../ink.ts'

/** Rows of which the threshold is taken: every one so far apart, a quarter of the page tells what the whole does. */
const SAMPLED_ROWS = 4
/** A cell is ink when this share of its pixels is: thin strokes of bilevel scans live on, touching letters do not grow together. */
const INK_SHARE = 0.4

/** The gray level below which a pixel is ink. */
export function sampledThreshold({ width, height, data }: GrayImage): number {
  if (height < 8 * SAMPLED_ROWS) return inkThreshold({ width, height, data })
  const rows = Math.floor(height / SAMPLED_ROWS)
  const sampled = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const from = row * SAMPLED_ROWS * width
    sampled.set(data.subarray(from, from + width), row * width)
  }
  return inkThreshold({ width, height: rows, data: sampled })
}

/** Ink of the page in cells of `factor` × `factor` pixels; the last, smaller ones count as whole. */
export function reducePage(image: GrayImage, factor: number, threshold: number): InkImage {
  if (factor === 2 && image.width > 1 && image.height > 1) return halved(image, threshold)
  const [width, height] = [Math.ceil(image.width / factor), Math.ceil(image.height / factor)]
  const data = new Uint8Array(width * height)
  const counts = new Uint16Array(width)
  const enough = Math.max(1, Math.round(INK_SHARE * factor * factor))
  for (let y = 0; y < height; y++) {
    counts.fill(0)
    for (let row = y * factor; row < Math.min(image.height, (y + 1) * factor); row++)
      countRow(image, row, factor, threshold, counts)
    for (let x = 0, at = y * width; x < width; x++, at++) data[at] = counts[x]! >= enough ? 1 : 0
  }
  return { width, height, data }
}

function countRow(image: GrayImage, row: number, factor: number, threshold: number, counts: Uint16Array): void {
  let at = row * image.width
  const end = at + image.width
  for (let cell = 0; at < end; cell++) {
    const stop = Math.min(end, at + factor)
    let count = 0
    for (; at < stop; at++) if (image.data[at]! < threshold) count += 1
    counts[cell]! += count
  }
}

/** The usual case by itself, for it is the page's largest loop. An odd last row or column is left out. */
function halved(image: GrayImage, threshold: number): InkImage {
  const source = image.data
  const [width, height] = [image.width >> 1, image.height >> 1]
  const data = new Uint8Array(width * height)
  for (let y = 0, to = 0; y < height; y++) {
    let upper = 2 * y * image.width
    let lower = upper + image.width
    for (let x = 0; x < width; x++, to++, upper += 2, lower += 2) {
      // A difference below zero has its highest bit set: four comparisons without a branch.
      const count =
        ((source[upper]! - threshold) >>> 31) +
        ((source[upper + 1]! - threshold) >>> 31) +
        ((source[lower]! - threshold) >>> 31) +
        ((source[lower + 1]! - threshold) >>> 31)
      data[to] = count >> 1 === 0 ? 0 : 1
    }
  }
  return { width, height, data }
}
