// Inverse pages: white text on a black ground, turned to black on white, as recognizers expect it.
import type { GrayImage } from '../../engines/ports.ts'
import { grayLevels } from '../ink/gray-levels.ts'
import { otsuThreshold } from '../ink/ink.ts'

/** A page is inverse only when more than this share of its pixels is dark. */
const DARK_SHARE = 0.6
/** What is no darker is light on every page; on dark paper, so is what is lighter than the level that parts ink from paper. */
const MIDDLE_GRAY = 128
/** Side of a cell, inches: larger than a letter's strokes. */
const CELL_INCHES = 0.1
/** A cell is paper when so much of it is light; white letters leave more black between them. */
const PAPER_LIGHT = 0.9
/** Black margins around a small page leave more paper than this share of all cells; inverse pages have almost none. */
const MAX_PAPER = 0.06

/** The image with dark ink on light paper; the image itself where it has it already. @param dpi pixels an inch */
export const inkOnPaper = (image: GrayImage, dpi: number): GrayImage =>
  isInverse(image, dpi) ? inverted(image) : image

function inverted({ width, height, data: gray }: GrayImage): GrayImage {
  const data = new Uint8Array(gray.length)
  for (let at = 0; at < data.length; at++) data[at] = 255 - gray[at]!
  return { width, height, data }
}

function isInverse(image: GrayImage, dpi: number): boolean {
  const lightFrom = Math.min(MIDDLE_GRAY, otsuThreshold(image))
  const dark = grayLevels(image)
    .subarray(0, lightFrom)
    .reduce((sum, count) => sum + count, 0)
  if (dark <= DARK_SHARE * image.data.length) return false
  const size = Math.max(4, Math.round(CELL_INCHES * dpi))
  const { width, height, data } = image
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)]
  const light = new Uint32Array(columns * rows)
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / size) * columns
    for (let x = 0; x < width; x++, at++) if (data[at]! >= lightFrom) light[row + Math.floor(x / size)]! += 1
  }
  const paper = light.filter((count) => count >= PAPER_LIGHT * size * size).length
  return paper <= MAX_PAPER * light.length
}
