import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const beside = (...columns: readonly (readonly string[])[]): string =>
  Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, row) =>
    columns.map((lines) => (lines[row] ?? '').padEnd(50)).join(''),
  ).join('\n')

describe('the front of a page', () => {
  it('ends where the text of a column begins, which has a measure of its own', () => {
    const left = [
      '  The quay is shut from the first of May on,',
      'until the work on its wall is done. The ships',
      'that would lie at it go to the dock of fish.',
      '  The master asks all owners of small boats to',
      'take them off the slip by then. What is left',
      'there goes to the yard of the town at a cost',
      'that they bear, and may be had from noon to a',
      'day in the fall, as it was in the last years.',
    ]
    const right = [
      '  The bell has been set two cables to the west',
      'of where it was. It shows a light of its own',
      'that can be seen at five miles, or at four if',
      'it is dull. The old buoy has not been lifted.',
      '  The horn was still for three nights in May.',
      'A new one has come, and the keeper has tried',
      'it with two of the board, who heard it far in',
      'the town and on the hill that lies behind it.',
    ]
    const { nodes } = documentOf([typedPage(`NOTICES OF THE HARBOURS\n\n${beside(left, right)}`)])
    expect(nodes.slice(1).map(({ text }) => text.split(' ').slice(0, 2).join(' '))).toEqual([
      'The quay',
      'The master',
      'The bell',
      'The horn',
    ])
  })

  it('has the second line of a title on the axis of the first, whatever the margins', () => {
    const title =
      '     Fog on the Northern Coast of the Country\n              Report of the Committee\n\n           2 February 1974'
    const text = Array.from({ length: 20 }, (_, row) => `The text goes on and fills its measure, row by row ${row},`)
    const { nodes } = documentOf([
      typedPage(title, { sizes: { 0: 26, 1: 20 } }),
      typedPage(text.join('\n'), { page: 2 }),
    ])
    expect(nodes.slice(0, 3).map(({ label }) => label)).toEqual(['title', 'section_header', 'dateline'])
  })
})
