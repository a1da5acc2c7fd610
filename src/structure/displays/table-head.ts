// Table heads: the rows at the top of a table that name its columns, told by figures below them or by short words of their own.
import type { Word } from '../../model/page-text.ts'
import { isEntry } from './table-row.ts'

/** Rows of a head, at most. */
const MAX_HEAD = 3
/** Of the rows under a head this share have figures, where figures tell it. */
const FIGURE_ROWS = 0.7
/** What heads a column of words has no more of them, over so many rows. */
const MAX_WORDS = 4
const LEAST_BODY = 2

/** What heads columns, in many a table. */
export const HEAD_WORD =
  /^(?:names?|titles?|dates?|remarks?|notes?|comments?|descriptions?|types?|status|address(?:es)?|places?|locations?|offices?|since|until|from|to|periods?|years?|months?|items?|nos?\.?|numbers?|quantity|units?|amounts?|values?|subjects?|action|responsib(?:le|ility)|countr(?:y|ies)|states?|parties|party|organi[sz]ation|position|rank|function|term|meaning|purpose|method|result|source|reference)$/iu

export interface HeadCell {
  readonly row: number
  readonly column: number
  readonly span: number
  readonly rowSpan: number
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

/**
 * A first row with a few words over each column, none of them said again below, and the rows that its cells reach into. Two
 * columns may be names and what they stand for, from the first row on: there the second is headed by a word that heads columns.
 */
function headOfWords(rows: readonly (readonly HeadCell[])[], columns: number): number {
  const [top, ...body] = rows
  if (top === undefined || body.length < LEAST_BODY || top.reduce((sum, { span }) => sum + span, 0) < columns) return 0
  const isShort = top.every(({ words, text }) => words.length <= MAX_WORDS && !/^\p{Ll}|\d/u.test(text))
  const repeats = top.some(({ column, text }) =>
    body.some((row) => row.some((cell) => cell.column === column && cell.text === text)),
  )
  const isNamed = columns > 2 || top.some(({ column, text }) => column > 0 && HEAD_WORD.test(text))
  const deep = Math.max(...top.map(({ rowSpan }) => rowSpan))
  return isShort && !repeats && isNamed && deep <= Math.min(MAX_HEAD, body.length) ? deep : 0
}
