// Tables: rows of cells that stand under each other in columns, told by their gutters, figures and rules; else they stay text.

import { BULLET, readMarker } from '../../markers/marker.ts'
import type { PageText } from '../../model/page-text.ts'
import { rowsOf } from '../text/line-rows.ts'
import { median } from '../text/measures.ts'
import { groupLines, stepTo, type TextLine } from '../text/text-line.ts'
import type { Display } from './display.ts'
import { partRuledTables } from './ruled-tables.ts'
import { type Column, columnsOf, placeOf } from './table-columns.ts'
import { gridOf, MAX_HEAD } from './table-grid.ts'
import { withoutHeadings } from './table-headings.ts'
import { isEntry, isFigure, type RowCell, readTableRow, type TableRow } from './table-row.ts'
import { rulesAlong } from './table-rules.ts'
import { reasonOfWords } from './word-tables.ts'

/** Rows of one cell between others: a part's name, a wrapped one. */
const MAX_LONE_ROWS = 2
/** Rows are so many line steps apart at most. */
const MAX_STEP = 4
/** Least rows of more than one cell and columns; two columns of which one holds amounts take more rows. */
const LEAST_ROWS = 3
const LEAST_COLUMNS = 3
const LEAST_AMOUNTS = 4
/** Of the columns behind the first this share hold figures, where no rules tell a table; so many of their cells do. */
const FIGURE_COLUMNS = 0.5
const FIGURES = 0.7
const AMOUNTS = 0.9
/** Of all places so many are filled, and of each column's. */
const FILLED = 0.45
const COLUMN_FILLED = 0.25
/** Rules that tell a table, and the words that its cells have then, at most, in the middle. */
const LEAST_RULES = 2
const CELL_WORDS = 6
/** A column of which most cells have more words is text beside the table. */
const PROSE_WORDS = 7
/** Of rows, this share may have a cell that runs over columns: more are text. */
const SPANNING = 0.34
/** A column's cells begin or end in one place, within so many x-heights. */
const ALIGNED = 1
const ALIGNED_SHARE = 0.7

/** The tables among body lines given in reading order, one a page at most goes on in none. */
export function partTables(body: readonly TextLine[], pages: readonly PageText[]): Display[] {
  const byPage = new Map(pages.map((page) => [page.page, page]))
  const ruled = partRuledTables(body)
  const taken = new Set(ruled.flatMap((table) => table.taken))
  const rest = body.filter((line) => !taken.has(line))
  const onPage = groupLines(body, (line) => line.page)
  const unruled = [...groupLines(rest, (line) => line.region).values()].flatMap((column) => {
    const page = byPage.get(column[0]!.page)!
    return runsOf(rowsOf(column).map(readTableRow)).flatMap((rows) => tableOf(rows, page, onPage.get(page.page)!) ?? [])
  })
  if (ruled.length === 0) return unruled
  const order = new Map(body.map((line, index) => [line, index]))
  return [...ruled, ...unruled].sort((a, b) => order.get(a.taken[0]!)! - order.get(b.taken[0]!)!)
}

/** A line of text, that runs through the gap between the cells above it. */
function isRunningOver({ cells }: TableRow, above: TableRow): boolean {
  const [only] = cells
  return (
    only!.words.length > PROSE_WORDS && only!.left < above.cells[0]!.right && only!.right > above.cells.at(-1)!.left
  )
}

/** Rows of several cells that follow each other, with lone ones between. */
function runsOf(rows: readonly TableRow[]): TableRow[][] {
  const runs: TableRow[][] = []
  let run: TableRow[] = []
  let lone: TableRow[] = []
  const close = (): void => {
    if (run.length > 0) runs.push(run)
    run = []
    lone = []
  }
  for (const row of rows) {
    const last = lone.at(-1) ?? run.at(-1)
    if (last !== undefined && stepTo(row.line, last.line) > MAX_STEP * 2.4 * row.line.xHeight) close()
    if (row.cells.length > 1) {
      run.push(...lone.splice(0), row)
      continue
    }
    if (run.length === 0) continue
    if (isRunningOver(row, run.at(-1)!)) {
      close()
      continue
    }
    lone.push(row)
    if (lone.length > MAX_LONE_ROWS) close()
  }
  close()
  return runs
}

function tableOf(rows: readonly TableRow[], page: PageText, near: readonly TextLine[]): Display | null {
  const run = withoutHeadings(rows)
  const columns = columnsOf(run)
  const rules = rulesAlong(run, page)
  const figures = reasonFor(run, columns, rules)
  const reason = figures ?? reasonOfWords(run, columns, { lines: near, rules })
  if (reason === null) return null
  const { table, lines, text } = gridOf(run, columns, rules, figures === null || figures === BETWEEN_RULES)
  const because = `${reason}: ${table.rows} rows, ${table.columns} columns`
  return { label: 'table', lines, taken: run.flatMap(({ pieces }) => pieces), because, text, table }
}

const BETWEEN_RULES = 'cells in columns between rules'

/** Why the rows are a table; null where that is not sure. */
function reasonFor(run: readonly TableRow[], columns: readonly Column[], rules: readonly number[]): string | null {
  const rows = run.filter(({ cells }) => cells.length > 1)
  if (rows.length < LEAST_ROWS || columns.length < 2) return null
  const placed = rows.map(({ cells }) => cells.map((cell) => ({ cell, ...placeOf(cell, columns) })))
  const byColumn = columns.map((_, index) => placed.flatMap((row) => row.filter(({ column }) => column === index)))
  const spanning = placed.filter((row) => row.some(({ span }) => span > 1)).length
  const filled = byColumn.reduce((sum, cells) => sum + Math.min(cells.length, rows.length), 0)
  const isFull =
    filled >= FILLED * rows.length * columns.length &&
    byColumn.every((cells) => cells.length >= Math.max(2, COLUMN_FILLED * rows.length))
  const cells = byColumn.map((column) => column.map(({ cell }) => cell))
  if (!isFull || spanning > SPANNING * rows.length || cells.some((column) => isNoColumn(column) || isProse(column)))
    return null
  const xHeight = median(rows.map(({ line }) => line.xHeight))
  if (!cells.slice(1).every((column) => isAligned(column, xHeight))) return null
  const body = underHead(placed)
  const behind = cells.slice(1).flat()
  if (rules.length >= LEAST_RULES && median(behind.map(({ words }) => words.length)) <= CELL_WORDS) return BETWEEN_RULES
  const figures = cells
    .slice(1)
    .map((column) => column.filter((cell) => body.has(cell)))
    .filter((column) => column.length > 0 && column.filter(isFigure).length >= FIGURES * column.length)
  if (columns.length >= LEAST_COLUMNS && figures.length >= FIGURE_COLUMNS * (columns.length - 1))
    return 'figures in columns'
  const end = median(behind.map(({ right }) => right))
  const amounts = behind.filter(({ text, right }) => isAmount(text) || (isCount(text) && end - right < xHeight)).length
  if (rows.length >= LEAST_AMOUNTS && amounts >= AMOUNTS * behind.length) return 'amounts in a column'
  return null
}

/** The cells below the rows at the top, a few at most, that have no figure behind their first column. */
function underHead(
  rows: readonly (readonly { readonly cell: RowCell; readonly column: number }[])[],
): ReadonlySet<RowCell> {
  const first = rows.findIndex((row) => row.some(({ cell, column }) => column > 0 && isEntry(cell)))
  const isHead = first > 0 && first <= MAX_HEAD && rows.length - first >= LEAST_ROWS
  return new Set(rows.slice(isHead ? first : 0).flatMap((row) => row.map(({ cell }) => cell)))
}

const isAmount = (text: string): boolean => /^[$£€(]?\s?-?\d{1,3}(?:[.,]\d{2,3})+\)?%?$/u.test(text)

/** A whole number, or what stands for none; its column ends in one place. */
const isCount = (text: string): boolean => /^(?:[$£€]?\s?\d+|[-–—]+)$/u.test(text)

/** Markers of a list, or the brackets that part a court's caption. */
function isNoColumn(cells: readonly RowCell[]): boolean {
  const like = (test: (text: string) => boolean): boolean =>
    cells.filter(({ text }) => test(text)).length > 0.5 * cells.length
  return (
    like((text) => /^[)(:;|§\]}]+$/u.test(text)) ||
    like((text) => BULLET.test(`${text} x`) && text.length <= 2) ||
    like((text) => readMarker(`${text} x`)?.length === text.length && /[.)\]]$/u.test(text))
  )
}

const isProse = (cells: readonly RowCell[]): boolean => median(cells.map(({ words }) => words.length)) > PROSE_WORDS

/** Most cells begin in one place, end in one, or have one middle. */
function isAligned(cells: readonly RowCell[], xHeight: number): boolean {
  const near = (place: (cell: RowCell) => number): boolean => {
    const middle = median(cells.map(place))
    return (
      cells.filter((cell) => Math.abs(place(cell) - middle) < ALIGNED * xHeight).length >= ALIGNED_SHARE * cells.length
    )
  }
  return near(({ left }) => left) || near(({ right }) => right) || near(({ left, right }) => (left + right) / 2)
}
