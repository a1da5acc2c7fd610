// Straightening: a page turned by a few degrees, smoothly, and fast where it is blank paper.
import type { GrayImage } from '../../engines/ports.ts'
import { quadsOf } from '../ink/gray-levels.ts'

const WHITE = 255
/** Four white pixels. */
const WHITE_QUAD = -1
/** Blank paper is skipped in stretches of so many pixels, a power of two. */
const STRETCH_SHIFT = 5
const STRETCH = 1 << STRETCH_SHIFT

/**
 * The page turned by `degrees` clockwise about its middle, to a pixel, on a canvas that holds all of it; what is not page is
 * white, and so is the page's outermost pixel.
 * Each pixel is taken from the four around its place on the page, by how near they are (bilinear).
 */
export function turnedBy(image: GrayImage, degrees: number): GrayImage {
  const angle = (degrees * Math.PI) / 180
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const width = Math.round(image.width * cosine + image.height * Math.abs(sine))
  const height = Math.round(image.width * Math.abs(sine) + image.height * cosine)
  // The page turns about its first pixel; the canvas begins at the whole pixel next to its farthest corner.
  const left = Math.round(Math.min(0, -image.height * sine))
  const top = Math.round(Math.min(0, image.width * sine))
  const data = new Uint8Array(width * height).fill(WHITE)
  const isBlank = blankTest(image)
  for (let y = 0; y < height; y++) {
    const way: Way = {
      fromX: left * cosine + (top + y) * sine,
      stepX: cosine,
      fromY: (top + y) * cosine - left * sine,
      stepY: -sine,
    }
    const [first, end] = withinPage(image, way, width)
    for (let x = first; x < end; x += STRETCH) {
      const stop = Math.min(end, x + STRETCH)
      if (!isBlank(way, x, stop)) blend(image, way, x, stop, data, y * width)
    }
  }
  return { width, height, data }
}

/** Where on the page a row's pixels are taken: pixel x at fromX + x · stepX, fromY + x · stepY. */
interface Way {
  readonly fromX: number
  readonly stepX: number
  readonly fromY: number
  readonly stepY: number
}

/** The row's pixels that have four pixels of the page around their place. */
function withinPage(image: GrayImage, { fromX, stepX, fromY, stepY }: Way, length: number): [number, number] {
  const [left, right] = between(fromX, stepX, image.width, length)
  const [top, bottom] = between(fromY, stepY, image.height, length)
  return [Math.max(left, top), Math.min(right, bottom)]
}

/** Those x below `length` for which from + x · step, and the pixel after it, lie within `size`. */
function between(from: number, step: number, size: number, length: number): [number, number] {
  const most = size - 1 - 1e-6
  if (step === 0) return from >= 0 && from < most ? [0, length] : [0, 0]
  const [one, other] = [-from / step, (most - from) / step]
  return [Math.max(0, Math.ceil(Math.min(one, other))), Math.min(length, Math.floor(Math.max(one, other)) + 1)]
}

/** Whether all that pixels from x to stop would be taken from is white, and so is a little around it. */
function blankTest(image: GrayImage): (way: Way, x: number, stop: number) => boolean {
  const { width } = image
  const marked = markedStretches(image)
  return ({ fromX, stepX, fromY, stepY }, x, stop) => {
    const [left, right] = [(fromX + x * stepX) | 0, ((fromX + (stop - 1) * stepX) | 0) + 1]
    const [first, last] = [(fromY + x * stepY) | 0, (fromY + (stop - 1) * stepY) | 0]
    const bottom = Math.max(first, last) + 1
    for (let y = Math.min(first, last); y <= bottom; y++) {
      const end = (y * width + right) >> STRETCH_SHIFT
      for (let at = (y * width + left) >> STRETCH_SHIFT; at <= end; at++) if (marked[at] !== 0) return false
    }
    return true
  }
}

/** One byte a stretch of the page's pixels, row after row without regard to where one ends: 0 where all of it is white. */
function markedStretches({ data }: GrayImage): Uint8Array {
  const quads = quadsOf(data)
  const marked = new Uint8Array((data.length >> STRETCH_SHIFT) + 1)
  for (let at = 0; at < quads.length; at++) {
    if (quads[at] === WHITE_QUAD) continue
    const stretch = at >> (STRETCH_SHIFT - 2)
    marked[stretch] = 1
    // On to the next stretch.
    at = ((stretch + 1) << (STRETCH_SHIFT - 2)) - 1
  }
  // What fills no quad is taken for marked.
  marked[marked.length - 1] = 1
  return marked
}

function blend(image: GrayImage, way: Way, from: number, to: number, data: Uint8Array, row: number): void {
  const { width, data: gray } = image
  const { fromX, stepX, fromY, stepY } = way
  for (let x = from; x < to; x++) {
    const [u, v] = [fromX + stepX * x, fromY + stepY * x]
    const [column, line] = [u | 0, v | 0]
    const at = line * width + column
    const [first, second, third, fourth] = [gray[at]!, gray[at + 1]!, gray[at + width]!, gray[at + width + 1]!]
    if (first === second && first === third && first === fourth) {
      data[row + x] = first
      continue
    }
    const across = u - column
    const upper = first + across * (second - first)
    const lower = third + across * (fourth - third)
    data[row + x] = upper + (v - line) * (lower - upper) + 0.5
  }
}
