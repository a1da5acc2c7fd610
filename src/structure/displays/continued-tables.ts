// Continued tables: a table that goes on over a page break is told as such on either side, its repeated head as a head.
import type { Table } from '../../model/document.ts'
import { isCaption } from '../text/captions.ts'
import type { TextLine } from '../text/text-line.ts'
import type { Display } from './display.ts'

/** Columns stand in the same place within so many x-heights, measured from the first one. */
const SAME_PLACE = 2
const CONTINUED = /\b(?:cont(?:inued|['’]?d|\.)|fortsetzung|suite|continuación)/iu

/**
 * The tables, in order; each part of one that goes on says so in `because`. Parts stay nodes of their own, for cells lie
 * on one page.
 * @param text running lines, without displays and footnotes
 * @param order place of each line of the body in the reading order
 */
export function tellContinued(
  tables: readonly Display[],
  text: readonly TextLine[],
  order: ReadonlyMap<TextLine, number>,
): Display[] {
  const told = [...tables]
  for (let index = 1; index < told.length; index++) {
    const [above, below] = [told[index - 1]!, told[index]!]
    if (!isNextPage(above, below, text, order) || !haveSameColumns(above, below)) continue
    const head = repeatedHead(above.table!, below.table!)
    const from = `goes on from the table on page ${above.lines[0]!.page}`
    told[index - 1] = { ...above, because: `${above.because}; goes on on page ${below.lines[0]!.page}` }
    told[index] = {
      ...below,
      because: `${below.because}; ${from}${head > 0 ? ', its head repeated' : ''}`,
      table: { ...below.table!, headRows: Math.max(head, below.table!.headRows) },
    }
  }
  return told
}

/** One ends its page and the other begins the next one, but for captions. */
function isNextPage(
  above: Display,
  below: Display,
  text: readonly TextLine[],
  order: ReadonlyMap<TextLine, number>,
): boolean {
  const [last, first] = [above.taken.at(-1)!, below.taken[0]!]
  return (
    first.page === last.page + 1 &&
    !text.some((line) => line.page === last.page && order.get(line)! > order.get(last)!) &&
    text.every(
      (line) =>
        line.page !== first.page ||
        order.get(line)! > order.get(first)! ||
        isCaption(line.text) ||
        CONTINUED.test(line.text),
    )
  )
}

function haveSameColumns(above: Display, below: Display): boolean {
  const [a, b] = [edgesOf(above.table!), edgesOf(below.table!)]
  const near = SAME_PLACE * Math.max(above.lines[0]!.xHeight, below.lines[0]!.xHeight)
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]!
      return one.some((edge, side) => Math.abs(edge - a[0]![0]! - (other[side]! - b[0]![0]!)) < near)
    })
  )
}

/** Left and right edge of each column, by the cells that lie in it alone. */
const edgesOf = ({ columns, cells }: Table): number[][] =>
  Array.from({ length: columns }, (_, column) => {
    const boxes = cells.filter((cell) => cell.column === column && cell.columnSpan === 1).map(({ box }) => box)
    return [Math.min(...boxes.map((box) => box[0])), Math.max(...boxes.map((box) => box[2]))]
  })

/** How many rows at the top of the second table are the first one's head; 0 for none. */
function repeatedHead(above: Table, below: Table): number {
  const headOf = (table: Table): string =>
    table.cells
      .filter(({ row }) => row < above.headRows)
      .map(({ row, column, text }) => `${row} ${column} ${text.toLowerCase()}`)
      .join('\n')
  return above.headRows < below.rows && headOf(above) === headOf(below) ? above.headRows : 0
}
