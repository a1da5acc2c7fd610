// Grid regions: ruled tables kept whole while the text around them is put in reading order.
import type { Box } from '../../model/geometry.ts'
import type { PageText } from '../../model/page-text.ts'
import type { GridLines } from './grid-lines.ts'
import { rowsOf } from './line-rows.ts'
import { median } from './measures.ts'
import type { TextLine } from './text-line.ts'

/** One line in place of a ruled table, without words: what stands around the table is read as if around a line. */
export function standInFor({ grid: { xs, ys }, lines }: GridLines, page: PageText): TextLine {
  const box: Box = [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!]
  const xHeight = median(lines.map((line) => line.xHeight))
  return { page: page.page, words: [], text: '', box, pageBox: box, baseline: box[3], xHeight, region: 0 }
}

/** The lines of a region, with its tables as regions of their own. */
export function withTables(lines: readonly TextLine[], tables: ReadonlyMap<TextLine, GridLines>): TextLine[][] {
  const at = lines.findIndex((line) => tables.has(line))
  if (at === -1) return [[...lines]]
  return [lines.slice(0, at), inCellOrder(tables.get(lines[at]!)!.lines), ...withTables(lines.slice(at + 1), tables)]
}

/** Cell by cell, row by row, from the top down in each. */
const inCellOrder = (lines: readonly TextLine[]): TextLine[] =>
  rowsOf(lines)
    .flat()
    .sort((a, b) => a.cell!.row - b.cell!.row || a.cell!.column - b.cell!.column)
