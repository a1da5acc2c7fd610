// Halftones: regions of many dots that hang together, as screens, photographs and scanned dirt are made of.
import type { Box } from '../../model/geometry.ts'
import type { Components } from './components.ts'
import { type Kinds, LETTER } from './letters.ts'

/** Side of a cell, x-heights; how many dots more than its letters could have make it one of a halftone; how many such cells. */
const CELL = 2.5
const LEAST_DOTS = 7
const DOTS_A_LETTER = 1.5
const LEAST_CELLS = 5
/** A halftone goes on where the dots are sparser, and so does a picture beside which so many sparse cells hang together. */
const SPARSE_DOTS = 3
const LEAST_SPARSE_CELLS = 8

interface Grid {
  readonly cell: number
  readonly columns: number
  readonly rows: number
  /** By cell; 0 once a region has it. */
  readonly dots: Float32Array
}

interface Region {
  readonly box: Box
  readonly dense: number
  readonly count: number
}

/** Boxes around the halftones. @param drawn boxes of other pictures @param xHeight of the page's type */
export function findHalftones(components: Components, kinds: Kinds, drawn: readonly Box[], xHeight: number): Box[] {
  const grid = dotsOf(components, kinds, Math.max(4, Math.round(CELL * xHeight)))
  const boxes: Box[] = []
  for (let start = 0; start < grid.dots.length; start++) {
    if (grid.dots[start]! < SPARSE_DOTS) continue
    const { box, dense, count } = takeRegion(grid, start)
    if (dense >= LEAST_CELLS || (count >= LEAST_SPARSE_CELLS && drawn.some((other) => meet(box, other))))
      boxes.push(box)
  }
  return boxes
}

function dotsOf({ count, left, top, right, bottom }: Components, kinds: Kinds, cell: number): Grid {
  let [width, height] = [0, 0]
  for (let id = 0; id < count; id++) {
    width = Math.max(width, right[id]!)
    height = Math.max(height, bottom[id]!)
  }
  const [columns, rows] = [Math.ceil(width / cell) + 1, Math.ceil(height / cell) + 1]
  const dots = new Float32Array(columns * rows)
  for (let id = 0; id < count; id++) {
    const at = Math.floor(top[id]! / cell) * columns + Math.floor(left[id]! / cell)
    dots[at]! += kinds[id] === LETTER ? -DOTS_A_LETTER : 1
  }
  return { cell, columns, rows, dots }
}

/** The dotted cells that hang together with one of them, corners included; they are taken off the grid. */
function takeRegion({ cell, columns, rows, dots }: Grid, start: number): Region {
  const stack = [start]
  let [dense, count, left, top, right, bottom] = [0, 0, columns, rows, 0, 0]
  while (stack.length > 0) {
    const at = stack.pop()!
    if (dots[at]! < SPARSE_DOTS) continue
    const [x, y] = [at % columns, Math.floor(at / columns)]
    if (dots[at]! >= LEAST_DOTS) dense += 1
    dots[at] = 0
    count += 1
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + 1)
    bottom = Math.max(bottom, y + 1)
    for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) stack.push(ny * columns + nx)
    }
  }
  return { box: [left * cell, top * cell, right * cell, bottom * cell], dense, count }
}

const meet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
