// Table text: what a table says, a line a row, each cell in its column's place.
import type { Table } from '../../model/document.ts'

/** Tabs between columns, so many that a cell is told by them though others are empty or span several; none behind the last cell. */
export function tableText({ rows, columns, cells }: Table): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const own = new Map(cells.filter((cell) => cell.row === row).map((cell) => [cell.column, cell.text]))
    return Array.from({ length: columns }, (_, column) => own.get(column) ?? '')
      .join('\t')
      .trimEnd()
  })
  return lines.filter((line) => line !== '').join('\n')
}
