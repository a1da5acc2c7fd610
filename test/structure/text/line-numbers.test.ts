import { describe, expect, it } from 'vitest'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const SENTENCES = [
  'The debtor shall file further reports not later than ninety days after',
  'the initial report is due and every ninety days thereafter, until the',
  'estate is fully administered as provided by the rule, and a copy of the',
  'initial and subsequent reports shall be filed concurrently with the',
  'office of the trustee, who shall keep them for ten years and then hand',
  'them to the archive of the harbour, where they may be read by anyone',
  'who asks for them in writing and pays the fee that the council sets',
  'from time to time for the reading of such papers and for their copies.',
]

/** @param gap spaces between number and text: few are read as one line, many as two */
function counted(gap: number): ReturnType<typeof typedPage> {
  return typedPage(SENTENCES.map((text, row) => `${String(row + 1).padStart(2)}${' '.repeat(gap)}${text}`).join('\n'))
}

function parted(page: ReturnType<typeof typedPage>) {
  const { body, furniture } = markFurniture(orderLines([page]), [page])
  return { body: body.map(({ text }) => text), furniture: furniture.map(({ line }) => line.text) }
}

describe('line numbers at the margin', () => {
  it.each([2, 6])('are furniture, %i spaces from the text', (gap) => {
    const { body, furniture } = parted(counted(gap))
    expect(body).toEqual(SENTENCES)
    expect(furniture).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  })

  it('are told where the address of a firm stands further out', () => {
    const rows = SENTENCES.map((text, row) => `${String(row + 1).padStart(12)}      ${text}`)
    const { furniture } = parted(
      typedPage(
        [...rows, '', 'Loftus Quay, Pell Albon', '14 Quay St., Albon town', 'for the bay, Albon Head'].join('\n'),
      ),
    )
    expect(furniture).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  })

  it('may count every fifth line; one that is misread is told by its place', () => {
    const rows = Array.from({ length: 40 }, (_, row) => {
      const number = row % 5 === 4 ? String(row + 1) : ''
      return `${(row === 14 ? 'l5' : number).padStart(2)}    the text of the page goes on in row ${row} and fills it`
    })
    expect(parted(typedPage(rows.join('\n'))).furniture).toEqual(['5', '10', 'l5', '20', '25', '30', '35', '40'])
  })

  it('are not the numbers of a table’s rows, nor of paragraphs', () => {
    const rows = SENTENCES.map(
      (_, row) => `${String(row + 1).padStart(2)}      Harbour dues of the ${row + 1}th district of Westholm`,
    )
    expect(parted(typedPage(rows.join('\n'))).furniture).toEqual([])
  })
})
