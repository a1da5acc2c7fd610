// Watermarks of scans: large letters of one even gray between paper and ink, which may cover words.
import type { GrayImage } from '../../engines/ports.ts'
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'

/** The page is looked at in cells of so many inches: no stroke of the text is as wide, so that a cell's lightest gray lies under it. */
const CELL_INCHES = 0.03
/** A watermark is so much darker than the paper at least, and no darker than this. */
const LEAST_CONTRAST = 20
const DARKEST = 140
/** Cells of the watermark are of one gray, but for so many levels, and all darker cells of the page but for this share are its. */
const EVEN = 8
const MOST_OTHERS = 0.25
/** It takes so much of the page, and no more; letters fill so much of the box around them at most, panels all of it. */
const SHARE = [0.004, 0.25] as const
const MOST_FILLED = 0.6
/** Its box is so wide and high at least, by share of the page's width. */
const LEAST_SIZE = [0.25, 0.06] as const
/** So many of its cells are surrounded by others of it: its strokes are wide, where the edges of type are thin. */
const MIDDLES = 0.3
/** Of fewer pixels, cells are no wider than the rough edges of type. */
const LEAST_CELL = 4

/**
 * Whether large letters of an even gray lie on the page. Where they lie over the text, opaque, what they cover is lost: making
 * them white gave no word back (43 words wrong of 758 for 42). Of 409 pages of the corpus one is told to have one: a table
 * with gray rows, and that only at twice its resolution.
 * @param dpi pixels an inch
 */
export function hasWatermark(image: GrayImage, dpi: number): boolean {
  const cell = Math.round(CELL_INCHES * dpi)
  if (cell < LEAST_CELL) return false
  const { columns, rows, lightest } = lightestIn(image, cell)
  const levels = new Uint32Array(256)
  for (const level of lightest) levels[level]! += 1
  const paper = mostFrequent(levels, DARKEST, 256)
  const gray = mostFrequent(levels, DARKEST, paper - LEAST_CONTRAST)
  if (gray < 0) return false
  const darker = sumOf(levels, 0, paper - LEAST_CONTRAST)
  const own = sumOf(levels, gray - EVEN, gray + EVEN + 1)
  const isShare = own >= SHARE[0] * lightest.length && own <= SHARE[1] * lightest.length
  return isShare && darker - own <= MOST_OTHERS * own && areLetters(lightest, { columns, rows, gray, own })
}

interface Mark {
  readonly columns: number
  readonly rows: number
  readonly gray: number
  /** How many cells are of its gray. */
  readonly own: number
}

function areLetters(lightest: Uint8Array, { columns, rows, gray, own }: Mark): boolean {
  const isOwn = (at: number): boolean => Math.abs((lightest[at] ?? 0) - gray) <= EVEN
  let middles = 0
  let box: Box = [columns, rows, 0, 0]
  for (let at = 0; at < lightest.length; at++) {
    if (!isOwn(at)) continue
    const [x, y] = [at % columns, Math.floor(at / columns)]
    if ([at - 1, at + 1, at - columns, at + columns].every(isOwn)) middles += 1
    box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x + 1), Math.max(box[3], y + 1)]
  }
  const [wide, high] = [widthOf(box), heightOf(box)]
  const isLarge = wide >= LEAST_SIZE[0] * columns && high >= LEAST_SIZE[1] * columns
  return isLarge && middles >= MIDDLES * own && own <= MOST_FILLED * wide * high
}

function lightestIn({ width, height, data }: GrayImage, cell: number) {
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const lightest = new Uint8Array(columns * rows)
  // Every other row tells as much.
  for (let y = 0; y < height; y += 2) {
    const row = Math.floor(y / cell) * columns
    for (let x = 0, at = y * width, column = row, left = cell; x < width; x++, at++) {
      if (data[at]! > lightest[column]!) lightest[column] = data[at]!
      if (--left === 0) {
        left = cell
        column += 1
      }
    }
  }
  return { columns, rows, lightest }
}

/** The level with the most cells, with those next to it; −1 where there is none. */
function mostFrequent(levels: Uint32Array, from: number, end: number): number {
  let [best, most] = [-1, 0]
  for (let level = Math.max(2, from); level < Math.min(end, 256); level++) {
    const cells = sumOf(levels, level - 2, level + 3)
    if (cells > most) [best, most] = [level, cells]
  }
  return best
}

const sumOf = (levels: Uint32Array, from: number, end: number): number =>
  levels.subarray(Math.max(0, from), Math.max(0, end)).reduce((sum, cells) => sum + cells, 0)
