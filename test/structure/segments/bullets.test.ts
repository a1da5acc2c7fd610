import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const items = (grid: string): string[] =>
  documentOf([typedPage(grid)]).nodes.flatMap(({ label, marker, text }) =>
    label === 'list_item' ? [`${marker} | ${text}`] : [],
  )

describe('bullets', () => {
  it('read as letters are known by each other', () => {
    expect(
      items(`
The advantages of the quay that the council has found are the following:
     o Situated in the lee of the hill, with little wind in any season of
the year.
     0 Thick walls of stone.
     © Highest cranes of the coast, well kept and
painted.
`),
    ).toEqual([
      'o | Situated in the lee of the hill, with little wind in any season of the year.',
      '0 | Thick walls of stone.',
      '© | Highest cranes of the coast, well kept and painted.',
    ])
  })

  it('are no letters that stand alone, or before small ones', () => {
    expect(items('o Situated in the lee of the hill\nThe quay is long and the sea is deep.')).toEqual([])
    expect(items(Array.from({ length: 5 }, () => 'e anche la nave del porto e il molo di pietra').join('\n'))).toEqual(
      [],
    )
  })
})
