// Grid lines: the lines of a page that stand in the cells of a ruled grid, parted at its upright rules and told their cells.
import type { PageText } from '../../model/page-text.ts'
import { median } from './measures.ts'
import { type GridCell, gridsOf, type RuledGrid } from './ruled-grid.ts'
import { pieceOf, straighten, type TextLine } from './text-line.ts'

/** A table has so many rows of which two cells or more say something; of all its cells this share do. */
const LEAST_ROWS = 2
const FILLED = 0.3
/** Cells of more words, in the middle, are columns of text between rules; one that says most of the words, and many, is a framed text. */
const CELL_WORDS = 40
const FRAMED_SHARE = 0.6
const FRAMED_WORDS = 80
/** Of the cells that say something this share lie in one column: a form's fields do as they like. */
const IN_COLUMNS = 0.5
/** White between the text of two columns, x-heights. */
const WHITE = 2

export interface GridLines {
  readonly grid: RuledGrid
  readonly lines: readonly TextLine[]
}

/** The grids of a page that are tables, each with its lines, and all other lines in the order given. */
export function partGrids(
  lines: readonly TextLine[],
  page: PageText,
): { readonly grids: readonly GridLines[]; readonly text: readonly TextLine[] } {
  if (page.rules.length === 0 || lines.length === 0) return { grids: [], text: lines }
  const found: GridLines[] = []
  let text = lines
  for (const ruled of gridsOf(page, median(lines.map(({ xHeight }) => xHeight)))) {
    const grid = partedByWhite(ruled, text, page)
    const pieces = text.flatMap((line) => piecesIn(grid, line, page))
    const inside = pieces.filter(({ cell }) => cell?.grid === grid)
    if (!isTable(grid, inside)) continue
    found.push({ grid, lines: inside })
    text = pieces.filter(({ cell }) => cell?.grid !== grid)
  }
  return { grids: found, text }
}

/** A line, parted where its words stand in different cells. */
function piecesIn(grid: RuledGrid, line: TextLine, page: PageText): TextLine[] {
  const row = placeIn(grid.ys, (line.box[1] + line.box[3]) / 2)
  if (row === null) return [line]
  const cells = line.words.map(({ box }) => {
    const [left, , right] = straighten(box, page)
    const column = placeIn(grid.xs, (left + right) / 2)
    return column === null ? null : grid.cells[row]![column]!
  })
  const starts = cells.flatMap((cell, index) => (index === 0 || cell !== cells[index - 1] ? [index] : []))
  return starts.map((from, index) => {
    const piece = starts.length === 1 ? line : pieceOf(line, from, starts[index + 1] ?? line.words.length, page)
    const cell = cells[from]!
    return cell === null ? piece : { ...piece, cell: { grid, ...cell } }
  })
}

/**
 * The grid, its cells over several columns parted where no rule does, but their text stands in those columns with white
 * between: upright rules may be lost beside thick ones.
 */
function partedByWhite(grid: RuledGrid, lines: readonly TextLine[], page: PageText): RuledGrid {
  const stretches = new Map<GridCell, Stretch[]>()
  for (const line of lines) {
    const row = placeIn(grid.ys, (line.box[1] + line.box[3]) / 2)
    for (const stretch of row === null ? [] : stretchesOf(line, page)) {
      const column = placeIn(grid.xs, (stretch[0] + stretch[1]) / 2)
      const cell = column === null ? undefined : grid.cells[row!]![column]
      if (cell === undefined || cell.columnSpan === 1 || cell.rowSpan > 1) continue
      stretches.set(cell, [...(stretches.get(cell) ?? []), stretch])
    }
  }
  const parted = new Set([...stretches].filter(([, own]) => standInColumns(own, grid.xs)).map(([cell]) => cell))
  if (parted.size === 0) return grid
  const cells = grid.cells.map((own, row) =>
    own.map((cell, column) => (parted.has(cell) ? { row, column, rowSpan: 1, columnSpan: 1 } : cell)),
  )
  return { ...grid, cells }
}

/** Left and right end, straightened page pixels. */
type Stretch = readonly [number, number]

/** Words without wide white between them. */
function stretchesOf({ words, xHeight }: TextLine, page: PageText): Stretch[] {
  const stretches: [number, number][] = []
  for (const { box } of words) {
    const [left, , right] = straighten(box, page)
    const last = stretches.at(-1)
    if (last !== undefined && left - last[1] < WHITE * xHeight) last[1] = right
    else stretches.push([left, right])
  }
  return stretches
}

function standInColumns(stretches: readonly Stretch[], xs: readonly number[]): boolean {
  const columns = stretches.map(([left, right]) => {
    const column = placeIn(xs, left)
    return column !== null && column === placeIn(xs, right) ? column : null
  })
  return !columns.includes(null) && new Set(columns).size > 1
}

/** Number of the stretch between two edges that holds a place; null outside. */
function placeIn(edges: readonly number[], at: number): number | null {
  const next = edges.findIndex((edge) => edge > at)
  return next <= 0 ? null : next - 1
}

function isTable({ cells }: RuledGrid, lines: readonly TextLine[]): boolean {
  const all = new Set(cells.flat())
  const words = new Map<string, { readonly cell: GridCell; count: number }>()
  for (const { cell, words: own } of lines) {
    const name = `${cell!.row} ${cell!.column}`
    const said = words.get(name)
    if (said === undefined) words.set(name, { cell: cell!, count: own.length })
    else said.count += own.length
  }
  const said = [...words.values()]
  const inRow = (row: number): number =>
    said.filter(({ cell }) => cell.row <= row && row < cell.row + cell.rowSpan).length
  const counts = said.map(({ count }) => count)
  const sum = counts.reduce((total, count) => total + count, 0)
  const isFramed = sum > FRAMED_WORDS && Math.max(...counts) > FRAMED_SHARE * sum
  return (
    cells.filter((_, row) => inRow(row) >= 2).length >= LEAST_ROWS &&
    said.length >= FILLED * all.size &&
    said.filter(({ cell }) => cell.columnSpan === 1).length >= IN_COLUMNS * said.length &&
    median(counts) <= CELL_WORDS &&
    !isFramed
  )
}
