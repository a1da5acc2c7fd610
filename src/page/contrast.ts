// Contrast: an evenly lit page from an unevenly lit scan, so that one threshold parts ink from paper everywhere.
import type { GrayImage } from '../engines/ports.ts'

/** Tiles in which the paper's gray is taken, inches; larger than a letter, smaller than a shadow. */
const TILE_INCHES = 0.2
/** Of a tile's pixels this share is darker than its paper: text covers less than a fifth of a page. */
const PAPER_RANK = 0.8
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
  const paper = paperOf(image, size, columns, rows)
  const sorted = Float32Array.from(paper).sort()
  const [low, high] = [sorted[Math.floor(0.05 * sorted.length)]!, sorted[Math.floor(0.95 * (sorted.length - 1))]!]
  if (high - low < MIN_VARIATION && high > 240) return image
  const data = new Uint8Array(image.data.length)
  for (let y = 0; y < image.height; y++) {
    const v = Math.min(rows - 1, Math.max(0, (y + 0.5) / size - 0.5))
    const [v0, fv] = [Math.floor(v), v - Math.floor(v)]
    const [top, bottom] = [v0 * columns, Math.min(rows - 1, v0 + 1) * columns]
    for (let x = 0; x < image.width; x++) {
      const u = Math.min(columns - 1, Math.max(0, (x + 0.5) / size - 0.5))
      const u0 = Math.floor(u)
      const u1 = Math.min(columns - 1, u0 + 1)
      const fu = u - u0
      const above = paper[top + u0]! * (1 - fu) + paper[top + u1]! * fu
      const below = paper[bottom + u0]! * (1 - fu) + paper[bottom + u1]! * fu
      const value = (image.data[y * image.width + x]! * WHITE) / (above * (1 - fv) + below * fv)
      data[y * image.width + x] = Math.min(255, value)
    }
  }
  return { ...image, data }
}

export function isBilevel({ data }: GrayImage): boolean {
  let extreme = 0
  for (const value of data) if (value < 8 || value > 247) extreme++
  return extreme >= BILEVEL_SHARE * data.length
}

function paperOf(image: GrayImage, size: number, columns: number, rows: number): Float32Array {
  const paper = new Float32Array(columns * rows)
  const histogram = new Uint32Array(256)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      histogram.fill(0)
      const [right, bottom] = [Math.min(image.width, (column + 1) * size), Math.min(image.height, (row + 1) * size)]
      let count = 0
      for (let y = row * size; y < bottom; y += 2) {
        for (let x = column * size; x < right; x += 2, count++) histogram[image.data[y * image.width + x]!]! += 1
      }
      paper[row * columns + column] = Math.max(DARKEST_PAPER, rankOf(histogram, PAPER_RANK * count))
    }
  }
  return paper
}

function rankOf(histogram: Uint32Array, rank: number): number {
  let sum = 0
  for (let level = 0; level < 256; level++) {
    sum += histogram[level]!
    if (sum >= rank) return level
  }
  return 255
}
