import { describe, expect, it } from 'vitest'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const TEXT = Array.from(
  { length: 30 },
  (_, row) => `the text of the page goes on in row ${row} and fills all of its measure so`,
)
const WIDTH = TEXT[10]!.length

function headOf(head: string, gap = '\n\n'): { furniture: string[]; labels: string[] } {
  const page = typedPage(`${head}${gap}${TEXT.join('\n')}`)
  const { furniture, labels } = markFurniture(orderLines([page]), [page])
  return { furniture: furniture.map(({ line }) => line.text), labels: [...labels.values()] }
}

const spread = (left: string, right: string): string => left + ' '.repeat(WIDTH - left.length - right.length) + right

describe('readRunningHead', () => {
  it('takes capitals with the number at either margin, and its label', () => {
    expect(headOf(spread('THE CHEMISTRY OF PITCHBLENDE', '523')).labels).toEqual(['523'])
    expect(headOf(spread('124', 'NEVADA TEST SITE          ')).labels).toEqual(['124'])
  })

  it('takes a head in small letters with the number far from it', () => {
    expect(headOf(spread('Somatic Effects: Cancer', '353')).labels).toEqual(['353'])
    expect(headOf('Somatic Effects: Cancer 353').labels).toEqual([])
  })

  it('takes a sign between the number and the head for a gap', () => {
    for (const head of ['54 | REPORT OF THE BOARD', '54> REPORT OF THE BOARD', '54 • REPORT OF THE BOARD'])
      expect(headOf(head).labels, head).toEqual(['54'])
    expect(headOf(spread('', 'REPORT OF THE BOARD | 55')).labels).toEqual(['55'])
    expect(headOf('54 REPORT OF THE BOARD').labels).toEqual([])
  })

  it('looks past ink beside the paper', () => {
    expect(headOf(`${spread('Somatic Effects: Cancer', '353')}          5`).labels).toEqual(['353'])
  })

  it('takes no heading that ends in a number of its own', () => {
    for (const heading of ['RESOLUTION 1540', 'CHAPTER 4', spread('PROVISIONS OF CHAPTER', '4')])
      expect(headOf(heading).furniture, heading).toEqual([])
  })

  it('takes no numbered heading, no row of a table, no line of the text', () => {
    for (const heading of ['1 INTRODUCTION', spread('Name of the vessel', '1996')])
      expect(headOf(heading).furniture, heading).toEqual([])
    expect(headOf(spread('THE CHEMISTRY OF PITCHBLENDE', '523'), '\n').furniture).toEqual([])
  })
})
