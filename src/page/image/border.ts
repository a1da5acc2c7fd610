// Borders: the black margins that scanners leave around a page, made white so that no letter is read in them.
import type { GrayImage } from '../../engines/ports.ts'
import type { InkImage } from '../ink/ink.ts'
import { type InkRuns, reduceInk } from '../ink/ink-runs.ts'

/** Cells of this many pixels at 300 dpi; a cell is dark when this share of it is ink: text is below a half. */
const CELL_INCHES = 8 / 300
const DARK_SHARE = 0.7
/** A dark blob at the edge is a border when it runs along this share of that edge. */
const MIN_RUN = 0.08

/** The image with its black borders white; the image itself where it has none. @param dpi pixels an inch */
export function removeBorders(image: GrayImage, ink: InkRuns, dpi: number): GrayImage {
  const size = Math.max(2, Math.round(CELL_INCHES * dpi))
  const cells = reduceInk(ink, size, DARK_SHARE)
  const border = borderCells(cells)
  if (border === null) return image
  const data = new Uint8Array(image.data)
  for (let y = 0; y < image.height; y++) {
    const row = Math.min(cells.height - 1, Math.floor(y / size)) * cells.width
    for (let column = 0; column < cells.width; column++) {
      if (border[row + column] === 0) continue
      // The last cell takes in what is left over beside it.
      const end = column === cells.width - 1 ? image.width : (column + 1) * size
      data.fill(255, y * image.width + column * size, y * image.width + end)
    }
  }
  return { ...image, data }
}

/** Dark cells that hang together with a long dark run on an edge, and the cells next to them; null when there are none. */
function borderCells(cells: InkImage): Uint8Array | null {
  const { width, height, data } = cells
  const found = new Uint8Array(width * height)
  const queue: number[] = []
  const edges: [number, number, number][] = [
    [0, 1, width],
    [(height - 1) * width, 1, width],
    [0, width, height],
    [width - 1, width, height],
  ]
  for (const [start, step, length] of edges) {
    for (const [from, to] of darkRuns(data, start, step, length)) {
      if (to - from < MIN_RUN * length) continue
      for (let at = from; at < to; at++) queue.push(start + at * step)
    }
  }
  if (queue.length === 0) return null
  while (queue.length > 0) {
    const at = queue.pop()!
    if (found[at] === 1) continue
    found[at] = 1
    for (const next of neighbours(at, width, height)) if (data[next] === 1 && found[next] === 0) queue.push(next)
  }
  return grown(found, width, height)
}

function darkRuns(data: Uint8Array, start: number, step: number, length: number): [number, number][] {
  const runs: [number, number][] = []
  for (let at = 0; at < length; at++) {
    if (data[start + at * step] === 0) continue
    const from = at
    while (at < length && data[start + at * step] === 1) at++
    runs.push([from, at])
  }
  return runs
}

function neighbours(at: number, width: number, height: number): number[] {
  const [x, y] = [at % width, Math.floor(at / width)]
  return [
    x > 0 ? at - 1 : -1,
    x + 1 < width ? at + 1 : -1,
    y > 0 ? at - width : -1,
    y + 1 < height ? at + width : -1,
  ].filter((next) => next >= 0)
}

/** A border's rim is ragged: one cell more around it. */
function grown(found: Uint8Array, width: number, height: number): Uint8Array {
  const wider = Uint8Array.from(found)
  found.forEach((value, at) => {
    if (value === 1) for (const next of neighbours(at, width, height)) wider[next] = 1
  })
  return wider
}
