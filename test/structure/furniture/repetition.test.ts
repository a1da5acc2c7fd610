import { describe, expect, it } from 'vitest'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'
import { centred, prose } from './prose.ts'

function mark(...grids: string[]) {
  const pages = grids.map((grid, index) => typedPage(grid, { page: index + 1 }))
  const { furniture, labels } = markFurniture(orderLines(pages), pages)
  return { furniture: furniture.map(({ line }) => line.text), labels: [...labels.values()] }
}

describe('rows that are alike but no running heads', () => {
  it.each([
    ['captions', 'Table 1. Dues of the harbour', 'Table 2. Dues of the harbour', 'Table 3. Dues of the harbour'],
    ['captions with years', 'Figure 1. Ships in 1977', 'Figure 2. Ships in 1978', 'Figure 3. Ships in 1979'],
    ['titles with years', 'Budget of the harbour for 1977', 'Budget of the harbour for 1978'],
    ['years under numbered pages', 'Harbour budget, 1977', 'Harbour budget, 1978', 'Harbour budget, 1979'],
  ])('%s', (_, ...heads) => {
    const { furniture, labels } = mark(
      ...heads.map((head, index) => `${centred(head)}\n\n${prose(index + 1)}\n\n\n${centred(String(index + 1))}`),
    )
    expect(furniture).toEqual(heads.map((_head, index) => String(index + 1)))
    expect(labels).toEqual(furniture)
  })

  it('titles at the heads of pages that differ by a word', () => {
    const heads = ['The Ambassador in Bonn to the Minister', 'The Ambassador in London to the Minister']
    expect(mark(...heads.map((head, index) => `${centred(head)}\n\n${prose(index + 1)}`)).furniture).toEqual([])
  })

  it('but a word misread, or a chapter’s name that runs on, is a head', () => {
    const heads = ['Report on the Harbour: Dues', 'Report on the Harbour: Dues', 'Report on the Harbour: Lamps']
    expect(mark(...heads.map((head, index) => `${centred(head)}\n\n${prose(index + 1)}`)).furniture).toEqual(heads)
    const mirrored = ['412      No. 27      Pilotage Act      1931', '1931      Pilotage Act      No. 27      413']
    const found = mark(...mirrored.map((head, index) => `${head}\n\n${prose(index + 1)}`)).furniture
    const words = (rows: readonly string[]): string[] => rows.join(' ').split(/\s+/u).sort()
    expect(words(found)).toEqual(words(mirrored))
    const misread = ['Report on the Harbour', 'Report on the Narbour', 'Report on tne Harbour']
    expect(mark(...misread.map((head, index) => `${centred(head)}\n\n${prose(index + 1)}`)).furniture).toEqual(misread)
  })

  it('one whose number was misread is a head, though the first one stands over other type', () => {
    const heads = ['HARBOUR DUES', 'HARBOUR DUES', 'HARBOUR DUES', 'o HARBOUR DUES,', 'HARBOUR DUES']
    const pages = heads.map((head, index) => {
      const large = Object.fromEntries(Array.from({ length: 40 }, (_, row) => [row + 1, 26]))
      return typedPage(`${centred(head)}\n\n${prose(index + 1)}`, { page: index + 1, sizes: index === 0 ? large : {} })
    })
    expect(markFurniture(orderLines(pages), pages).furniture.map(({ line }) => line.text)).toEqual(heads)
  })

  it('leave a volume’s years at its pages’ heads to be its page numbers', () => {
    const heads = ['HARBOUR STATUTES 1977', 'HARBOUR STATUTES 1978', 'HARBOUR STATUTES 1979']
    const { furniture, labels } = mark(...heads.map((head, index) => `${centred(head)}\n\n${prose(index + 1)}`))
    expect(furniture).toEqual(heads)
    expect(labels).toEqual(['1977', '1978', '1979'])
  })

  it('a heading and the entry of the contents that stands at its height', () => {
    const contents = [
      '1. Berths and quays . . . . . . 2',
      '2. Lamps of the harbour . . . . 3',
      '3. Dues of ships . . . . . 4',
    ]
    const grids = [
      `${contents.join('\n')}`,
      `1. Berths and quays\n\n${prose(2)}`,
      `2. Lamps of the harbour\n\n${prose(3)}`,
      `3. Dues of ships\n\n${prose(4)}`,
    ]
    expect(mark(...grids).furniture).toEqual([])
  })

  it('a heading and an entry without leaders, under the heading of the contents', () => {
    const grids = [
      `${centred('CONTENTS')}\n\nBerths and quays                    2\nDues of ships                    3`,
      `\n\nBerths and quays\n\n${prose(2)}`,
      `\n\nDues of ships\n\n${prose(3)}`,
    ]
    expect(mark(...grids).furniture).toEqual([])
  })
})

it('a document’s symbol runs over its pages, on this side or that', () => {
  const heads = ['A/71/388', `${' '.repeat(60)}A/71/388`, 'A/71/388']
  expect(mark(...heads.map((head, index) => `${head}\n\n${prose(index + 1)}`)).furniture).toEqual(
    Array(3).fill('A/71/388'),
  )
})

it('a running foot is known by its width on a cover with few words', () => {
  const foot = centred('Opposition to the motion to dismiss')
  const page = (text: string): string => `${text}${'\n'.repeat(38 - text.split('\n').length)}${foot}`
  const covers = [page(prose(1)), page(prose(2)), page(centred('EXHIBIT A'))].map((grid, index) =>
    typedPage(grid, { page: index + 1, sizes: { [grid.split('\n').length - 1]: 11 } }),
  )
  const { furniture } = markFurniture(orderLines(covers), covers)
  expect(furniture.map(({ line }) => line.text)).toEqual(Array(3).fill(foot.trim()))
})
