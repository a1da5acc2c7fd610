import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Node } from '../../../src/model/document.ts'
import { renderMarkdown } from '../../../src/render/markdown.ts'
import { CELL, typedPage } from '../typed-page.ts'

type Rules = Parameters<typeof typedPage>[1]

const nodesOf = (grid: string, typing: Rules = {}): Node[] => documentOf([typedPage(grid, typing)]).nodes
const tablesOf = (grid: string, typing: Rules = {}): Node[] =>
  nodesOf(grid, typing).filter(({ label }) => label === 'table')
const rowsOf = ({ table }: Node): string[] =>
  Array.from({ length: table!.rows }, (_, row) =>
    Array.from(
      { length: table!.columns },
      (_, column) => table!.cells.find((cell) => cell.row === row && cell.column === column)?.text ?? '',
    ).join(' | '),
  )
const PROSE = `The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter came.`

const DUES = `
Vessel               Tons          Dues          Paid
Ferry Anna             120           4.50          4.50
Brig Sea Holly         310          11.20         11.20
Barge                   80           2.75
Schooner Mary          205           7.90          3.00
Total                  715          26.35         18.70
`
const WORDS = `
Berth          Keeper            Lamp
North quay     Anna Holm         green
South quay     Peter the Elder   red and white
Mole           nobody            none
`
const ruleUnder = (row: number, left = 90, right = 700): [number, number, number, number] => [
  left,
  (row + 2) * CELL.height + 8,
  right,
  (row + 2) * CELL.height + 11,
]

describe('partTables', () => {
  it('takes figures in columns for a table with its head, between paragraphs that stay', () => {
    const nodes = nodesOf(`${PROSE}\n${DUES}\n${PROSE}`)
    expect(nodes.map(({ label }) => label)).toEqual(['paragraph', 'table', 'paragraph'])
    expect(rowsOf(nodes[1]!)).toEqual([
      'Vessel | Tons | Dues | Paid',
      'Ferry Anna | 120 | 4.50 | 4.50',
      'Brig Sea Holly | 310 | 11.20 | 11.20',
      'Barge | 80 | 2.75 | ',
      'Schooner Mary | 205 | 7.90 | 3.00',
      'Total | 715 | 26.35 | 18.70',
    ])
    expect(nodes[1]!.table!.headRows).toBe(1)
    expect(nodes[1]!.text.split('\n')[2]).toBe('Brig Sea Holly\t310\t11.20\t11.20')
  })

  it('takes words in columns for a table where rules say so, and for text where none do', () => {
    expect(tablesOf(`${PROSE}\n${WORDS}\n${PROSE}`)).toEqual([])
    const found = tablesOf(`${PROSE}\n${WORDS}\n${PROSE}`, { rules: [ruleUnder(2), ruleUnder(3), ruleUnder(6)] })
    expect(found.map(rowsOf)).toEqual([
      [
        'Berth | Keeper | Lamp',
        'North quay | Anna Holm | green',
        'South quay | Peter the Elder | red and white',
        'Mole | nobody | none',
      ],
    ])
  })

  it('puts the lines of a cell together where rules part the rows, or they go on in small letters', () => {
    const grid = `${PROSE}\n
Berth          Keeper            Dues
North quay     Anna Holm         4.50
by the crane
South quay     Peter the Elder   11.20
Mole           nobody            2.75`
    expect(rowsOf(tablesOf(grid)[0]!)[1]).toBe('North quay by the crane | Anna Holm | 4.50')
    const ruled = `${PROSE}\n
Berth          Keeper            Dues
North Quay     Anna              4.50
Long Wall      Holm
South quay     Peter             11.20
Mole           nobody            2.75`
    const rules = [3, 5, 6, 7].map((row) => ruleUnder(row))
    expect(rowsOf(tablesOf(ruled, { rules })[0]!)[1]).toBe('North Quay Long Wall | Anna Holm | 4.50')
  })

  it('tells cells that span columns, and keeps a part’s name in its row', () => {
    const grid = `
                       Dues in spring                Dues in winter
Vessel               first         second         first         second
Northern quay
Ferry Anna             1.20          4.50          4.50           3.10
Brig                   3.10         11.20         11.20           2.20
Southern quay
Barge                  0.80          2.75          1.15           1.70
Schooner               2.05          7.90          3.00           9.95`
    const [table] = tablesOf(grid)
    expect(table!.table!.headRows).toBe(2)
    expect(
      table!
        .table!.cells.filter(({ columnSpan }) => columnSpan > 1)
        .map(({ text, column, columnSpan }) => [text, column, columnSpan]),
    ).toEqual([
      ['Dues in spring', 1, 2],
      ['Dues in winter', 3, 2],
    ])
    expect(rowsOf(table!)[5]).toBe('Southern quay |  |  |  | ')
  })

  it('ends before a line of text, though another table follows', () => {
    const nodes = nodesOf(
      `${DUES}\nThe keeper carries these dues to the book of the council in May of each year.\n${DUES}`,
    )
    expect(nodes.map(({ label }) => label)).toEqual(['table', 'paragraph', 'table'])
  })

  it('takes whole numbers that end in one place for amounts', () => {
    const nodes = nodesOf(`${PROSE}

Town clerk                     450
Overseer of the poor          1200
Constables                      95
Road surveyor                 2310

${PROSE}`)
    expect(nodes.map(({ label }) => label)).toEqual(['paragraph', 'table', 'paragraph'])
  })

  it('takes years over the columns for their heads', () => {
    const [table] = tablesOf(`
Fund                  1921          1922
North quay             200           350
South quay             337           261
Mole                   474           472
`)
    expect(table!.table!.headRows).toBe(1)
  })

  it('is a table in Markdown', () => {
    const document = documentOf([typedPage(`${PROSE}\n${DUES}`)])
    expect(renderMarkdown(document)).toContain(
      '| Vessel | Tons | Dues | Paid |\n| --- | --- | --- | --- |\n| Ferry Anna | 120 | 4.50 | 4.50 |\n',
    )
  })

  it.each([
    [
      'numbered paragraphs',
      '1.   The quay of 1801 was built.\n2.   The lamp of 1802 was lit.\n3.   The dues of 1803 were paid.\n4.   The crane came in 1804.',
    ],
    [
      'a court’s caption',
      'In re:                            )\n                                  )     Chapter 7\nPETER HOLM,                       )     Motion 4\n                                  )     No. 12-345\n     Debtor.                      )     June 7, 1995',
    ],
    [
      'signatures side by side',
      'For the Town:                For the Harbour:\n\nAnna Holm                    Peter Elder\nMayor                        Keeper\n12 May 1901                  12 May 1901',
    ],
    [
      'text beside figures',
      Array.from(
        { length: 5 },
        (_, row) =>
          `The council met in the hall above the quay and heard row ${row}       Q${row}:      1.2${row}     3.4${row}`,
      ).join('\n'),
    ],
    [
      'two columns of text',
      Array.from(
        { length: 12 },
        (_, row) => `${`the left column has these words ${row}`.padEnd(40)}     and the right one has others ${row}`,
      ).join('\n'),
    ],
    ['an address', 'Harbour Office               Telephone 120\n7 Lamp Street                Open from 8'],
  ])('leaves %s', (_, grid) => expect(tablesOf(`${PROSE}\n\n${grid}\n\n${PROSE}`)).toEqual([]))

  it('loses no word, whatever stands in the columns', () => {
    const cell = fc.constantFrom(
      '',
      '',
      '12',
      '1.50',
      'quay',
      'lamp and wall',
      '(a)',
      '3 4 5',
      'a longer piece of text',
      '–',
    )
    const width = fc.integer({ min: 8, max: 30 })
    const grid = fc
      .tuple(
        fc.array(width, { minLength: 2, maxLength: 6 }),
        fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 12 }),
      )
      .map(([widths, rows]) =>
        rows.map((row) => widths.map((one, index) => row[index]!.padEnd(one)).join('')).join('\n'),
      )
    fc.assert(
      fc.property(grid, (text) => void documentOf([typedPage(`x\n${text}`)])),
      { numRuns: 300 },
    )
  })
})
