// What clipping leaves of a page in a content stream, as far as boxes tell.
import type { Box } from '../../model/geometry.ts'
import { type Matrix, mapBox } from './matrix.ts'
import type { ContentOperator } from './operators.ts'

/** The path being made: a box, nothing yet, or a shape of another kind. */
export type Path = Box | 'none' | 'shape'

const SHAPES: ReadonlySet<string> = new Set(['m', 'l', 'c', 'v', 'y'])
const NOTHING: Box = [0, 0, 0, 0]

/** The path after `operator`; only a single rectangle is known by its box. */
export function pathAfter(path: Path, { name, operands }: ContentOperator, matrix: Matrix): Path {
  if (SHAPES.has(name)) return 'shape'
  if (name !== 're') return path
  const [x, y, width, height] = operands.slice(-4).map(Number) as [number, number, number, number]
  return path === 'none' ? mapBox(matrix, [x, y, x + width, y + height]) : 'shape'
}

/** The clip that the path leaves of `clip`; nothing where the path is no box, for then it is not known. */
export function clippedTo(clip: Box, path: Path): Box {
  if (path === 'none' || path === 'shape') return NOTHING
  return shared(clip, path)
}

export const shared = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
]
