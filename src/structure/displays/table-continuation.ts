// Table continuations: rows of which each cell goes on with the one above it, told by small letters or by how near they stand.
import { median } from '../text/measures.ts'
import { stepTo } from '../text/text-line.ts'
import { type Column, placeOf } from './table-columns.ts'
import { isFigure, type TableRow } from './table-row.ts'

/** Lines of one row stand so much nearer than rows do, by share of their step. */
const NEARER = 0.85

/** Whether a row's cells, fewer than the columns, go on with those of the row above it. @param at the row's place, not 0 */
export function goesOnIn(row: TableRow, rows: readonly TableRow[], at: number, columns: readonly Column[]): boolean {
  const [filled, above] = [columnsIn(row, columns), columnsIn(rows[at - 1]!, columns)]
  if (filled.size >= columns.length || row.cells.some(isFigure)) return false
  const small = row.cells.filter(({ text }) => /^\p{Ll}/u.test(text)).length
  if (small === row.cells.length) return true
  if (!filled.has(0)) return small > 0 || isNear(row, rows, at, columns)
  return [...filled].every((column) => above.has(column)) && isNear(row, rows, at, columns)
}

const columnsIn = (row: TableRow, columns: readonly Column[]): ReadonlySet<number> =>
  new Set(row.cells.map((cell) => placeOf(cell, columns).column))

/** Nearer to the row above than the rows that have all their cells stand to theirs. */
function isNear(row: TableRow, rows: readonly TableRow[], at: number, columns: readonly Column[]): boolean {
  const steps = rows.flatMap((other, index) =>
    index > 0 && columnsIn(other, columns).size === columns.length ? [stepTo(other.line, rows[index - 1]!.line)] : [],
  )
  return steps.length > 0 && stepTo(row.line, rows[at - 1]!.line) < NEARER * median(steps)
}
