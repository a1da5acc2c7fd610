import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { renderMarkdown } from '../../../src/render/markdown.ts'
import { typedPage } from '../typed-page.ts'

const pageOf = (grid: string) => documentOf([typedPage(grid)])
const texts = (grid: string): string[] => pageOf(grid).nodes.map(({ text }) => text)

const OPENING = `
The harbour board met in the upper room of the customs house on the ninth day
of May at seven in the evening, with the keeper of the lamps in the chair and
the clerk at his side.
`
const CLOSING = `
The minutes of the meeting before were read by the clerk and approved without
correction, after which the board heard what the engineer had to tell of the
state of the north mole.
`

describe('lists of short lines', () => {
  it('keep their lines, and go on neither from the text above nor in the text below', () => {
    const document = pageOf(`${OPENING}Present:
Mr. Tom Arkwright, Keeper
Mrs. Ellen Pell
Dr. Hugh Marsden${CLOSING}`)
    expect(document.nodes.map(({ text }) => text.slice(0, 12))).toEqual([
      'The harbour ',
      'Present:\nMr.',
      'The minutes ',
    ])
    expect(document.nodes[1]!.because).toBe('a list: lines that each end far before the margin')
    expect(renderMarkdown(document)).toContain(
      'Present:\\\nMr. Tom Arkwright, Keeper\\\nMrs. Ellen Pell\\\nDr. Hugh Marsden\n',
    )
  })

  it('begin anew with a label', () => {
    expect(
      texts(`${OPENING}
Attachments:
Plan of the mole
Estimate of 1912
cc: Town clerk
Office of the engineer
File`).slice(1),
    ).toEqual(['Attachments:\nPlan of the mole\nEstimate of 1912', 'cc: Town clerk\nOffice of the engineer\nFile'])
  })

  it('keep rows of figures that no table takes', () => {
    expect(texts(`${OPENING}\nHarbour dues received 412.50\nFines 18\nRent of sheds 220`).at(-1)).toBe(
      'Harbour dues received 412.50\nFines 18\nRent of sheds 220',
    )
  })

  it('are not lines that wrap, nor the ends of sentences', () => {
    expect(texts(OPENING)).toHaveLength(1)
    expect(
      texts(`${OPENING}
The lamps were lit.
The fog came in.
The boats went out.
${CLOSING}`).some((text) => text.includes('\n')),
    ).toBe(false)
    expect(
      texts(`${OPENING}
Notice is given by
The Keeper of the
Lamps that all of
those who come in will pay the dues of the harbour before they leave it, as
the book says.`).some((text) => text.includes('Lamps that all of\n')),
    ).toBe(false)
  })
})
