import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Node } from '../../../src/model/document.ts'
import { typedPage } from '../typed-page.ts'

const tablesOf = (...grids: readonly string[]): Node[] =>
  documentOf(grids.map((grid, index) => typedPage(grid, { page: index + 1 }))).nodes.filter(
    ({ label }) => label === 'table',
  )

const HEAD = 'Harbour                    Ships        Tons        Dues'
const FIRST = `
Eastmere                     120       14,200      31,400
Westholm                      84        9,700      22,150
Albion                        61        7,310      18,020`
const SECOND = `
Quayside                      20        3,050       8,300
Stonewall                     19        3,000       8,200
Greenholm                     18        2,900       8,100`
const PROSE = `
The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter came.`

describe('tellContinued', () => {
  it('says on either side that a table goes on, its repeated head a head', () => {
    const [above, below] = tablesOf(`${PROSE}\n\n${HEAD}${FIRST}`, `${HEAD}${SECOND}\n\n${PROSE}`)
    expect(above!.because).toBe('figures in columns: 4 rows, 4 columns; goes on on page 2')
    expect(below!.because).toBe(
      'figures in columns: 4 rows, 4 columns; goes on from the table on page 1, its head repeated',
    )
    expect(below!.table!.headRows).toBe(1)
  })

  it('needs no head on the second page, and may pass over a caption that says so', () => {
    for (const opening of ['', 'Table 3. Dues (continued)\n\n'])
      expect(tablesOf(`${HEAD}${FIRST}`, `${opening}${SECOND.trim()}\n\n${PROSE}`)[1]!.because, opening).toMatch(
        /goes on from the table on page 1$/,
      )
  })

  it('tells nothing where text stands between, or the columns stand elsewhere', () => {
    const other = SECOND.replaceAll('          ', '                   ')
    for (const pages of [
      [`${HEAD}${FIRST}\n\n${PROSE}`, `${HEAD}${SECOND}`],
      [`${HEAD}${FIRST}`, `${PROSE}\n\n${HEAD}${SECOND}`],
      [`${HEAD}${FIRST}`, other],
    ])
      expect(
        tablesOf(...pages)
          .map(({ because }) => because)
          .join(' '),
      ).not.toContain('goes on')
  })
})
