import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Document, Node } from '../../../src/model/document.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { renderMarkdown } from '../../../src/render/markdown.ts'
import { CELL, typedPage } from '../typed-page.ts'

/** Before a column of the typing, and under a row of it. */
const x = (column: number): number => 100 + column * CELL.width - 10
const y = (row: number): number => (row + 2) * CELL.height + 10

const level = (row: number, from: number, to: number): Box => [x(from), y(row), x(to), y(row) + 3]
const upright = (column: number, from: number, to: number): Box => [x(column), y(from), x(column) + 3, y(to)]

/** Rules around all cells of a grid, between the rows and columns given. */
const grid = (rows: readonly number[], columns: readonly number[]): Box[] => [
  ...rows.map((row) => level(row, columns[0]!, columns.at(-1)!)),
  ...columns.map((column) => upright(column, rows[0]!, rows.at(-1)!)),
]

const documentOfPage = (typed: string, rules: Box[]): Document => documentOf([typedPage(typed, { rules })])
const tableIn = ({ nodes }: Document): Node | undefined => nodes.find(({ label }) => label === 'table')
const rowsOf = (node: Node | undefined): string[] =>
  Array.from({ length: node?.table?.rows ?? 0 }, (_, row) =>
    Array.from(
      { length: node!.table!.columns },
      (__, column) => node!.table!.cells.find((cell) => cell.row === row && cell.column === column)?.text ?? '',
    ).join(' | '),
  )

const BEFORE = `1. The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter came.`
const AFTER = `2. The keepers of the lamps are to be paid by the month, as they were in the year that
has ended, and the clerk is to keep a book of what they were paid.`

const KEEPERS = `${BEFORE}
Table 2. Keepers of the lamps
Quay            Keeper        Since      Remarks
North quay      J. Holm       May        ill in June
South quay      K. Meyer      June       none
West quay       L. Green      August     moved west
${AFTER}`

describe('partRuledTables', () => {
  it('takes words between rules for a table with its head, cell by cell', () => {
    const document = documentOfPage(KEEPERS, grid([2, 3, 4, 5, 6], [0, 16, 30, 41, 60]))
    expect(document.nodes.map(({ label }) => label)).toEqual([
      'numbered_paragraph',
      'caption',
      'table',
      'numbered_paragraph',
    ])
    expect(rowsOf(tableIn(document))).toEqual([
      'Quay | Keeper | Since | Remarks',
      'North quay | J. Holm | May | ill in June',
      'South quay | K. Meyer | June | none',
      'West quay | L. Green | August | moved west',
    ])
    expect(tableIn(document)!.table!.headRows).toBe(1)
    expect(document.diagnostics).toEqual([])
  })

  it('joins the lines of a cell, one word cut at a line’s end, beside cells of fewer lines', () => {
    const document = documentOfPage(
      `${BEFORE}
Item    Duty                      Remarks
        Lights the lamp and       The lamp of the north
1       keeps the har-            quay was lit late in
        bour book.                the spring.
        Tends the bell in fog     None, but for the one
2       and rings it every        that was made in the
        hour.                     year before.
${AFTER}`,
      grid([1, 2, 5, 8], [0, 8, 34, 64]),
    )
    expect(rowsOf(tableIn(document))).toEqual([
      'Item | Duty | Remarks',
      '1 | Lights the lamp and keeps the harbour book. | The lamp of the north quay was lit late in the spring.',
      '2 | Tends the bell in fog and rings it every hour. | None, but for the one that was made in the year before.',
    ])
    expect(renderMarkdown(document)).toContain('| 2 | Tends the bell in fog and rings it every hour. |')
  })

  it('parts a line that was read over a rule', () => {
    const typed = `${BEFORE}
Quay        Lamp
North quay  green
South quay  red
West quay   white
${AFTER}`
    expect(rowsOf(tableIn(documentOfPage(typed, grid([1, 2, 3, 4, 5], [0, 12, 24]))))).toEqual([
      'Quay | Lamp',
      'North quay | green',
      'South quay | red',
      'West quay | white',
    ])
  })

  it('gives a cell over several columns its span, and one over several rows', () => {
    const document = documentOfPage(
      `${BEFORE}
Harbour         Lamps and bells
East            Anna Holm     green
                Karl Meyer    red
West            Lea Green     white
${AFTER}`,
      [
        ...[1, 2, 4, 5].map((row) => level(row, 0, 46)),
        level(3, 16, 46),
        upright(0, 1, 5),
        upright(16, 1, 5),
        upright(30, 2, 5),
        upright(46, 1, 5),
      ],
    )
    const { cells } = tableIn(document)!.table!
    expect(cells.find(({ text }) => text === 'Lamps and bells')).toMatchObject({ row: 0, column: 1, columnSpan: 2 })
    expect(cells.find(({ text }) => text === 'East')).toMatchObject({ row: 1, column: 0, rowSpan: 2 })
    expect(cells.find(({ text }) => text === 'Karl Meyer')).toMatchObject({ row: 2, column: 1 })
  })

  it('keeps rows apart that no rule parts, where figures or short cells tell them', () => {
    const document = documentOfPage(
      `${BEFORE}
Quay            Keeper        Lamp
North quay      Anna Holm     Green
South quay      Karl Meyer    Red
West quay       Lea Green     White
${AFTER}`,
      [level(1, 0, 46), level(2, 0, 46), level(5, 0, 46), upright(16, 1, 5), upright(30, 1, 5)],
    )
    expect(rowsOf(tableIn(document))).toEqual([
      'Quay | Keeper | Lamp',
      'North quay | Anna Holm | Green',
      'South quay | Karl Meyer | Red',
      'West quay | Lea Green | White',
    ])
  })

  it('takes no columns of text between rules, no framed text and no caption of a court for a table', () => {
    const column = 'The council of the harbour town met above the'
    const text = Array.from({ length: 8 }, () => `${column}    ${column}`).join('\n')
    expect(tableIn(documentOfPage(`${text}\n\n${text}`, grid([-1, 8, 16], [0, 48, 96])))).toBeUndefined()
    expect(tableIn(documentOfPage(`${BEFORE}\n\n${AFTER}`, grid([-1, 6], [0, 90])))).toBeUndefined()
    const court = `ANNA HOLM,                        Case No. 4:19-cv-231
Plaintiff,
vs.                               ORDER ON THE LAMPS
KARL MEYER,
Defendant.
${AFTER}`
    expect(tableIn(documentOfPage(court, [level(4, 0, 33), upright(33, -1, 4), level(-1, 0, 33)]))).toBeUndefined()
  })

  it('has a head as deep as its cells, and none over names and what they stand for', () => {
    const spanning = `${BEFORE}
Quay            Keepers
                By day        By night
North quay      Anna Holm     none
South quay      Karl Meyer    Lea Green
${AFTER}`
    const rules = [
      ...[1, 3, 4, 5].map((row) => level(row, 0, 46)),
      level(2, 16, 46),
      ...[0, 16, 46].map((column) => upright(column, 1, 5)),
      upright(30, 2, 5),
    ]
    expect(tableIn(documentOfPage(spanning, rules))!.table!.headRows).toBe(2)
    const memo = `${BEFORE}
To              The harbour board of the town
From            Anna Holm, keeper of the north quay
Subject         Lamps of the mole
${AFTER}`
    expect(tableIn(documentOfPage(memo, grid([1, 2, 3, 4], [0, 16, 60])))!.table!.headRows).toBe(0)
  })

  it('parts the text of columns that a lost rule would have parted, and none that runs over them', () => {
    const rules = [
      ...[1, 2, 3, 4].map((row) => level(row, 0, 46)),
      ...[0, 46].map((column) => upright(column, 1, 4)),
      ...[16, 30].map((column) => upright(column, 1, 3)),
    ]
    const typed = (last: string): string => `${BEFORE}
Quay            Keeper        Lamp
North quay      Anna Holm     Green
${last}
${AFTER}`
    const rowOf = (last: string): string | undefined => rowsOf(tableIn(documentOfPage(typed(last), rules)))[2]
    expect(rowOf('All quays       Two           Four')).toBe('All quays | Two | Four')
    expect(rowOf('All of them were seen to burn in June')).toBe('All of them were seen to burn in June |  | ')
  })

  it('stands whole among columns of text', () => {
    const left = 'The council of the harbour town met above'
    const right = 'the quay and heard what had been done and'
    const column = Array.from({ length: 6 }, () => `${left}      ${right}`)
    const cells = ['Quay      Lamp', 'North     green', 'South     red', 'West      white']
    const beside = cells.map((row) => `${row.padEnd(left.length)}      ${right}`)
    const { nodes } = documentOfPage([...column, ...beside, ...column].join('\n'), grid([5, 6, 7, 8, 9], [0, 10, 24]))
    const table = nodes.findIndex(({ label }) => label === 'table')
    expect(rowsOf(nodes[table])).toEqual(['Quay | Lamp', 'North | green', 'South | red', 'West | white'])
    const text = (from: number, to?: number): string =>
      nodes
        .slice(from, to)
        .map(({ text: said }) => said)
        .join(' ')
    expect(text(0, table)).not.toContain('the quay')
    expect(text(table + 1).split('the quay')).toHaveLength(17)
  })

  it('loses no word, wherever rules stand', () => {
    const rule = fc.tuple(
      fc.boolean(),
      fc.integer({ min: -1, max: 9 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
    )
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 24 }), (drawn) => {
        const rules = drawn.map(([lies, row, column, long]) =>
          lies ? level(row, column, column + long) : upright(column, row, row + 1 + (long % 7)),
        )
        expect(() => documentOfPage(KEEPERS, rules)).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })
})
