// The place of a section's number: alone in the middle of its column, of capital height, clear of the lines above and below it.
import type { RecognizedLine } from '../../engines/ports.ts'
import { heightOf } from '../../model/geometry.ts'

/** Its height, how far from the column's middle, and how far from the lines around, x-heights. */
const CAPITAL_HEIGHT = [1.1, 1.8] as const
const OFF_CENTRE = 1.5
const CLEAR_AROUND = 0.6

/** Whether a line stands so between others. @param xHeight of the page's text, pixels */
export function standsOverSection({ box }: RecognizedLine, text: readonly RecognizedLine[], xHeight: number): boolean {
  const height = heightOf(box) / xHeight
  if (height < CAPITAL_HEIGHT[0] || height > CAPITAL_HEIGHT[1]) return false
  const middle = (box[0] + box[2]) / 2
  const column = text.filter((other) => other.box[0] < box[0] && other.box[2] > box[2])
  const clear = CLEAR_AROUND * xHeight
  const isClearOf = (other: RecognizedLine): boolean => other.box[3] <= box[1] - clear || other.box[1] >= box[3] + clear
  const isBetween = column.some((other) => other.box[3] < box[1]) && column.some((other) => other.box[1] > box[3])
  const [left, right] = [
    Math.min(...column.map((other) => other.box[0])),
    Math.max(...column.map((other) => other.box[2])),
  ]
  return column.every(isClearOf) && isBetween && Math.abs(middle - (left + right) / 2) <= OFF_CENTRE * xHeight
}
