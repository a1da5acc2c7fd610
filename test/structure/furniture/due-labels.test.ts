import { describe, expect, it } from 'vitest'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const WORDS = 'harbour vessel treaty quay agree under tonnage pilot chair annual before river channel notice'.split(' ')

/** Lines of prose, no two pages alike. */
const prose = (seed: number): string =>
  Array.from({ length: 30 }, (_, row) =>
    Array.from({ length: 11 }, (_, place) => WORDS[(seed * 7 + row * 5 + place * (3 + (row % 4))) % WORDS.length]).join(
      ' ',
    ),
  ).join('\n')

/** A book's pages with heads of their own, each with a number at the right. */
function book(...numbers: string[]) {
  const titles = ['THE OLD QUAY', 'LAMPS AND TOWERS', 'OF PILOTS', 'A WRECK', 'THE GREAT STORM', 'NEW CRANES']
  const pages = numbers.map((number, index) =>
    typedPage(`                  ${titles[index]!.padEnd(46)}${number}\n\n${prose(index)}`, { page: index + 1 }),
  )
  const { furniture, labels, body } = markFurniture(orderLines(pages), pages)
  return { heads: furniture.length, labels: [...labels].sort(([a], [b]) => a - b).map(([, label]) => label), body }
}

describe('a page number that was misread', () => {
  it('is the one due between those before and behind it', () => {
    expect(book('10', '11', 'l2', '13', '14', '1§5').labels).toEqual(['10', '11', '12', '13', '14', '15'])
    expect(book('vi', 'vii', 'vili', 'ix', 'x', 'xi').labels).toEqual(['vi', 'vii', 'viii', 'ix', 'x', 'xi'])
  })

  it('is none where another number is due, or none is told', () => {
    expect(book('10', '11', 'l3', '13', '14', '15').labels).toEqual(['10', '11', '13', '14', '15'])
    expect(book('x', 'y', 'l2').labels).not.toContain('12')
  })
})
