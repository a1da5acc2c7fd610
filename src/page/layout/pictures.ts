// Pictures: where the ink is no type: halftones, drawings, maps, graphs, stamps, solid black; reduced pixels.
import type { Box } from '../../model/geometry.ts'
import { type Components, componentBox } from './components.ts'
import { type Kinds, LARGE, LETTER } from './letters.ts'

/** Pictures nearer to each other than this, x-heights, are one. */
const NEAR = 1.2
/** Large components smaller than this either way are pieces of type or of a border, not pictures. */
const LEAST_SIDE = 4
/** Cells, in x-heights, and how many specks and marks without letters make one halftone. */
const CELL = 2.5
const LEAST_DOTS = 7
const LEAST_CELLS = 5

/** Boxes of pictures, none within or near another. */
export function findPictures(components: Components, kinds: Kinds, xHeight: number): Box[] {
  const seeds: Box[] = []
  for (let id = 0; id < components.count; id++) {
    if (kinds[id] !== LARGE) continue
    const box = componentBox(components, id)
    if (Math.max(box[2] - box[0], box[3] - box[1]) >= LEAST_SIDE * xHeight) seeds.push(box)
  }
  return mergeNear([...seeds, ...halftones(components, kinds, xHeight)], NEAR * xHeight)
}

/** Regions of many dots: cells that hold more specks and marks than type has, hanging together. */
function halftones(components: Components, kinds: Kinds, xHeight: number): Box[] {
  const cell = Math.max(4, Math.round(CELL * xHeight))
  let [width, height] = [0, 0]
  for (let id = 0; id < components.count; id++) {
    width = Math.max(width, components.right[id]!)
    height = Math.max(height, components.bottom[id]!)
  }
  const [columns, rows] = [Math.ceil(width / cell) + 1, Math.ceil(height / cell) + 1]
  const dots = new Float64Array(columns * rows)
  for (let id = 0; id < components.count; id++) {
    const at = Math.floor(components.top[id]! / cell) * columns + Math.floor(components.left[id]! / cell)
    dots[at]! += kinds[id] === LETTER ? -1.5 : 1
  }
  const seen = new Uint8Array(dots.length)
  const boxes: Box[] = []
  for (let start = 0; start < dots.length; start++) {
    if (dots[start]! < LEAST_DOTS || seen[start] === 1) continue
    const stack = [start]
    seen[start] = 1
    let count = 0
    let [left, top, right, bottom] = [columns, rows, 0, 0]
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
          if (seen[next] === 1 || dots[next]! < LEAST_DOTS) continue
          seen[next] = 1
          stack.push(next)
        }
      }
    }
    if (count >= LEAST_CELLS) boxes.push([left * cell, top * cell, right * cell, bottom * cell])
  }
  return boxes
}

/** Joins boxes that overlap or are nearer than `near`, until none are. */
export function mergeNear(boxes: readonly Box[], near: number): Box[] {
  const merged: Box[] = []
  for (const box of boxes) {
    let joined = box
    for (let at = 0; at < merged.length; ) {
      const other = merged[at]!
      if (!areNear(joined, other, near)) {
        at++
        continue
      }
      joined = [
        Math.min(joined[0], other[0]),
        Math.min(joined[1], other[1]),
        Math.max(joined[2], other[2]),
        Math.max(joined[3], other[3]),
      ]
      merged.splice(at, 1)
      at = 0
    }
    merged.push(joined)
  }
  return merged
}

const areNear = (a: Box, b: Box, near: number): boolean =>
  a[0] - near < b[2] && b[0] - near < a[2] && a[1] - near < b[3] && b[1] - near < a[3]
