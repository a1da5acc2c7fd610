// Table grid: rows of cells put into columns, what wraps put together, the head told from the rows under it.
import type { Table, TableCell } from '../../model/document.ts'
import { unionOf } from '../../model/geometry.ts'
import type { Word } from '../../model/page-text.ts'
import { normalize } from '../text/clean-text.ts'
import { isCapitals } from '../text/letter-case.ts'
import type { TextLine } from '../text/text-line.ts'
import { type Column, placeOf } from './table-columns.ts'
import { goesOnIn as rowGoesOn } from './table-continuation.ts'
import { type HeadCell, headOf } from './table-head.ts'
import { isEntry, splitAtGutters, type TableRow } from './table-row.ts'
import { tableText } from './table-text.ts'

/** Rows of a head, at most. */
export const MAX_HEAD = 3
/** A head is sure over so many rows, of which this share have figures: in a table of words its rows are words as well. */
const LEAST_BODY = 3
const FIGURE_ROWS = 0.7
/** Of a table's rows this share have numbers, where words for none are figures too. */
const NUMBERED_ROWS = 0.4
/** Lines of a head's cell begin, end or have their middle within so many x-heights. */
const ALIGNED = 0.9
/** Rows between rules are one row's lines where there are so many stretches between rules for each row, and three at least. */
const RULED_SHARE = 0.4
const LEAST_STRETCHES = 3

interface GridCell {
  readonly column: number
  span: number
  readonly lines: TextLine[]
  readonly figure: boolean
}
type GridRow = GridCell[]

export interface Grid {
  readonly table: Table
  /** The lines of the cells, row by row and cell by cell. */
  readonly lines: readonly TextLine[]
  /** A line for each row, tabs between its cells. */
  readonly text: string
}

/**
 * @param rules heights of the level rules, from the top down
 * @param isOfWords whether cells hold words, so that rows go on in others and heads are of words as well
 */
export function gridOf(
  rows: readonly TableRow[],
  columns: readonly Column[],
  rules: readonly number[],
  isOfWords: boolean,
): Grid {
  const { grid, head: told } = withOneHead(groupRows(rows, columns, rules, isOfWords))
  const head = told === 0 && isOfWords ? headOf(grid.flatMap(headCells), grid.length, columns.length) : told
  const cells: TableCell[] = grid.flatMap((row, index) =>
    row.map(({ column, span, lines }) => ({
      row: index,
      column,
      rowSpan: 1,
      columnSpan: span,
      text: textOf(lines),
      box: unionOf(lines.map(({ pageBox }) => pageBox)),
    })),
  )
  const table = { rows: grid.length, columns: columns.length, headRows: head, cells }
  return { table, lines: grid.flatMap((row) => row.flatMap(({ lines }) => lines)), text: tableText(table) }
}

const headCells = (row: GridRow, index: number): HeadCell[] =>
  row.map(({ column, span, lines }) => ({
    row: index,
    column,
    span,
    rowSpan: 1,
    words: lines.flatMap(({ words }) => words),
    text: textOf(lines),
  }))

const textOf = (lines: readonly TextLine[]): string => normalize(lines.map(({ text }) => text).join(' '))

function groupRows(
  rows: readonly TableRow[],
  columns: readonly Column[],
  rules: readonly number[],
  isOfWords: boolean,
): GridRow[] {
  const stretch = ({ line }: TableRow): number => rules.filter((y) => y < (line.box[1] + line.box[3]) / 2).length
  const stretches = new Set(rows.map(stretch)).size
  const ruled = stretches >= Math.max(LEAST_STRETCHES, RULED_SHARE * rows.length)
  const grid: GridRow[] = []
  rows.forEach((row, index) => {
    const cells = gridCells(row, columns)
    const above = rows[index - 1]
    const joins =
      above !== undefined &&
      (ruled
        ? stretch(above) === stretch(row)
        : wraps(cells, grid.at(-1)!) || (isOfWords && rowGoesOn(row, rows, index, columns)))
    if (!joins) grid.push(cells)
    else joinInto(grid.at(-1)!, cells)
  })
  return grid
}

/** Small letters alone below a cell go on with it. */
const wraps = (cells: GridRow, above: GridRow): boolean =>
  cells.every(({ lines, column }) => /^\p{Ll}/u.test(lines[0]!.text) && above.some((cell) => cell.column === column))

/** Cells that lie in one column become one. */
function joinInto(row: GridRow, cells: GridRow): void {
  for (const cell of [...row.splice(0), ...cells].sort((a, b) => a.column - b.column)) {
    const last = row.at(-1)
    if (last === undefined || cell.column >= last.column + last.span) row.push(cell)
    else {
      last.span = Math.max(last.span, cell.column + cell.span - last.column)
      last.lines.push(...cell.lines)
    }
  }
}

/** Cells of one row; two that lie in one column are one cell. */
function gridCells({ line, cells }: TableRow, columns: readonly Column[]): GridRow {
  const row: { column: number; span: number; words: Word[]; figure: boolean }[] = []
  const gutters = columns.slice(1).map(({ left }, index) => ({ left: columns[index]!.right, right: left }))
  for (const cell of cells.flatMap((one) => splitAtGutters(one, gutters))) {
    const place = placeOf(cell, columns)
    const last = row.at(-1)
    if (last !== undefined && place.column < last.column + last.span) {
      last.span = Math.max(last.span, place.column + place.span - last.column)
      last.words.push(...cell.words)
      last.figure &&= isEntry(cell)
    } else row.push({ ...place, words: [...cell.words], figure: isEntry(cell) })
  }
  return row.map(({ words, ...cell }) => ({ ...cell, lines: [lineOf(line, words)] }))
}

function lineOf(line: TextLine, words: readonly Word[]): TextLine {
  const pageBox = unionOf(words.map(({ box }) => box))
  const [dx, dy] = [line.box[0] - line.pageBox[0], line.box[1] - line.pageBox[1]]
  return {
    ...line,
    words,
    text: words.map(({ text }) => text).join(' '),
    pageBox,
    box: [pageBox[0] + dx, pageBox[1] + dy, pageBox[2] + dx, pageBox[3] + dy],
  }
}

/** The rows of a head of which each cell goes on in the one under it, as one row; a cell over several columns heads them by itself. */
function withOneHead(grid: readonly GridRow[]): { readonly grid: readonly GridRow[]; readonly head: number } {
  const head = headRows(grid)
  const body = grid.slice(head)
  const isSure = body.length >= LEAST_BODY && body.filter(hasFigures).length >= FIGURE_ROWS * body.length
  if (head < 2 || !isSure) return { grid, head }
  const [above, below] = [grid[head - 2]!, grid[head - 1]!]
  if (!above.every((cell) => goesOnIn(cell, below))) return { grid, head }
  const joined = above.map((cell) => ({ ...cell, lines: [...cell.lines] }))
  joinInto(joined, below)
  return withOneHead([...grid.slice(0, head - 2), joined, ...grid.slice(head)])
}

/** The cell under it lies in the same column alone, and begins, ends or has its middle in the same place. */
function goesOnIn(cell: GridCell, below: GridRow): boolean {
  const under = below.find(({ column }) => column === cell.column)
  if (under === undefined || cell.span > 1 || under.span > 1 || isShouted(cell) !== isShouted(under)) return false
  const [a, b] = [cell, under].map(({ lines }) => unionOf(lines.map(({ box }) => box)))
  const apart = [a![0] - b![0], a![2] - b![2], (a![0] + a![2] - b![0] - b![2]) / 2].map(Math.abs)
  return Math.min(...apart) < ALIGNED * under.lines[0]!.xHeight
}

/** In capitals, so many that they are no abbreviation. */
const isShouted = ({ lines }: GridCell): boolean => lines.every((line) => isCapitals(line, 5))

const hasFigures = (row: GridRow): boolean => row.some(({ column, figure }) => column > 0 && figure)

/** “None” is a figure among numbers, and a word among words. */
const hasNumbers = (row: GridRow): boolean =>
  row.some(({ column, figure, lines }) => column > 0 && figure && lines.some(({ text }) => !/^\p{L}+$/u.test(text)))

/** Rows without figures over rows that have some: the head. */
function headRows(grid: readonly GridRow[]): number {
  const numbered = grid.filter(hasNumbers).length
  const first = grid.findIndex(numbered >= NUMBERED_ROWS * grid.length ? hasFigures : hasNumbers)
  // A lone cell right above the figures names a part of the table.
  const head = first > 0 && first <= MAX_HEAD + 1 ? grid.slice(0, first).findLastIndex((row) => row.length > 1) + 1 : 0
  return head <= MAX_HEAD ? head : 0
}
