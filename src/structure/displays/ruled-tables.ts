// Ruled tables: the lines that stand in the cells of a grid become a table by its cells, whatever they say.
import type { Table, TableCell } from '../../model/document.ts'
import { unionOf } from '../../model/geometry.ts'
import { joinLines } from '../text/clean-text.ts'
import { rowsOf } from '../text/line-rows.ts'
import { median } from '../text/measures.ts'
import type { RuledGrid } from '../text/ruled-grid.ts'
import type { TextLine } from '../text/text-line.ts'
import { type Vocabulary, vocabularyOf } from '../text/vocabulary.ts'
import type { Display } from './display.ts'
import { type HeadCell, headOf } from './table-head.ts'
import { isFigure } from './table-row.ts'
import { tableText } from './table-text.ts'

/** Between two rules there are several rows where so many of their lines, by share, have several cells, and a figure among them. */
const ROWS_SHARE = 0.7
/** Or where the grid has no more than a head and one row, of so many lines, whose pieces are short and seldom go on in small letters. */
const LEAST_LINES = 3
const FEW_ROWS = 2
const SHORT_PIECE = 4
const GOES_ON = 0.3

type CellLine = TextLine & { readonly cell: NonNullable<TextLine['cell']> }

/** The tables of grids, from the lines of the body that stand in their cells. */
export function partRuledTables(body: readonly TextLine[]): Display[] {
  const byGrid = new Map<RuledGrid, CellLine[]>()
  for (const line of body.filter((one): one is CellLine => one.cell !== undefined)) {
    const own = byGrid.get(line.cell.grid)
    if (own === undefined) byGrid.set(line.cell.grid, [line])
    else own.push(line)
  }
  if (byGrid.size === 0) return []
  const vocabulary = vocabularyOf(body)
  return [...byGrid].flatMap(([grid, lines]) => tableOf(grid, lines, vocabulary) ?? [])
}

interface Placed {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  readonly lines: TextLine[]
}

/** Null where what was read in the grid stands in one row or one column. */
function tableOf(grid: RuledGrid, lines: readonly CellLine[], vocabulary: Vocabulary): Display | null {
  const { cells, rows, columns } = withoutEmpty(placedCells(grid, lines))
  if (rows < 2 || columns < 2) return null
  const table: Table = {
    rows,
    columns,
    headRows: headOf(cells.map(headCell), rows, columns),
    cells: cells.map((cell): TableCell => ({ ...spanOf(cell), text: textOf(cell, vocabulary), box: boxOf(cell) })),
  }
  return {
    label: 'table',
    lines: cells.flatMap((cell) => cell.lines),
    taken: lines,
    because: `cells between rules: ${rows} rows, ${columns} columns`,
    text: tableText(table),
    table,
  }
}

const spanOf = ({ row, column, rowSpan, columnSpan }: Placed): Omit<TableCell, 'text' | 'box'> => ({
  row,
  column,
  rowSpan,
  columnSpan,
})

const textOf = ({ lines }: Placed, vocabulary: Vocabulary): string =>
  joinLines(
    lines.map(({ text }) => text),
    vocabulary,
  )

const boxOf = ({ lines }: Placed): TableCell['box'] => unionOf(lines.map(({ pageBox }) => pageBox))

const headCell = ({ row, column, columnSpan, rowSpan, lines }: Placed): HeadCell => ({
  row,
  column,
  span: columnSpan,
  rowSpan,
  words: lines.flatMap(({ words }) => words),
  text: lines.map(({ text }) => text).join(' '),
})

/** The cells that say something, row by row, and where several rows stand between two rules, each in its own. */
function placedCells({ cells: fields }: RuledGrid, lines: readonly CellLine[]): Placed[] {
  const said = new Set(lines.map(({ cell }) => cell.row)).size
  const parts = fields.map((_, row) => rowsBetween(row, lines, said))
  const first = parts.map((_, row) => parts.slice(0, row).reduce((sum, part) => sum + part.length, 0))
  const placed = new Map<string, Placed>()
  for (const line of lines) {
    const { row, column, rowSpan, columnSpan } = line.cell
    const part = rowSpan > 1 ? 0 : parts[row]!.findIndex((own) => own.has(line))
    const at = first[row]! + Math.max(0, part)
    const known = placed.get(`${at} ${column}`)
    if (known !== undefined) known.lines.push(line)
    else {
      const end = rowSpan === 1 ? at + 1 : first[row + rowSpan - 1]! + parts[row + rowSpan - 1]!.length
      placed.set(`${at} ${column}`, { row: at, column, rowSpan: end - at, columnSpan, lines: [line] })
    }
  }
  return [...placed.values()].sort((a, b) => a.row - b.row || a.column - b.column)
}

/** The lines between two rules by the rows of the table that they are; one row's lines, mostly. */
function rowsBetween(row: number, lines: readonly CellLine[], said: number): ReadonlySet<TextLine>[] {
  const own = lines.filter(({ cell }) => cell.row === row && cell.rowSpan === 1)
  const stretches = rowsOf(own) as CellLine[][]
  if (!hasRows(stretches, said)) return [new Set(own)]
  const rows: Set<TextLine>[] = []
  for (const stretch of stretches) {
    const last = rows.at(-1)
    if (last === undefined || !goesOn(stretch)) rows.push(new Set(stretch))
    else for (const line of stretch) last.add(line)
  }
  return rows
}

function hasRows(stretches: readonly (readonly CellLine[])[], said: number): boolean {
  const full = stretches.filter((stretch) => new Set(stretch.map(({ cell }) => cell.column)).size > 1)
  if (full.length < 2 || full.length < ROWS_SHARE * stretches.length) return false
  const behind = (stretch: readonly CellLine[]): readonly CellLine[] => stretch.filter(({ cell }) => cell.column > 0)
  if (full.filter((stretch) => behind(stretch).some(isFigure)).length >= ROWS_SHARE * full.length) return true
  const pieces = stretches.flat()
  return (
    said <= FEW_ROWS &&
    stretches.length >= LEAST_LINES &&
    median(pieces.map(({ words }) => words.length)) <= SHORT_PIECE &&
    pieces.filter(({ text }) => /^\p{Ll}/u.test(text)).length < GOES_ON * pieces.length
  )
}

/** A line of a table's row begins none where its first column is empty and it has no figure, or all of it begins in small letters. */
const goesOn = (stretch: readonly CellLine[]): boolean =>
  stretch.every(({ text }) => /^\p{Ll}/u.test(text)) ||
  (stretch.every(({ cell }) => cell.column > 0) && !stretch.some(isFigure))

/** Rows and columns in which no cell begins, and none says anything, are left out. */
function withoutEmpty(cells: readonly Placed[]): { cells: readonly Placed[]; rows: number; columns: number } {
  const rows = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b)
  const columns = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b)
  const count = (places: readonly number[], from: number, span: number): number =>
    places.filter((place) => place >= from && place < from + span).length
  return {
    rows: rows.length,
    columns: columns.length,
    cells: cells.map((cell) => ({
      ...cell,
      row: rows.indexOf(cell.row),
      column: columns.indexOf(cell.column),
      rowSpan: count(rows, cell.row, cell.rowSpan),
      columnSpan: count(columns, cell.column, cell.columnSpan),
    })),
  }
}
