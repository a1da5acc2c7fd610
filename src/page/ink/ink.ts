// Ink: what of a gray page is dark, and in which shapes the stages hold it.
import type { GrayImage } from '../../engines/ports.ts'
import type { Box } from '../../model/geometry.ts'
import { grayLevels } from './gray-levels.ts'

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

/** Ink is darker than the paper by so many times the spread of its grain. */
const GRAINS = 4
/** A spread of more gray levels is no grain: a photograph's. */
const MOST_GRAIN = 24
/** Share of an even spread's values that lie no further above its middle than it is wide. */
const WITHIN_SPREAD = 0.84

/**
 * The gray level that parts ink from paper: the one that parts them best, unless it lies within the paper's grain, as on a
 * page of few words on grainy paper, where there is more grain than ink.
 * @returns 0–255; a pixel is ink when it is darker
 */
export function inkThreshold(image: GrayImage): number {
  const best = otsuThreshold(image)
  const levels = grayLevels(image)
  const paper = rankedGray(levels, image.data.length / 2)
  const grain = rankedGray(levels, WITHIN_SPREAD * image.data.length) - paper
  return grain > MOST_GRAIN ? best : Math.min(best, Math.max(1, paper - GRAINS * grain))
}

/** The gray that `rank` pixels are no lighter than. */
function rankedGray(levels: Uint32Array, rank: number): number {
  let [gray, sum] = [0, levels[0]!]
  while (gray < 255 && sum < rank) sum += levels[++gray]!
  return gray
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
