import { describe, expect, it } from 'vitest'
import type { PageLook } from '../../../src/model/page-look.ts'
import type { PageText } from '../../../src/model/page-text.ts'
import { type NumberGap, numberGaps } from '../../../src/structure/numbering/number-gaps.ts'
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { withLook } from '../../../src/structure/numbering/second-reading.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { CELL, typedPage } from '../typed-page.ts'

const WHOLE = `
11. The parties met in the harbour of the host.

12. The parties agreed to meet again in a year,
and to keep the records.

13. The parties noted the report of the Chair.

14. The parties parted.`

const gapsOf = (...pages: PageText[]): readonly NumberGap[] => readNumbering(orderLines(pages)).gaps
const numbersOf = (page: PageText): string[] =>
  [...readNumbering(orderLines([page])).lines.values()].map(({ number }) => number)

/** What a look at the gap sees of the whole page. */
function lookAt(gap: NumberGap, page: PageText): PageLook {
  const [place] = gap.places
  const [, top, , bottom] = place!.box
  const lines = page.lines.filter(({ box }) => box[1] >= top && box[3] <= bottom)
  return { schemaVersion: '1.0', key: 'a'.repeat(64), page: place!.page, box: place!.box, lines }
}

describe('numberGaps', () => {
  it('lie between the neighbours of what is missing', () => {
    const page = typedPage(WHOLE.replace('13. The', 'B. The'))
    const [gap, ...others] = gapsOf(page)
    expect(others).toEqual([])
    expect(gap).toMatchObject({ style: 'arabic.', missing: ['13'], places: [{ page: 1 }] })
    const [left, top, right, bottom] = gap!.places[0]!.box
    const rows = (row: number): number => (row + 2) * CELL.height
    expect(left).toBeLessThan(100)
    expect(right).toBeGreaterThan(600)
    expect([top, bottom]).toEqual([rows(2), rows(7) - 1.6 * CELL.xHeight])
  })

  it('lie at the foot of one page and at the head of the next where the neighbours do', () => {
    const [first, second] = WHOLE.replace('13. The', 'B. The').split('\n\nB.')
    const gaps = gapsOf(typedPage(first!), typedPage(`B.${second}`, { page: 2 }))
    expect(gaps).toHaveLength(1)
    expect(gaps[0]!.places.map(({ page }) => page)).toEqual([1, 2])
  })

  it('are none where nothing is missing', () => {
    expect(numberGaps([], [])).toEqual([])
    expect(gapsOf(typedPage(WHOLE))).toEqual([])
  })
})

describe('withLook', () => {
  const found = typedPage(WHOLE)

  it('puts a line with the missing number in the place of what was read there', () => {
    const page = typedPage(WHOLE.replace('13. The', 'B. The'))
    const [gap] = gapsOf(page)
    const read = withLook(page, lookAt(gap!, found), gap!)
    expect(numbersOf(read)).toEqual(['11', '12', '13', '14'])
    expect(read.lines.map(({ words }) => words.length)).toEqual(found.lines.map(({ words }) => words.length))
    expect(read.diagnostics).toMatchObject([{ code: 'structure/looked-again', page: 1 }])
    expect(read.diagnostics[0]!.message).toContain('found “13. The parties noted')
  })

  it('puts in a line that had not been read at all', () => {
    const page = typedPage(WHOLE.replace(/13\..*/, ''))
    const [gap] = gapsOf(page)
    expect(numbersOf(withLook(page, lookAt(gap!, found), gap!))).toEqual(['11', '12', '13', '14'])
  })

  it('changes no word where the missing number does not show, and tells that', () => {
    const page = typedPage(WHOLE.replace('13. The', 'B. The'))
    const [gap] = gapsOf(page)
    const read = withLook(page, lookAt(gap!, page), gap!)
    expect(read.lines).toEqual(page.lines)
    expect(read.diagnostics[0]!.message).toBe('13 missing, looked again: nothing more was found')
    const many = { ...gap!, missing: ['11', '12', '13', '14', '15'] }
    expect(withLook(page, lookAt(gap!, page), many).diagnostics[0]!.message).toMatch(/^11 to 15 missing, /)
  })
})
