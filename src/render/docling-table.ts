// Tables of a DoclingDocument: cells with their rows, columns and boxes; contents are an index of titles and page numbers.
import type { Node } from '../model/document.ts'
import type { Box } from '../model/geometry.ts'

/** What a node with cells or entries has beside what every item has; null for any other node. */
export function doclingTable(node: Node): { readonly label: string; readonly data: object } | null {
  const { table, entries } = node
  if (table !== undefined) {
    const cells = table.cells.map(({ row, column, rowSpan, columnSpan, text, box }) =>
      cellOf(text, [row, column, rowSpan, columnSpan], row < table.headRows, box),
    )
    return { label: 'table', data: { table_cells: cells, num_rows: table.rows, num_cols: table.columns } }
  }
  if (entries === undefined) return null
  const cells = entries.flatMap(({ title, label }, row) => [
    cellOf(title, [row, 0, 1, 1], false),
    cellOf(label, [row, 1, 1, 1], false),
  ])
  return { label: 'document_index', data: { table_cells: cells, num_rows: entries.length, num_cols: 2 } }
}

function cellOf(
  text: string,
  [row, column, rowSpan, columnSpan]: readonly [number, number, number, number],
  isHead: boolean,
  box?: Box,
): object {
  const bbox = box === undefined ? null : { l: box[0], t: box[1], r: box[2], b: box[3], coord_origin: 'TOPLEFT' }
  return {
    bbox,
    row_span: rowSpan,
    col_span: columnSpan,
    start_row_offset_idx: row,
    end_row_offset_idx: row + rowSpan,
    start_col_offset_idx: column,
    end_col_offset_idx: column + columnSpan,
    text,
    column_header: isHead,
    row_header: false,
    row_section: false,
  }
}
