// Table heads: the rows at the top of a table that name its columns, told by figures below them or by short words of their own.
import type { Word } from '../../model/page-text.ts'
import { median } from '../text/measures.ts'
import { isEntry } from './table-row.ts'

/** Rows of a head, at most. */
const MAX_HEAD = 3
/** Of the rows under a head this share have figures, where figures tell it. */
const FIGURE_ROWS = 0.7
/** What heads a column of words has no more of them, over so many rows. */
const MAX_WORDS = 4
const LEAST_BODY = 2
/** Two columns have a head only where the second goes on in so many words. */
const LONG_CELLS = 4

export interface HeadCell {
  readonly row: number
  readonly column: number
  readonly span: number
  readonly words: readonly Word[]
  readonly text: string
}

/** How many rows are the head; 0 where that is not sure. */
export function headOf(cells: readonly HeadCell[], rows: number, columns: number): number {
  const byRow = Array.from({ length: rows }, (_, row) => cells.filter((cell) => cell.row === row))
  const first = byRow.findIndex(hasNumbers)
  const isOfFigures = byRow.slice(first).filter(hasNumbers).length >= FIGURE_ROWS * (rows - first)
  if (first === 0) return 0
  const isHead = first <= MAX_HEAD && byRow.slice(0, first).every((row) => row.length > 1)
  return first > 0 && isOfFigures && isHead ? first : headOfWords(byRow, columns)
}

const hasNumbers = (row: readonly HeadCell[]): boolean =>
  row.some((cell) => cell.column > 0 && isEntry(cell) && /\d/u.test(cell.text))

/** A first row with a few words over each column, none of them said again below. */
function headOfWords(rows: readonly (readonly HeadCell[])[], columns: number): number {
  const [top, ...body] = rows
  if (top === undefined || body.length < LEAST_BODY || top.reduce((sum, { span }) => sum + span, 0) < columns) return 0
  const isShort = top.every(({ words, text }) => words.length <= MAX_WORDS && !/^\p{Ll}|\d/u.test(text))
  const repeats = top.some(({ column, text }) =>
    body.some((row) => row.some((cell) => cell.column === column && cell.text === text)),
  )
  const second = body.flatMap((row) => row.filter(({ column }) => column > 0).map(({ words }) => words.length))
  return isShort && !repeats && (columns > 2 || median(second) >= LONG_CELLS) ? 1 : 0
}
