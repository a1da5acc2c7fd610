import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Node } from '../../../src/model/document.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { CELL, typedPage } from '../typed-page.ts'

const PROSE = `The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter came.`

const tableIn = (typed: string, rules: Box[] = []): Node | undefined =>
  documentOf([typedPage(`${PROSE}\n\n${typed}\n\n${PROSE}`, { rules })]).nodes.find(({ label }) => label === 'table')
const rowsOf = (node: Node | undefined): string[] =>
  Array.from({ length: node?.table?.rows ?? 0 }, (_, row) =>
    Array.from(
      { length: node!.table!.columns },
      (__, column) => node!.table!.cells.find((cell) => cell.row === row && cell.column === column)?.text ?? '',
    ).join(' | '),
  )

const KEEPERS = `
Quay               Keeper          Since          Lamp
North quay         J. Holm         May            green
South quay         K. Meyer        June           none
West quay          L. Green        August         red and white`

describe('words in columns', () => {
  it('are a table by its caption, above or below, with the first row as its head', () => {
    const rows = [
      'Quay | Keeper | Since | Lamp',
      'North quay | J. Holm | May | green',
      'South quay | K. Meyer | June | none',
      'West quay | L. Green | August | red and white',
    ]
    for (const typed of [`Table 2. Keepers of the lamps\n${KEEPERS}`, `${KEEPERS}\n\nTABLE IV`]) {
      const table = tableIn(typed)
      expect(rowsOf(table)).toEqual(rows)
      expect(table!.table!.headRows).toBe(1)
    }
  })

  it('are a table by a head in capitals, or of words that head columns', () => {
    expect(rowsOf(tableIn(KEEPERS.replace(/^.*Lamp$/mu, (head) => head.toUpperCase())))).toHaveLength(4)
    expect(rowsOf(tableIn(KEEPERS.replace('Keeper  ', 'Name    ').replace('Lamp', 'Type')))).toHaveLength(4)
  })

  it('are a table by a rule under the first row', () => {
    const y = 6 * CELL.height
    const rule: Box = [90, y + 3, 900, y + 6]
    expect(rowsOf(tableIn(KEEPERS, [rule]))).toHaveLength(4)
    expect(tableIn(KEEPERS, [[90, y + 163, 900, y + 166]])).toBeUndefined()
  })

  it('stay text where nothing says that they are a table', () => {
    expect(tableIn(KEEPERS)).toBeUndefined()
  })

  it('put the lines of a cell together, told by small letters or by how near they stand', () => {
    const table = tableIn(`Table 3. Duties
Name               Duty                     Place
Anna Holm          Lights the lamp and      North quay
                   keeps its book           by the crane

Karl Meyer         Tends the bell           Mole
                                            East End

Lea Green          Counts the ships         Harbour gate`)
    expect(rowsOf(table)).toEqual([
      'Name | Duty | Place',
      'Anna Holm | Lights the lamp and keeps its book | North quay by the crane',
      'Karl Meyer | Tends the bell | Mole East End',
      'Lea Green | Counts the ships | Harbour gate',
    ])
  })

  it('are a table of two columns by a caption alone', () => {
    const typed = `
Signal             Meaning
Two bells          Fog on the bar
White flag         Pilot wanted
Red lamp           Harbour closed`
    expect(tableIn(typed)).toBeUndefined()
    expect(rowsOf(tableIn(`Table 7: Signals\n${typed}`))).toHaveLength(4)
  })

  it('are no table where text runs on in them, whatever the caption', () => {
    const columns = `
the council of the     met in the hall        and heard what had
harbour town met       above the quay,        been done since the
in the evening         on the third day       spring, and what was
of the week, and       of the month of        left to do before`
    expect(tableIn(`Table 2. Keepers\n${columns}`)).toBeUndefined()
  })

  it('are no table where they are signed', () => {
    const signed = `
NAME               NAME                 NAME
/s/ Anna Holm      /s/ Karl Meyer       /s/ Lea Green
Clerk              Master               Pilot
North quay         South quay           West quay`
    expect(tableIn(signed)).toBeUndefined()
  })
})
