// Components for the layout's tests, from boxes alone: as if each were a letter or a dot that was found on a page.
import type { Box } from '../../../src/model/geometry.ts'
import type { Components } from '../../../src/page/layout/components.ts'

/** @param fill share of each box that is ink */
export function componentsOf(boxes: readonly Box[], fill = 0.5): Components {
  const side = (at: 0 | 1 | 2 | 3): Int32Array => Int32Array.from(boxes, (box) => box[at])
  return {
    count: boxes.length,
    left: side(0),
    top: side(1),
    right: side(2),
    bottom: side(3),
    area: Int32Array.from(boxes, ([left, top, right, bottom]) =>
      Math.max(1, Math.round(fill * (right - left) * (bottom - top))),
    ),
  }
}

/** Letters of one line side by side, each `width` wide with a gap of 2, standing on `foot`. */
export const lettersInRow = (count: number, left: number, foot: number, height = 10, width = 8): Box[] =>
  Array.from({ length: count }, (_, at): Box => {
    const x = left + at * (width + 2)
    return [x, foot - height, x + width, foot]
  })
