// Table rules: the ruled lines that run along the rows of a table, between them or around them.
import type { Box } from '../../model/geometry.ts'
import type { PageText } from '../../model/page-text.ts'
import { straighten } from '../text/text-line.ts'
import type { TableRow } from './table-row.ts'

/** A rule runs along this share of the rows' width, and no further beyond it, by share. */
const ALONG = 0.7
const BEYOND = 0.25
/** Above the first row or below the last one a rule of the table is so many x-heights away. */
const NEAR = 4

/** Heights of the level rules among, over and under rows, from the top down, double ones once; straightened page pixels. */
export function rulesAlong(rows: readonly TableRow[], page: PageText): number[] {
  const boxes = rows.map(({ line }) => line.box)
  const [left, right] = [Math.min(...boxes.map((box) => box[0])), Math.max(...boxes.map((box) => box[2]))]
  const [top, bottom] = [boxes[0]![1], boxes.at(-1)![3]]
  const near = NEAR * rows[0]!.line.xHeight
  const heights = page.rules
    .map((rule) => straighten(rule, page))
    .filter((rule) => isLevel(rule) && rule[1] > top - near && rule[3] < bottom + near)
    .filter((rule) => Math.min(rule[2], right) - Math.max(rule[0], left) > ALONG * (right - left))
    .filter((rule) => rule[2] - rule[0] < (1 + 2 * BEYOND) * (right - left))
    .map((rule) => (rule[1] + rule[3]) / 2)
    .sort((a, b) => a - b)
  return heights.filter((y, index) => index === 0 || y - heights[index - 1]! > 0.8 * rows[0]!.line.xHeight)
}

const isLevel = ([left, top, right, bottom]: Box): boolean => right - left > 5 * (bottom - top)
