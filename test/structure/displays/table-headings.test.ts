import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const nodesOf = (grid: string) => documentOf([typedPage(grid)]).nodes

const PROSE = `
The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter came.
`
const ROWS = `
Eastmere                     120       14,200      31,400
Westholm                      84        9,700      22,150
Albion                        61        7,310      18,020
Northquay                     55        6,020      14,900`
const HEAD = '\nHarbour                    Ships        Tons        Dues'

describe('withoutHeadings', () => {
  it('leaves a numbered heading and a caption with a wide space out of the table under them', () => {
    for (const heading of ['3.2     Dues of the harbours by their size', 'Table 4.     Dues of the harbours by size']) {
      const nodes = nodesOf(`${PROSE}\n${heading}${HEAD}${ROWS}`)
      const table = nodes.find(({ label }) => label === 'table')!
      expect(table.table, heading).toMatchObject({ rows: 5, headRows: 1 })
      expect(table.text, heading).toMatch(/^Harbour/)
    }
  })

  it('leaves a row of the table in it', () => {
    const nodes = nodesOf(
      `${PROSE}\nA        Eastmere           120${'\nB        Westholm           14,200'.repeat(4)}`,
    )
    expect(nodes.map(({ text }) => text).join('\n')).toContain('Eastmere')
  })
})

describe('a head over two rows', () => {
  it('is one, where its cells go on in those under them', () => {
    const head = `
                         Number of     Tons of    Dues taken
Harbour                    ships        cargo     in pounds`
    const { table } = nodesOf(`${PROSE}${head}${ROWS}`).find(({ label }) => label === 'table')!
    expect(table).toMatchObject({ rows: 5, headRows: 1 })
    expect(table!.cells.slice(0, 4).map(({ text }) => text)).toEqual([
      'Harbour',
      'Number of ships',
      'Tons of cargo',
      'Dues taken in pounds',
    ])
  })

  it('is two, where one heads several columns', () => {
    const { table } = nodesOf(`${PROSE}
                                 2030                    2031
Harbour                    Ships      Dues         Ships      Dues
Eastmere                     120      14,200         131      31,400
Westholm                      84       9,700          90      22,150
Albion                        61       7,310          66      18,020`).find(({ label }) => label === 'table')!
    expect(table).toMatchObject({ rows: 5, headRows: 2 })
  })
})
