// Halftones: regions of many dots that hang together, as screens, photographs and scanned dirt are made of.
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import type { Components } from './components.ts'
import { type Kinds, LETTER } from './letters.ts'

/** Side of a cell, x-heights; dots more than its letters could have that make it one of a halftone, or of a sparse part of one. */
const CELL = 2.5
const DENSE_DOTS = 7
const SPARSE_DOTS = 3
const DOTS_A_LETTER = 1.5
/** A cell lies within a halftone when so many of its neighbourhood of nine are dotted; rows of dots, as dotted rules are, have six. */
const LEAST_NEIGHBOURS = 7
/**
 * A halftone has so many cells within, which take this share of their box: where dotted rules cross there are a few, and far
 * apart. This share of them is dense; beside another picture all may be sparse.
 */
const LEAST_CELLS = 5
const BOX_SHARE = 0.4
const DENSE_SHARE = 0.5

interface Grid {
  readonly cell: number
  readonly columns: number
  readonly rows: number
  /** By cell. */
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
  const inner = innerCells(grid)
  const boxes: Box[] = []
  for (let start = 0; start < inner.length; start++) {
    if (inner[start] !== 1) continue
    const { box, dense, count } = takeRegion(grid, inner, start)
    const cells = (widthOf(box) / grid.cell - 2) * (heightOf(box) / grid.cell - 2)
    if (count < LEAST_CELLS || count < BOX_SHARE * cells) continue
    if (dense >= DENSE_SHARE * count || drawn.some((other) => meet(box, other))) boxes.push(box)
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

/** By cell, 1 where it and most around it are dotted. */
function innerCells({ columns, rows, dots }: Grid): Uint8Array {
  const inner = new Uint8Array(dots.length)
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      const at = y * columns + x
      if (dots[at]! < SPARSE_DOTS) continue
      let dotted = 0
      for (const row of [at - columns, at, at + columns])
        for (let near = row - 1; near <= row + 1; near++) if (dots[near]! >= SPARSE_DOTS) dotted += 1
      if (dotted >= LEAST_NEIGHBOURS) inner[at] = 1
    }
  }
  return inner
}

/** The inner cells that hang together with one of them, corners included; they are taken. The box takes in the cells around them. */
function takeRegion({ cell, columns, rows, dots }: Grid, inner: Uint8Array, start: number): Region {
  const stack = [start]
  let [dense, count, left, top, right, bottom] = [0, 0, columns, rows, 0, 0]
  while (stack.length > 0) {
    const at = stack.pop()!
    if (inner[at] !== 1) continue
    inner[at] = 0
    const [x, y] = [at % columns, Math.floor(at / columns)]
    if (dots[at]! >= DENSE_DOTS) dense += 1
    count += 1
    left = Math.min(left, x - 1)
    top = Math.min(top, y - 1)
    right = Math.max(right, x + 2)
    bottom = Math.max(bottom, y + 2)
    for (const row of [at - columns, at, at + columns]) stack.push(row - 1, row, row + 1)
  }
  return { box: [left * cell, top * cell, right * cell, bottom * cell], dense, count }
}

const meet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
