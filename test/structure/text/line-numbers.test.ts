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

function parted(...pages: ReturnType<typeof typedPage>[]) {
  const { body, furniture } = markFurniture(orderLines(pages), pages)
  return { body: body.map(({ text }) => text), furniture: furniture.map(({ line }) => line.text) }
}

const numbersIn = (...pages: ReturnType<typeof typedPage>[]): string[] =>
  parted(...pages).furniture.filter((text) => /^\d+$/.test(text))

describe('line numbers at the margin', () => {
  it.each([2, 6])('are furniture, %i spaces from the text', (gap) => {
    const { body, furniture } = parted(counted(gap))
    expect(body).toEqual(SENTENCES)
    expect(furniture).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  })

  it('are told on a page with hardly a word on it by the other pages', () => {
    const cover = Array.from(
      { length: 8 },
      (_, row) => `${String(row + 1).padStart(2)}${row === 3 ? `${' '.repeat(30)}MAPS` : ''}`,
    )
    const { body } = parted(counted(6), typedPage(cover.join('\n'), { page: 2 }))
    expect(body).toEqual([...SENTENCES, 'MAPS'])
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

  it('may go on past a hundred, page by page', () => {
    const rows = Array.from({ length: 35 }, (_, row) => {
      const number = row % 5 === 4 ? String(row + 81) : ''
      return `${number.padStart(4)}    Harbour dues of the year were paid in row ${row}, which fills it`
    })
    expect(parted(typedPage(rows.join('\n'))).furniture).toEqual(['85', '90', '95', '100', '105', '110', '115'])
  })

  const speech = (page: number): string[] =>
    Array.from({ length: 25 }, (_, row) => {
      if (row % 6 === 3) return `and the council of page ${page} had asked for them in row ${row}.`
      return row % 2 === 0
        ? `Q. Did you see the lamps in row ${row} of ${page}?`
        : `A. I did. They were lit in row ${row} by him`
    })

  it('count speech, of which few lines go on', () => {
    const rows = speech(1).map((text, row) => `${String(row + 1).padStart(2)}      ${text}`)
    const { body, furniture } = parted(typedPage(rows.join('\n')))
    expect(furniture).toEqual(rows.map((_, row) => String(row + 1)))
    expect(body).toEqual(speech(1))
  })

  it('count pages alike, where a list would go on', () => {
    const page = (number: number, from: number): ReturnType<typeof typedPage> => {
      const rows = Array.from(
        { length: 25 },
        (_, row) => `${String(row + from).padStart(2)}      Dues of the quays in row ${row * number} of ${number}`,
      )
      return typedPage(rows.join('\n'), { page: number })
    }
    expect(numbersIn(page(1, 1), page(2, 1))).toHaveLength(50)
    expect(numbersIn(page(1, 1), page(2, 26))).toEqual([])
  })

  it('are not the first column of a long table on two pages', () => {
    const page = (number: number): ReturnType<typeof typedPage> => {
      const rows = Array.from(
        { length: 25 },
        (_, row) => `${String(row + 1).padStart(2)}      Quay ${row} of the port    paid ${number} in all    in May`,
      )
      return typedPage(rows.join('\n'), { page: number })
    }
    expect(numbersIn(page(1), page(2))).toEqual([])
  })

  it('are not the numbers of a table’s rows, nor of paragraphs', () => {
    const rows = SENTENCES.map(
      (_, row) => `${String(row + 1).padStart(2)}      Harbour dues of the ${row + 1}th district of Westholm`,
    )
    expect(parted(typedPage(rows.join('\n'))).furniture).toEqual([])
  })
})
