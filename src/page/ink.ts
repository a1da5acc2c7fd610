// Ink: which pixels of a gray page are dark, and how they hang together.
import type { GrayImage } from '../engines/ports.ts'
import type { Box } from '../model/geometry.ts'

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

/**
 * The gray level that parts ink from paper best: the highest between-class variance.
 * N. Otsu, "A threshold selection method from gray-level histograms", 1979.
 * @returns 0–255; a pixel is ink when it is darker
 */
export function otsuThreshold({ data }: GrayImage): number {
  const histogram = new Float64Array(256)
  for (const value of data) histogram[value]! += 1
  let sum = 0
  for (let level = 0; level < 256; level++) sum += level * histogram[level]!
  let [best, threshold, count, below] = [-1, 128, 0, 0]
  for (let level = 0; level < 255; level++) {
    count += histogram[level]!
    below += level * histogram[level]!
    if (count === 0 || count === data.length) continue
    const difference = below / count - (sum - below) / (data.length - count)
    const variance = count * (data.length - count) * difference * difference
    if (variance > best) [best, threshold] = [variance, level + 1]
  }
  return threshold
}

export function inkOf(image: GrayImage, threshold: number = otsuThreshold(image)): InkImage {
  const data = new Uint8Array(image.data.length)
  for (let index = 0; index < data.length; index++) data[index] = image.data[index]! < threshold ? 1 : 0
  return { width: image.width, height: image.height, data }
}

/** Ink reduced by a whole factor: a cell is ink when at least `share` (0–1) of its pixels are. */
export function reduceInk({ width, height, data }: InkImage, factor: number, share: number): InkImage {
  const [w, h] = [Math.floor(width / factor), Math.floor(height / factor)]
  const reduced = new Uint8Array(w * h)
  const counts = new Uint16Array(w)
  const enough = Math.max(1, share * factor * factor)
  for (let y = 0; y < h; y++) {
    counts.fill(0)
    for (let row = y * factor; row < (y + 1) * factor; row++) {
      const from = row * width
      for (let x = 0; x < w * factor; x++) if (data[from + x] === 1) counts[Math.floor(x / factor)]! += 1
    }
    for (let x = 0; x < w; x++) if (counts[x]! >= enough) reduced[y * w + x] = 1
  }
  return { width: w, height: h, data: reduced }
}

/**
 * All blobs, by runs of each row joined with the runs above that touch them (union–find over runs).
 * L. He, Y. Chao, K. Suzuki, "A run-based two-scan labeling algorithm", 2008.
 */
export function findBlobs({ width, height, data }: InkImage): InkBlob[] {
  const parent: number[] = []
  const boxes: [number, number, number, number, number][] = []
  const root = (label: number): number => {
    let at = label
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  let above: Run[] = []
  for (let y = 0; y < height; y++) {
    const runs = runsOf(data, y * width, width)
    let first = 0
    for (const run of runs) {
      while (first < above.length && above[first]!.end < run.start) first++
      for (let at = first; at < above.length && above[at]!.start <= run.end; at++) {
        const other = root(above[at]!.label)
        if (run.label === -1) run.label = other
        else if (root(run.label) !== other) {
          parent[other] = root(run.label)
          merge(boxes[root(run.label)]!, boxes[other]!)
        }
      }
      if (run.label === -1) {
        run.label = parent.length
        parent.push(run.label)
        boxes.push([run.start, y, run.end, y + 1, 0])
      }
      merge(boxes[root(run.label)]!, [run.start, y, run.end, y + 1, run.end - run.start])
    }
    above = runs
  }
  return boxes.flatMap(([left, top, right, bottom, area], label) =>
    parent[label] === label ? [{ box: [left, top, right, bottom], area }] : [],
  )
}

/** Ink from `start` up to but not including `end`. */
interface Run {
  readonly start: number
  readonly end: number
  label: number
}

function runsOf(data: Uint8Array, from: number, width: number): Run[] {
  const runs: Run[] = []
  for (let x = 0; x < width; x++) {
    if (data[from + x] === 0) continue
    const start = x
    while (x < width && data[from + x] === 1) x++
    runs.push({ start, end: x, label: -1 })
  }
  return runs
}

function merge(
  into: [number, number, number, number, number],
  other: readonly [number, number, number, number, number],
): void {
  into[0] = Math.min(into[0], other[0])
  into[1] = Math.min(into[1], other[1])
  into[2] = Math.max(into[2], other[2])
  into[3] = Math.max(into[3], other[3])
  into[4] += other[4]
}
