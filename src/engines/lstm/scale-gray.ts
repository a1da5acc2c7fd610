// Gray images scaled as those were that the models learned from: in steps of 1/16 pixel, whole grays.
import type { GrayImage } from '../ports.ts'

/*
 * Tesseract scales lines by D. Bloomberg's Leptonica, and a network reads best what it has been shown: so the grid begins at the
 * first pixel's corner, places are cut off to sixteenths, and grays are whole numbers. Below 0.7 a pixel is the mean of what lies
 * under it, from there on it lies between four.
 */

/** From this scale on a pixel is found between four; below it is the mean of all it covers. */
const LINEAR_FROM = 0.7

/** Brings an image to another size; both sides change by about the same factor. */
export function scaledGray(image: GrayImage, width: number, height: number): GrayImage {
  if (width === image.width && height === image.height) return image
  return height / image.height < LINEAR_FROM ? areaMeans(image, width, height) : betweenFour(image, width, height)
}

/** Where the target's places begin and end among the source's, in sixteenths of a pixel. */
interface Places {
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Beginnings are cut off from 32-bit floats and ends from 64-bit ones, so that neighbours may overlap or part by a sixteenth. */
function placesOf(count: number, wanted: number): Places {
  const step = Math.fround((16 * count) / wanted)
  return {
    from: Int32Array.from({ length: wanted }, (_, at) => Math.fround(step * at)),
    to: Int32Array.from({ length: wanted }, (_, at) => step * (at + 1)),
  }
}

function areaMeans(image: GrayImage, width: number, height: number): GrayImage {
  const data = new Uint8Array(width * height)
  const [xs, ys] = [placesOf(image.width, width), placesOf(image.height, height)]
  const sums = new Int32Array(image.width)
  for (let row = 0; row < height; row++) {
    const [from, to] = [ys.from[row]!, ys.to[row]!]
    if (to >> 4 > image.height - 2) nearestRow(image, (from >> 4) * image.width, xs, data, row * width)
    else {
      sumRows(sums, image, from, to)
      meanRow(sums, to - from, xs, data, row * width)
    }
    // Neither is there anything beyond the last column to take a mean of.
    for (let column = width - 1; column >= 0 && xs.to[column]! >> 4 > image.width - 2; column--)
      data[row * width + column] = image.data[(from >> 4) * image.width + (xs.from[column]! >> 4)]!
  }
  return { width, height, data }
}

/** The last row has nothing below it to take a mean of. */
function nearestRow(image: GrayImage, begin: number, { from }: Places, data: Uint8Array, to: number): void {
  for (let column = 0; column < from.length; column++) data[to + column] = image.data[begin + (from[column]! >> 4)]!
}

/** The sums of each column from one sixteenth of a row to another, times 16; three rows at a time, which is what most take. */
function sumRows(sums: Int32Array, { width, data }: GrayImage, from: number, to: number): void {
  const [first, last] = [from >> 4, to >> 4]
  const weightOf = (y: number): number =>
    y > last ? 0 : y === first ? Math.min(16 - (from & 15), to - from) : y < last ? 16 : to & 15
  for (let y = first; y <= last; y += 3) {
    const [one, two, three] = [weightOf(y), weightOf(y + 1), weightOf(y + 2)]
    const upper = y * width
    // A row without weight need not be there.
    const middle = two === 0 ? upper : upper + width
    const lower = three === 0 ? upper : upper + 2 * width
    if (y === first)
      for (let x = 0; x < width; x++)
        sums[x] = one * data[upper + x]! + two * data[middle + x]! + three * data[lower + x]!
    else
      for (let x = 0; x < width; x++)
        sums[x]! += one * data[upper + x]! + two * data[middle + x]! + three * data[lower + x]!
  }
}

/** @param tall sixteenths of rows in each of the sums */
function meanRow(sums: Int32Array, tall: number, xs: Places, data: Uint8Array, to: number): void {
  for (let column = 0; column < xs.from.length; column++) {
    const [left, right] = [xs.from[column]!, xs.to[column]!]
    const end = right >> 4
    let x = left >> 4
    let sum = (16 - (left & 15)) * sums[x]!
    for (x++; x < end; x++) sum += sums[x]! << 4
    if (x < sums.length) sum += (right & 15) * sums[x]!
    data[to + column] = ((sum + 128) / ((right - left) * tall)) | 0
  }
}

function betweenFour(image: GrayImage, width: number, height: number): GrayImage {
  const source = image.data
  const last = image.width - 1
  const data = new Uint8Array(width * height)
  const [xs, ys] = [placesOf(image.width, width).from, placesOf(image.height, height).from]
  for (let row = 0, to = 0; row < height; row++) {
    const [y, down] = [ys[row]! >> 4, ys[row]! & 15]
    const up = 16 - down
    const above = y * image.width
    const below = Math.min(y + 1, image.height - 1) * image.width
    for (let column = 0; column < width; column++) {
      const at = xs[column]!
      const x = at >> 4
      const next = x < last ? x + 1 : x
      const left = up * source[above + x]! + down * source[below + x]!
      const right = up * source[above + next]! + down * source[below + next]!
      data[to++] = ((left << 4) + (right - left) * (at & 15) + 128) >> 8
    }
  }
  return { width, height, data }
}
