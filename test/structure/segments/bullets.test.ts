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
      '• | Thick walls of stone.',
      '• | Highest cranes of the coast, well kept and painted.',
    ])
  })

  it('begin items, and no headings, in capitals between gaps too', () => {
    expect(
      items(`
- WHY THE QUAY IS THERE

- WHAT IT COSTS THE COUNCIL IN A YEAR

                    - HOW THE QUAY IS KEPT

The quay is kept by the council of the harbour and by nobody else at all, as it was.`),
    ).toHaveLength(3)
  })

  it('are no letters that stand alone, or before small ones', () => {
    expect(items('o Situated in the lee of the hill\nThe quay is long and the sea is deep.')).toEqual([])
    expect(items(Array.from({ length: 5 }, () => 'e anche la nave del porto e il molo di pietra').join('\n'))).toEqual(
      [],
    )
  })

  it('of any kind are known by their column, before small letters too', () => {
    expect(
      items(`
The council of the harbour has found that in these last years
  +  the lamps are sound but their towers are not, and three of
     them should be closed;
  +  keepers are paid less than pilots; and
  «  no one counts the batteries.
The council will meet again before the winter.`),
    ).toEqual([
      '+ | the lamps are sound but their towers are not, and three of them should be closed;',
      '+ | keepers are paid less than pilots; and',
      '• | no one counts the batteries.',
    ])
  })

  it('read as letters are list items where their lines hang', () => {
    expect(
      items(`
The keeper has been told of these duties by the council:
  e  lighting the lamp at dusk, also when
     there is a moon;
  e  putting it out at dawn;
  e  winding the clock.`),
    ).toHaveLength(3)
  })

  it('are no words, figures or signs in running text', () => {
    for (const grid of [
      'la nave del porto era vecchia e il molo\ne anche la torre era vecchia e senza luce\ne nessuno vi saliva mai se non il guardiano\ne la moglie.',
      'The quay, the mole and the tower were sold to Berg\n& Lund for a sum that no one knew, and to the firm\n& sons of Holm.',
      'The count of the year, by kinds of ship:\n  4  barges of coal that\n     came in March;\n  7  tugs;\n  9  pilot boats.',
      'The tower was sold.\n  +  It burnt\n     down.',
    ])
      expect(items(grid), grid).toEqual([])
  })

  it('go on over the page', () => {
    const page = (grid: string, number: number): ReturnType<typeof typedPage> => typedPage(grid, { page: number })
    const { nodes } = documentOf([
      page(
        'The council asks for these things:\n  +  lamps of the new kind for each tower,\n     with glass;\n  +  clocks.',
        1,
      ),
      page('  +  batteries.\nThe council will meet again before the winter of this year.', 2),
    ])
    expect(nodes.filter(({ label }) => label === 'list_item').map(({ text }) => text)).toEqual([
      'lamps of the new kind for each tower, with glass;',
      'clocks.',
      'batteries.',
    ])
  })

  it('are no row of dashes under a heading', () => {
    expect(items('EXECUTIVE ORDER 149\n- - - - - - -\nThe keeper of the lamps is to light them.')).toEqual([])
  })

  it('of a font of signs are bullets', () => {
    expect(items('The list:\n\n\uf0b7 lamps;\n\n\uf0b7 clocks.')).toHaveLength(2)
  })
})
