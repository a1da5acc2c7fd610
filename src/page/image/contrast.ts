// Contrast: an evenly lit page from an unevenly lit scan, so that one threshold parts ink from paper everywhere.
import type { GrayImage } from '../../engines/ports.ts'
import { grayLevels } from '../ink/gray-levels.ts'
import { findDarkGrounds, type Tiles } from './dark-grounds.ts'

/** Tiles in which the paper's gray is taken, inches; larger than a letter, smaller than a shadow. */
const TILE_INCHES = 0.2
/** Of a tile's pixels this share is darker than its paper: text covers less than a fifth of a page. */
const PAPER_RANK = 0.8
/** Of a tile with type on it more pixels than this are its type's. */
const LIGHT_RANK = 0.98
const DARK_RANK = 0.03
/** A tenth of a page's tiles at least is lit well. */
const LIT_RANK = 0.9
/** Paper becomes this gray; darker paper (a photograph) is not lifted. */
const WHITE = 250
const DARKEST_PAPER = 110
/** A page is bilevel, and left as it is, when this share of its pixels is black or white. */
const BILEVEL_SHARE = 0.97
/** Paper that varies by less than this many levels is even enough. */
const MIN_VARIATION = 6

/** The image divided by its paper's gray, tile by tile, smoothly between them. @param dpi pixels an inch */
export function evenContrast(image: GrayImage, dpi: number): GrayImage {
  if (isBilevel(image)) return image
  const size = Math.max(16, Math.round(TILE_INCHES * dpi))
  const [columns, rows] = [Math.ceil(image.width / size), Math.ceil(image.height / size)]
  const paper = paperOf(tilesOf(image, size, columns, rows))
  const sorted = Float32Array.from(paper).sort()
  const [low, high] = [sorted[Math.floor(0.05 * sorted.length)]!, sorted[Math.floor(0.95 * (sorted.length - 1))]!]
  if (high - low < MIN_VARIATION && high > 240) return image
  return lifted(image, size, { columns, rows, grays: paper })
}

export function isBilevel(image: GrayImage): boolean {
  const levels = grayLevels(image)
  let extreme = 0
  for (let level = 0; level < 8; level++) extreme += levels[level]! + levels[255 - level]!
  return extreme >= BILEVEL_SHARE * image.data.length
}

/** The paper's gray in the middle of each tile, row by row. */
interface Paper {
  readonly columns: number
  readonly rows: number
  readonly grays: Float32Array
}

/** Between tiles paper is reckoned in whole numbers, ONE a level; its gain is looked up by GAIN_STEPS a level. */
const ONE = 1 << 16
const GAIN_STEPS = 16
const STEP_SHIFT = 12
/** What paper of each gray is multiplied by to become white, ONE for once. */
const GAINS = Int32Array.from({ length: 256 * GAIN_STEPS }, (_, step) => Math.round((ONE * WHITE * GAIN_STEPS) / step))

/** Each pixel brought up as the paper under it, taken between the middles of the four tiles around it, has to be. */
function lifted(image: GrayImage, size: number, { columns, rows, grays }: Paper): GrayImage {
  const { width, height, data: gray } = image
  const data = new Uint8Array(gray.length)
  const line = new Int32Array(columns + 2)
  for (let y = 0; y < height; y++) {
    const v = Math.min(rows - 1, Math.max(0, (y + 0.5) / size - 0.5))
    const top = Math.floor(v)
    const [upper, lower] = [top * columns, Math.min(rows - 1, top + 1) * columns]
    for (let column = 0; column < columns; column++) {
      const paper = grays[upper + column]! * (1 - v + top) + grays[lower + column]! * (v - top)
      line[column + 1] = Math.round(ONE * paper)
    }
    line[0] = line[1]!
    line[columns + 1] = line[columns]!
    liftRow(gray.subarray(y * width, (y + 1) * width), data.subarray(y * width, (y + 1) * width), size, line)
  }
  return { width, height, data }
}

/** @param line paper in the tiles' middles, and half a tile beyond the first and last as there */
function liftRow(gray: Uint8Array, data: Uint8Array, size: number, line: Int32Array): void {
  const half = size >> 1
  for (let tile = 0, x = 0; x < gray.length; tile++) {
    const end = Math.min(gray.length, half + tile * size)
    const step = Math.round((line[tile + 1]! - line[tile]!) / size)
    let paper = line[tile]! + step * (x - half - (tile - 1) * size)
    for (; x < end; x++, paper += step) {
      const value = (gray[x]! * GAINS[paper >> STEP_SHIFT]!) >>> 16
      data[x] = value > 255 ? 255 : value
    }
  }
}

/** Paper's gray tile by tile; under dark grounds with light type that of the page where it is lit, so that they stay dark. */
function paperOf(tiles: Tiles & { readonly papers: Float32Array }): Float32Array {
  const { papers } = tiles
  const lit = Float32Array.from(papers).sort()[Math.floor(LIT_RANK * (papers.length - 1))]!
  const dark = findDarkGrounds(tiles, lit)
  return papers.map((paper, at) => Math.max(DARKEST_PAPER, dark[at] === 1 ? lit : paper))
}

function tilesOf(image: GrayImage, size: number, columns: number, rows: number) {
  const grays = (): Float32Array => new Float32Array(columns * rows)
  const tiles = { columns, rows, papers: grays(), grounds: grays(), lightest: grays(), darkest: grays() }
  const histogram = new Uint32Array(256)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      histogram.fill(0)
      const [right, bottom] = [Math.min(image.width, (column + 1) * size), Math.min(image.height, (row + 1) * size)]
      let count = 0
      for (let y = row * size; y < bottom; y += 2) {
        for (let x = column * size; x < right; x += 2, count++) histogram[image.data[y * image.width + x]!]! += 1
      }
      const at = row * columns + column
      tiles.papers[at] = rankOf(histogram, PAPER_RANK * count)
      tiles.grounds[at] = rankOf(histogram, count / 2)
      tiles.lightest[at] = rankOf(histogram, LIGHT_RANK * count)
      tiles.darkest[at] = rankOf(histogram, DARK_RANK * count)
    }
  }
  return tiles
}

function rankOf(histogram: Uint32Array, rank: number): number {
  let sum = 0
  for (let level = 0; level < 256; level++) {
    sum += histogram[level]!
    if (sum >= rank) return level
  }
  return 255
}
