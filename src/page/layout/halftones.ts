// Halftones: regions of many dots that hang together, as screens, photographs and scanned dirt are made of.
import type { Box } from '../../model/geometry.ts'
import type { Components } from './components.ts'
import { type Kinds, LETTER } from './letters.ts'

/** Side of a cell, x-heights; how many dots more than its letters could have make it one of a halftone; how many such cells. */
const CELL = 2.5
const LEAST_DOTS = 7
const DOTS_A_LETTER = 1.5
const LEAST_CELLS = 5

interface Grid {
  readonly columns: number
  readonly rows: number
  /** 1 = dotted. */
  readonly dotted: Uint8Array
}

/** Boxes around the halftones. @param xHeight of the page's type */
export function findHalftones(components: Components, kinds: Kinds, xHeight: number): Box[] {
  const cell = Math.max(4, Math.round(CELL * xHeight))
  const grid = dottedCells(components, kinds, cell)
  const boxes: Box[] = []
  for (let start = 0; start < grid.dotted.length; start++) {
    if (grid.dotted[start] !== 1) continue
    const { count, box } = takeRegion(grid, start)
    if (count >= LEAST_CELLS) boxes.push(box.map((side) => side * cell) as Box)
  }
  return boxes
}

function dottedCells({ count, left, top, right, bottom }: Components, kinds: Kinds, cell: number): Grid {
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
  return { columns, rows, dotted: Uint8Array.from(dots, (sum) => (sum >= LEAST_DOTS ? 1 : 0)) }
}

/** The dotted cells that hang together with one of them, corners included; they are taken off the grid. Box in cells. */
function takeRegion({ columns, rows, dotted }: Grid, start: number): { readonly count: number; readonly box: Box } {
  const stack = [start]
  dotted[start] = 0
  let [count, left, top, right, bottom] = [0, columns, rows, 0, 0]
  while (stack.length > 0) {
    const at = stack.pop()!
    const [x, y] = [at % columns, Math.floor(at / columns)]
    count += 1
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + 1)
    bottom = Math.max(bottom, y + 1)
    for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
        const next = ny * columns + nx
        if (dotted[next] !== 1) continue
        dotted[next] = 0
        stack.push(next)
      }
    }
  }
  return { count, box: [left, top, right, bottom] }
}
