// Affine matrices of PDF, [a, b, c, d, e, f]: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1, 8.3.3).
import type { Box } from '../../model/geometry.ts'
import type { Rotation } from '../../model/page-text.ts'

export type Matrix = readonly [number, number, number, number, number, number]

/** The matrix that does `inner` first and `outer` after it. */
export function concat(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ]
}

/** Bounding box of `box` after `matrix`. */
export function mapBox([a, b, c, d, e, f]: Matrix, [x0, y0, x1, y1]: Box): Box {
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1]
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1]
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f]
}

/** The matrix that undoes `matrix`, whose determinant must not be 0. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c
  const [ia, ib, ic, id] = [d / determinant, -b / determinant, -c / determinant, a / determinant]
  return [ia, ib, ic, id, -(ia * e + ic * f), -(ib * e + id * f)]
}

/** The matrix that turns a page of these sides clockwise; its origin, and that of the page as turned, is top-left. */
export function turnOf(rotation: Rotation, width: number, height: number): Matrix {
  if (rotation === 90) return [0, 1, -1, 0, height, 0]
  if (rotation === 180) return [-1, 0, 0, -1, width, height]
  return rotation === 270 ? [0, -1, 1, 0, 0, width] : [1, 0, 0, 1, 0, 0]
}
