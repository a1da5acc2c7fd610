import { expect, it } from 'vitest'
import type { Table } from '../../../src/model/document.ts'
import { tableText } from '../../../src/structure/displays/table-text.ts'

type Placed = readonly [row: number, column: number, text: string, rowSpan?: number, columnSpan?: number]

const tableOf = (rows: number, columns: number, cells: readonly Placed[]): Table => ({
  ...{ rows, columns, headRows: 1 },
  cells: cells.map(([row, column, text, rowSpan = 1, columnSpan = 1]) => ({
    ...{ row, column, rowSpan, columnSpan, text, box: [0, 0, 1, 1] },
  })),
})

it('keeps each cell in its column, whatever is empty or spans', () => {
  const table = tableOf(5, 3, [
    [0, 0, 'Port', 2],
    [0, 1, 'Calls', 1, 2],
    [1, 1, '2018'],
    [1, 2, '2019'],
    [2, 0, 'Eastmere'],
    [2, 2, '12'],
    [4, 0, 'Total'],
    [4, 1, '7'],
  ])
  expect(tableText(table)).toBe('Port\tCalls\n\t2018\t2019\nEastmere\t\t12\nTotal\t7')
})
