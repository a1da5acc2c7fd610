// Table columns: the stretches between the white gutters that run down through rows of cells.
import { median } from '../text/measures.ts'
import type { RowCell, TableRow } from './table-row.ts'

export interface Column {
  readonly left: number
  readonly right: number
}

/** A gutter is so many x-heights wide. */
const GUTTER = 1
/** Of the rows this share may run over a gutter, and one in any table of some rows: heads that span columns. */
const SPANNING_SHARE = 0.12
const ONE_SPANS = 4

/** From the left, by the rows of more than one cell. */
export function columnsOf(rows: readonly TableRow[]): Column[] {
  const parted = rows.filter(({ cells }) => cells.length > 1)
  const cells = parted.flatMap((row) => row.cells)
  if (cells.length === 0) return []
  const gutter = GUTTER * median(parted.map(({ line }) => line.xHeight))
  const spanning = Math.max(parted.length >= ONE_SPANS ? 1 : 0, Math.floor(SPANNING_SHARE * parted.length))
  const edges = [...new Set(cells.flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b)
  const columns: { left: number; right: number }[] = []
  for (const [index, left] of edges.slice(0, -1).entries()) {
    const right = edges[index + 1]!
    const covering = cells.filter((cell) => cell.left < right && cell.right > left).length
    if (covering <= spanning) continue
    const last = columns.at(-1)
    if (last !== undefined && left - last.right < gutter) last.right = right
    else columns.push({ left, right })
  }
  return columns
}

export interface Placement {
  readonly column: number
  readonly span: number
}

/** The columns that a cell lies in: those it shares more than a sliver with, else the nearest. */
export function placeOf({ left, right }: RowCell, columns: readonly Column[]): Placement {
  const shared = columns.map((column) => Math.min(right, column.right) - Math.max(left, column.left))
  const own = columns.flatMap((column, index) =>
    shared[index]! > 0.25 * Math.min(right - left, column.right - column.left) ? [index] : [],
  )
  if (own.length > 0) return { column: own[0]!, span: own.at(-1)! - own[0]! + 1 }
  return { column: shared.indexOf(Math.max(...shared)), span: 1 }
}
