// What closes a letter, an order or a treaty is told from headings.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const text = (rows: number): string =>
  `     ${Array.from({ length: rows }, (_, row) => `The text of this page goes on and fills its measure, row by row ${row},`).join('\n')}\nand so it ends.`

const nodesOf = (grid: string): string[] =>
  documentOf([typedPage(grid)]).nodes.map(({ label, text: said }) => `${label}: ${said.slice(0, 40)}`)

const headings = (grid: string): string[] =>
  nodesOf(grid).filter((node) => /^(?:section_header|title|dateline)/u.test(node))

describe('closings', () => {
  it('are no part of the last numbered paragraph, whose lines begin right under its number', () => {
    const numbered = `1. ${text(2)}\n2. ${text(2)}`
    const last = (closing: string): readonly string[] => nodesOf(`${numbered}\n${closing}`).slice(2)
    expect(last('Dated this 4th day of June, 2021.')).toEqual(['paragraph: Dated this 4th day of June, 2021.'])
    expect(last('Adopted at the 12th meeting, 4 June 2021.')).toEqual([
      'paragraph: Adopted at the 12th meeting, 4 June 2021',
    ])
    expect(last('By order of the Council\nT. BRANDT, Town Clerk')).toEqual([
      'paragraph: By order of the Council',
      'signature: T. BRANDT, Town Clerk',
    ])
  })

  it('are no headings: names, offices and parties after a formula, or by themselves', () => {
    const right = ' '.repeat(36)
    const closing = (lines: readonly string[]): string => `${text(5)}\n\n${lines.join('\n\n')}`
    expect(headings(closing([`${right}Sincerely,`, `${right}JOHN A. HOLM`, `${right}Keeper of the Lamps`]))).toEqual([])
    expect(headings(closing([`${right}Respectfully submitted,`, 'Anna Lund', 'The Harbour Advocates']))).toEqual([])
    for (const line of ['Attorneys for Plaintiff', 'Interim Chairman', 'R. T. Holm'])
      expect(headings(`${text(5)}\n\n${line}\n\n${right}Another Line`), line).not.toContain(`section_header: ${line}`)
  })

  it('are no headings either where they tell who was there', () => {
    for (const line of ['Apologies: D. White', 'In attendance: Anna Lund', 'Participants: The Harbour Advocates'])
      expect(headings(`${' '.repeat(30)}MINUTES\n\n${line}\n\n${text(5)}`), line).not.toContain(
        `section_header: ${line}`,
      )
  })

  it('leave what heads the text after them', () => {
    const grid = `${text(4)}\n\nSincerely,\n\nJOHN A. HOLM\n\nEXPLANATORY NOTE\n\n${text(4)}`
    expect(headings(grid)).toEqual(['section_header: EXPLANATORY NOTE'])
  })

  it('with a place and a date are paragraphs, whose date the metadata has', () => {
    const grid = `${' '.repeat(24)}TREATY OF THE HARBOURS\n\n${text(4)}\nDone at Port Haven, 4 June 2024.`
    expect(nodesOf(grid).at(-1)).toBe('paragraph: Done at Port Haven, 4 June 2024.')
    expect(documentOf([typedPage(grid)]).metadata.dateline).toMatchObject({ place: 'Port Haven', date: '2024-06-04' })
  })

  it('take no sentence that begins like a formula', () => {
    const rows = [
      'The text of this page goes on and fills its measure, and was well done.',
      'Done in a hurry it would not have been so well, as all of them agreed at',
      'the end of the day.',
    ]
    expect(nodesOf(rows.join('\n'))).toHaveLength(1)
  })

  it('leave citations in brackets in the text', () => {
    expect(headings(`${text(4)}\n\n${' '.repeat(30)}(Ex. 1.)\n\n${text(4)}`)).toEqual([])
  })

  it('with a place and a date, and no stop, end before the next line', () => {
    const grid = `${text(4)}\n\nDone at Port Haven, 4 June 2024\nThe Ministry of Harbours`
    expect(nodesOf(grid)[1]).toBe('paragraph: Done at Port Haven, 4 June 2024')
  })
})
