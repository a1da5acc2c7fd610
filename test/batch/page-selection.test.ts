import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSelection, selectPages } from '../../src/batch/page-selection.ts'

describe('selectPages', () => {
  it.each([
    [null, 3, [1, 2, 3]],
    [null, 0, []],
    ['2', 3, [2]],
    ['1-3,7', 9, [1, 2, 3, 7]],
    ['7,1-3,2', 9, [1, 2, 3, 7]],
    ['7-', 9, [7, 8, 9]],
    ['9-', 9, [9]],
    [' 1 , 3-4 ', 4, [1, 3, 4]],
    ['003', 4, [3]],
  ])('%j of %i pages', (selection, count, pages) => {
    expect(selectPages(selection, count)).toEqual(pages)
  })

  it.each(['', ' ', ',', '1,', '0', '0-2', '3-1', '-3', '1-2-3', 'a', '1.5', '１', '1;2', 'all', '--1'])(
    'refuses %j, whatever the file',
    (selection) => {
      const refusal = expect.objectContaining({ kind: 'usage', hint: 'write --pages 1-3,7' })
      expect(() => selectPages(selection, 9)).toThrow(refusal)
      expect(() => checkSelection(selection)).toThrow(refusal)
    },
  )

  it.each([
    ['10', 10],
    ['1-10', 10],
    ['10-', 10],
    ['99999999999999999999', 1e20],
  ])('says of %j that a file of 9 pages has no such page', (selection, page) => {
    expect(() => selectPages(selection, 9)).toThrow(
      expect.objectContaining({ kind: 'usage', message: `page ${page} was asked for, but the file has 9` }),
    )
  })

  it('is not checked for pages before there is a file', () => {
    for (const selection of ['99999999999999999999', '1-1000000000', '5000000-']) checkSelection(selection)
  })

  it('is ascending, without doubles, and within the file', () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 10 }))
      .map(([first, more]) => (more === 0 ? `${first}` : `${first}-${first + more}`))
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
        const pages = selectPages(ranges.join(','), 50)
        expect(pages).toEqual([...new Set(pages)].sort((a, b) => a - b))
        for (const part of ranges) {
          const [first, last = first] = part.split('-').map(Number) as [number, number?]
          for (let page = first; page <= last; page++) expect(pages).toContain(page)
        }
        expect(pages.length).toBeLessThanOrEqual(50)
      }),
    )
  })
})

describe('checkSelection', () => {
  it('takes what some file could have', () => {
    for (const selection of ['1', '5-', '1-3,700', '999999']) expect(() => checkSelection(selection)).not.toThrow()
  })
})
