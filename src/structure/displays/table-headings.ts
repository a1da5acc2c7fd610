// Table headings: rows right above a table, parted into cells by their wide spaces, that head it and none of its columns.
import { isCaption } from '../text/captions.ts'
import { isEntry, type TableRow } from './table-row.ts'

/** "3.2", "Table 4", before a title that runs over columns. */
const NUMBER = /^(?:(?:table|schedule|annex|exhibit|figure)\s)?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,5})[.:]?$/iu
/** Type this much larger than the row's below. */
const LARGER = 1.25

/** Rows from the top down, without those at the top that head the table. */
export function withoutHeadings(rows: readonly TableRow[]): readonly TableRow[] {
  const [first, next] = rows
  return first !== undefined && next !== undefined && isHeadingOver(first, next) ? withoutHeadings(rows.slice(1)) : rows
}

/** A caption, a number and a title that runs over columns, or larger type; over a row of cells, and with no figure of its own. */
function isHeadingOver({ line, cells }: TableRow, next: TableRow): boolean {
  if (next.cells.length < 2) return false
  if (isCaption(line.text)) return true
  if (cells.slice(1).some(isEntry)) return false
  const [number, title] = cells
  const isNumbered =
    cells.length === 2 && next.cells.length > 2 && NUMBER.test(number!.text) && title!.right > next.cells[1]!.right
  const saysMuch = cells.every(({ text }) => /\p{L}{3}/u.test(text)) && /\p{Ll}{3}/u.test(next.line.text)
  return isNumbered || (saysMuch && line.xHeight >= LARGER * next.line.xHeight)
}
