// Reduced page: the ink of a page at the resolution at which its layout is found.
import type { GrayImage } from '../../engines/ports.ts'
import { type InkImage, inkThreshold } from '../ink/ink.ts'
import { cellsOfInk, type InkRuns } from '../ink/ink-runs.ts'

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

/**
 * Ink of the page in cells of `factor` × `factor` pixels; the last, smaller ones count as whole, but at a factor of two, where they
 * are left out.
 */
export function reducePage(ink: InkRuns, factor: number): InkImage {
  const side = factor === 2 && ink.width > 1 && ink.height > 1 ? Math.floor : Math.ceil
  const enough = Math.round(INK_SHARE * factor * factor)
  return cellsOfInk(ink, factor, enough, [side(ink.width / factor), side(ink.height / factor)])
}
