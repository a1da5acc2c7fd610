// Word tables: whether rows of words in columns are a table, where neither figures nor two rules say so.
import { isCapitals } from '../text/letter-case.ts'
import { median, quantile } from '../text/measures.ts'
import { SIGNED } from '../text/signing-words.ts'
import type { TextLine } from '../text/text-line.ts'
import { type Column, placeOf } from './table-columns.ts'
import { goesOnIn } from './table-continuation.ts'
import { HEAD_WORD } from './table-head.ts'
import type { RowCell, TableRow } from './table-row.ts'

/** Rows and columns, at least; two columns are a table where a caption says so. */
const LEAST_ROWS = 3
const LEAST_COLUMNS = 3
/** Of all places so many are filled, of each column's and of each row's. */
const FILLED = 0.75
const COLUMN_FILLED = 0.5
/** Words of a row's cells, in the middle and of all but a few. */
const CELL_WORDS = 4
const MOST_WORDS = 9
const NEARLY_ALL = 0.9
/** White between two columns in the middle of the rows, and at its narrowest, x-heights. */
const GUTTER = 3
const NARROWEST = 1.5
/** Cells begin in one place within so many x-heights, this share of a column's at least. */
const ALIGNED = 1
const ALIGNED_SHARE = 0.8
/** Text in columns goes on from line to line: so many of its lines begin in small letters among others, or end within a word or a list. */
const GOES_ON = 0.4
const CUT_OFF = 0.15
/** A caption stands so near, x-heights: a title may stand between it and the table. */
const NEAR = 9

const TABLE = /^(?:table|tabelle|tableau|tabla|tabella|schedule)\s+(?:\d{1,3}|[IVXL]{1,6}|[A-Z])(?:[-.–]\d{1,3})*\b/iu
export interface Near {
  /** Lines of the page, whatever they are. */
  readonly lines: readonly TextLine[]
  /** Heights of the rules along the rows, straightened page pixels. */
  readonly rules: readonly number[]
}

/** Why rows of words are a table; null where that is not sure. */
export function reasonOfWords(rows: readonly TableRow[], columns: readonly Column[], near: Near): string | null {
  const reason = evidenceOf(rows, columns, near)
  const least = reason === CAPTIONED ? 2 : LEAST_COLUMNS
  return reason !== null && columns.length >= least && isOfWords(rows, columns) ? reason : null
}

const CAPTIONED = 'words in columns by a table’s caption'

function evidenceOf(rows: readonly TableRow[], columns: readonly Column[], { lines, rules }: Near): string | null {
  if (hasCaption(rows, lines)) return CAPTIONED
  if (hasHeadRule(rows, rules)) return 'words in columns under a ruled head'
  return isHead(rows, columns) ? 'words in columns under a head' : null
}

function hasCaption(rows: readonly TableRow[], lines: readonly TextLine[]): boolean {
  const [first, last] = [rows[0]!.line, rows.at(-1)!.line]
  const near = NEAR * first.xHeight
  return lines.some(
    ({ box, text }) =>
      TABLE.test(text) &&
      ((box[3] <= first.box[1] + first.xHeight && first.box[1] - box[3] < near) ||
        (box[1] >= last.box[3] - last.xHeight && box[1] - last.box[3] < near)),
  )
}

/** A rule under the first row parts a head from what it heads. */
function hasHeadRule([first, second]: readonly TableRow[], rules: readonly number[]): boolean {
  if (first === undefined || second === undefined) return false
  const slack = 0.5 * first.line.xHeight
  return rules.some((y) => y > first.line.box[3] - slack && y < second.line.box[1] + slack)
}

/** In capitals over rows that are not, or of words that head columns. */
function isHead([first, ...others]: readonly TableRow[], columns: readonly Column[]): boolean {
  if (first === undefined || first.cells.length < columns.length) return false
  const shouts = (row: TableRow): boolean => isCapitals(row.line, 8)
  return (shouts(first) && !others.some(shouts)) || first.cells.filter(({ text }) => HEAD_WORD.test(text)).length >= 2
}

function isOfWords(rows: readonly TableRow[], columns: readonly Column[]): boolean {
  const xHeight = median(rows.map(({ line }) => line.xHeight))
  const begins = rows.filter((row, index) => index === 0 || !goesOnIn(row, rows, index, columns))
  const placed = begins.map(({ cells }) => cells.map((cell) => ({ cell, ...placeOf(cell, columns) })))
  const byColumn = columns.map((_, index) => placed.flatMap((row) => row.filter(({ column }) => column === index)))
  const cells = placed.flat().map(({ cell }) => cell)
  const counts = cells.map(({ words }) => words.length)
  const filled = byColumn.reduce((sum, column) => sum + column.length, 0)
  return (
    begins.length >= LEAST_ROWS &&
    filled >= FILLED * begins.length * columns.length &&
    byColumn.every((column) => column.length >= COLUMN_FILLED * begins.length) &&
    placed.every((row) => row.every(({ span }) => span === 1)) &&
    median(counts) <= CELL_WORDS &&
    quantile(counts, NEARLY_ALL) <= MOST_WORDS &&
    hasGutters(begins, columns, xHeight) &&
    byColumn.every((column) =>
      beginsInOnePlace(
        column.map(({ cell }) => cell),
        xHeight,
      ),
    ) &&
    !isRunning(cells)
  )
}

function hasGutters(rows: readonly TableRow[], columns: readonly Column[], xHeight: number): boolean {
  const gaps = rows.flatMap(({ cells }) => cells.slice(1).map(({ left }, index) => left - cells[index]!.right))
  return (
    median(gaps) >= GUTTER * xHeight &&
    columns.slice(1).every(({ left }, index) => left - columns[index]!.right >= NARROWEST * xHeight)
  )
}

function beginsInOnePlace(cells: readonly RowCell[], xHeight: number): boolean {
  const near = (place: (cell: RowCell) => number): boolean => {
    const middle = median(cells.map(place))
    const own = cells.filter((cell) => Math.abs(place(cell) - middle) < ALIGNED * xHeight)
    return own.length >= ALIGNED_SHARE * cells.length
  }
  return near(({ left }) => left) || near(({ left, right }) => (left + right) / 2)
}

/** Lines of text in columns, or of those who sign. */
function isRunning(cells: readonly RowCell[]): boolean {
  const share = (test: (text: string) => boolean): number =>
    cells.filter(({ text }) => test(text)).length / cells.length
  return (
    share((text) => /^\p{Ll}/u.test(text)) > GOES_ON ||
    share((text) => /[-,;]$/u.test(text)) > CUT_OFF ||
    cells.some(({ text }) => SIGNED.test(text) || /_{4,}|^by:/iu.test(text))
  )
}
