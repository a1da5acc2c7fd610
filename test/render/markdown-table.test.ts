import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { markdownTable } from '../../src/render/markdown-table.ts'

const tableOf = (rows: readonly (readonly string[])[], headRows: number) => ({
  rows: rows.length,
  columns: rows[0]!.length,
  headRows,
  cells: rows.flatMap((row, at) =>
    row.map((text, column) => ({
      row: at,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      box: [0, 0, 1, 1] as [number, number, number, number],
    })),
  ),
})

/** The rows that a reader of GitHub's Markdown sees; null where it is no table. */
function shownRows(markdown: string): string[][] | null {
  const { children } = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const [table] = children
  if (children.length !== 1 || table?.type !== 'table') return null
  return table.children.map((row) =>
    row.children.map((cell) =>
      cell.children.map((child) => (child.type === 'text' ? child.value : `<${child.type}>`)).join(''),
    ),
  )
}

describe('markdownTable', () => {
  it('puts the rows of a head together, and leaves it empty where there is none', () => {
    expect(
      shownRows(
        markdownTable(
          tableOf(
            [
              ['Agent', 'Dues'],
              ['staff', 'paid'],
              ['12', '3'],
            ],
            2,
          ),
        ),
      ),
    ).toEqual([
      ['Agent staff', 'Dues paid'],
      ['12', '3'],
    ])
    expect(shownRows(markdownTable(tableOf([['12', '3']], 0)))).toEqual([
      ['', ''],
      ['12', '3'],
    ])
  })

  it('shows each cell as it is', () => {
    const piece = fc.constantFrom('quay', '|', '\\', '*', '_a_', '`', '---', '#', '1.', '<b>', '&amp;', '~~x~~', '12')
    const cell = fc.array(piece, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
        expect(shownRows(markdownTable(tableOf(rows, 1)))).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })
})
