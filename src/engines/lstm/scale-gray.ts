// Gray images scaled as those were that the models learned from: in steps of 1/16 pixel, whole grays.
import type { GrayImage } from '../ports.ts'
import type { Kernel } from './kernel.ts'

/*
 * Tesseract scales lines by D. Bloomberg's Leptonica, and a network reads best what it has been shown: so the grid begins at the
 * first pixel's corner, places are cut off to sixteenths, and grays are whole numbers. Below 0.7 a pixel is the mean of what lies
 * under it, from there on it lies between four. One way alone does not do: with means for all lines 2,066 letters of every third
 * page of two sets of scans were wrong instead of 2,048, and 86 % of lines read as Tesseract reads them instead of 99 %; with
 * places between four for all, a fifth more words of old books.
 */

/** From this scale on a pixel is found between four; below it is the mean of all it covers. */
const LINEAR_FROM = 0.7

/** Bytes behind an image that the kernel may read, and columns behind a row of sums. */
const SLACK = 16

/** Brings an image to another size; both sides change by about the same factor. @param kernel whose memory nobody else uses */
export function scaledGray(kernel: Kernel, image: GrayImage, width: number, height: number): GrayImage {
  if (width === image.width && height === image.height) return image
  return height / image.height < LINEAR_FROM
    ? areaMeans(kernel, image, width, height)
    : betweenFour(kernel, image, width, height)
}

/** Where the target's places begin and end among the source's, in sixteenths of a pixel. */
interface Places {
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Beginnings are cut off from 32-bit floats and ends from 64-bit ones, so that neighbours may overlap or part by a sixteenth. */
function placesOf(count: number, wanted: number): Places {
  const step = Math.fround((16 * count) / wanted)
  const [from, to] = [new Int32Array(wanted), new Int32Array(wanted)]
  for (let at = 0; at < wanted; at++) {
    from[at] = Math.fround(step * at)
    to[at] = step * (at + 1)
  }
  return { from, to }
}

function areaMeans(kernel: Kernel, image: GrayImage, width: number, height: number): GrayImage {
  const [xs, ys] = [placesOf(image.width, width), placesOf(image.height, height)]
  const lefts = kernel.free
  const [rights, sums] = [lefts + 4 * width, lefts + 8 * width]
  const source = sums + 4 * (image.width + SLACK)
  const out = source + image.data.length + SLACK
  kernel.reserve(out + width)
  const { buffer } = kernel.memory
  new Int32Array(buffer, lefts, width).set(xs.from)
  new Int32Array(buffer, rights, width).set(xs.to)
  new Uint8Array(buffer, source, image.data.length).set(image.data)
  const means = new Uint8Array(buffer, out, width)
  const data = new Uint8Array(width * height)
  // Neither the last row nor the last column has anything beyond it to take a mean of: there the nearest pixel stands.
  let inner = width
  while (inner > 0 && xs.to[inner - 1]! >> 4 > image.width - 2) inner -= 1
  for (let row = 0; row < height; row++) {
    const [from, to] = [ys.from[row]!, ys.to[row]!]
    const isInner = to >> 4 <= image.height - 2
    if (isInner) {
      kernel.meansOfRow(source, image.width, from, to, lefts, rights, inner, sums, out)
      data.set(means, row * width)
    }
    const begin = (from >> 4) * image.width
    for (let column = isInner ? inner : 0; column < width; column++)
      data[row * width + column] = image.data[begin + (xs.from[column]! >> 4)]!
  }
  return { width, height, data }
}

/** Columns that the kernel finds together. */
const GROUP = 4

function betweenFour(kernel: Kernel, image: GrayImage, width: number, height: number): GrayImage {
  const [xs, ys] = [placesOf(image.width, width).from, placesOf(image.height, height).from]
  const columns = Math.ceil(width / GROUP) * GROUP
  const places = kernel.free
  const [shares, sums] = [places + 4 * columns, places + 8 * columns]
  const source = sums + 2 * (image.width + SLACK)
  const out = source + image.data.length + SLACK
  kernel.reserve(out + columns)
  const { buffer } = kernel.memory
  new Int32Array(buffer, places, columns).fill(0).set(xs.map((at) => 2 * (at >> 4)))
  const pairs = new Int16Array(buffer, shares, 2 * columns).fill(0)
  for (const [column, at] of xs.entries()) pairs.set([16 - (at & 15), at & 15], 2 * column)
  new Uint8Array(buffer, source, image.data.length).set(image.data)
  const grays = new Uint8Array(buffer, out, width)
  const data = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    const y = ys[row]! >> 4
    const above = source + y * image.width
    const below = source + Math.min(y + 1, image.height - 1) * image.width
    kernel.rowBetween(above, below, image.width, ys[row]! & 15, places, shares, columns, sums, out)
    data.set(grays, row * width)
  }
  return { width, height, data }
}
