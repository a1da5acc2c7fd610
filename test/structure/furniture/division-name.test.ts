import { describe, expect, it } from 'vitest'
import { readDivisionName } from '../../../src/structure/furniture/division-name.ts'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'
import { centred, prose } from './prose.ts'

function taken(...grids: string[]): string[] {
  const pages = grids.map((grid, index) => typedPage(grid, { page: index + 1 }))
  return markFurniture(orderLines(pages), pages).furniture.map(({ line }) => line.text)
}

describe('a division’s name alone in its row', () => {
  it('is read with all that its number can mean', () => {
    expect(readDivisionName('APPENDIX 13')).toEqual({ word: 'appendix', numbers: ['13'], isAppended: true })
    expect(readDivisionName('Annex C')?.numbers).toContain('C')
    expect(readDivisionName('Resolution 41')).toEqual({ word: 'resolution', numbers: ['41'], isAppended: false })
    expect(readDivisionName('Annex C to the report')).toBeNull()
    expect(readDivisionName('Harbour Dues 21')).toBeNull()
  })

  it.each([
    ['APPENDIX 13', 'APPENDIX 14'],
    ['Annex I', 'Annex II', 'Annex III'],
    ['CHAPTER I', 'CHAPTER II'],
    ['Article 5', 'Article 6'],
    ['Resolution 41', 'Resolution 42', 'Resolution 43'],
    ['APPENDIX 13: Joint Statement of the Council', 'APPENDIX 14: Joint Statement of the Council'],
  ])('heads what follows it: %s, %s', (...heads) => {
    const grids = heads.map(
      (head, index) => `${centred(head)}\n\n${centred(`On quay ${index}`)}\n\n${prose(index + 1)}`,
    )
    expect(taken(...grids)).toEqual([])
  })

  it('heads what follows it also under a running head', () => {
    const grids = ['Annex A', 'Annex B', 'Annex C'].map(
      (head, index) => `${centred('THE HARBOUR REPORT')}\n\n${centred(head)}\n\n${prose(index + 1)}`,
    )
    expect(taken(...grids)).toEqual(['THE HARBOUR REPORT', 'THE HARBOUR REPORT', 'THE HARBOUR REPORT'])
  })

  it('runs where it stands alike on the pages of its division', () => {
    const opening = `${'\n'.repeat(4)}${centred('CHAPTER I')}\n\n${prose(9, 28)}`
    const heads = ['CHAPTER I', 'CHAPTER I', 'CHAPTER II', 'CHAPTER II']
    const grids = heads.map((head, index) => `${centred(head)}\n\n${prose(index + 1)}`)
    expect(taken(opening, ...grids)).toEqual(heads)
  })

  it('heads an appended document that begins under it, and runs from then on', () => {
    const first = (head: string, page: number): string =>
      `${centred(head)}\n\n1.  The council met in spring.\n${prose(page)}`
    const next = (head: string, page: number): string => `${centred(head)}\n\n${prose(page)}`
    const found = taken(first('Annex A', 1), next('Annex A', 2), first('Annex B', 3), next('Annex B', 4))
    expect(found).toEqual(['Annex A', 'Annex B'])
  })

  it('counts the pages of an annex, and is what stands at the foot of a page', () => {
    const pages = ['Annex A-1', 'Annex A-2', 'Annex A-3']
    expect(taken(...pages.map((head, index) => `${centred(head)}\n\n${prose(index + 1)}`))).toEqual(pages)
    const feet = ['Exhibit 13', 'Exhibit 14']
    expect(taken(...feet.map((foot, index) => `${prose(index + 1)}\n\n\n${centred(foot)}`))).toEqual(feet)
  })

  it('runs over a page where its document’s text goes on', () => {
    const heads = ['Annex A', 'Annex A', 'Annex A']
    expect(taken(...heads.map((head, index) => `${centred(head)}\n\n${prose(index + 1)}`))).toEqual(heads)
  })
})
