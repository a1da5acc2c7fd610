// Boxes on a page: the few measures every stage shares.
import type { Box } from './box.ts'

export type { Box }

// By index, for they are asked of every blob: taking boxes apart by name makes an object for each side.
export const widthOf = (box: Box): number => box[2] - box[0]
export const heightOf = (box: Box): number => box[3] - box[1]

/** The smallest box around all of `boxes`; [0, 0, 0, 0] when there are none. */
export function unionOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return [0, 0, 0, 0]
  return boxes.reduce(([l, t, r, b], [l2, t2, r2, b2]) => [
    Math.min(l, l2),
    Math.min(t, t2),
    Math.max(r, r2),
    Math.max(b, b2),
  ])
}

/** Whether the middle of `box` lies within `outer`, or no further than `margin` outside it. */
export function holdsMiddle(outer: Box, box: Box, margin: number): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
  return x >= outer[0] - margin && x <= outer[2] + margin && y >= outer[1] - margin && y <= outer[3] + margin
}

/** `box` cut to a page of `width` × `height` pixels and rounded outwards to whole pixels. */
export function clampToPage([left, top, right, bottom]: Box, width: number, height: number): Box {
  const within = (value: number, limit: number): number => Math.max(0, Math.min(limit, value))
  return [
    within(Math.floor(left), width),
    within(Math.floor(top), height),
    within(Math.ceil(right), width),
    within(Math.ceil(bottom), height),
  ]
}
