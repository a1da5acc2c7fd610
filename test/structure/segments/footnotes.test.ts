import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { partFootnotes } from '../../../src/structure/segments/footnotes.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { CELL, typedPage } from '../typed-page.ts'

const BODY = Array.from(
  { length: 24 },
  (_, row) => `The text of the page goes on, row ${row}, and fills its measure well.`,
)

/** A rule just above a grid row, from the margin. */
const ruleAbove = (row: number, left = 100, width = 400): Box => {
  const top = (row + 2) * CELL.height - 1.8 * CELL.xHeight - 6
  return [left, top, left + width, top + 2]
}

function footnotesIn(rows: readonly string[], options: Parameters<typeof typedPage>[1] = {}) {
  const page = typedPage(rows.join('\n'), options)
  const { text, footnotes } = partFootnotes(orderLines([page]), [page])
  return {
    text: text.map((line) => line.text),
    notes: footnotes.map(({ mark, lines }) => `${mark}: ${lines.map((line) => line.text).join(' / ')}`),
  }
}

describe('partFootnotes', () => {
  it('takes small lines that begin with a mark at the page’s foot', () => {
    const { text, notes } = footnotesIn([...BODY, '', '1 See the report.', '2 See the table.'], {
      sizes: { 25: 12, 26: 12 },
    })
    expect(notes).toEqual(['1: 1 See the report.', '2: 2 See the table.'])
    expect(text).toEqual(BODY)
  })

  it('takes what stands under a short rule at the margin, also with a misread mark', () => {
    const { notes } = footnotesIn([...BODY, '', '! Signed on April 12.'], { rules: [ruleAbove(25)] })
    expect(notes).toEqual(['1: ! Signed on April 12.'])
  })

  it('reads raised digits as marks', () => {
    const { notes } = footnotesIn([...BODY, '', '¹ Signed on', 'April 12.', '² In force.'], { rules: [ruleAbove(25)] })
    expect(notes).toEqual(['¹: ¹ Signed on / April 12.', '²: ² In force.'])
  })

  it('takes much smaller lines far below the text, though their mark was not read', () => {
    const note = ['The debtors are told of in the annex of this report and', 'in the book of the harbour.']
    const sizes = { 26: 12, 27: 12 }
    expect(footnotesIn([...BODY, '', '', ...note], { sizes }).notes).toEqual([`null: ${note.join(' / ')}`])
    expect(footnotesIn([...BODY, '', '', ...note], { sizes: { 26: 12, 27: 15 } }).notes).toEqual([])
    expect(footnotesIn([...BODY, ...note], { sizes: { 24: 12, 25: 12 } }).notes).toEqual([])
  })

  it('leaves text under an underlined heading, and under a rule elsewhere, where it is', () => {
    const rows = [...BODY, '', 'The Second Part', '3 Paragraph of the same size as the text.']
    const underline: Box = [100, 27 * CELL.height + 1, 280, 27 * CELL.height + 3]
    expect(footnotesIn(rows, { rules: [underline] }).notes).toEqual([])
    expect(footnotesIn([...BODY, '', 'Text of the same size.'], { rules: [ruleAbove(25, 500, 200)] }).notes).toEqual([])
    expect(footnotesIn([...BODY, '', 'Text of the same size.'], { rules: [ruleAbove(25)] }).notes).toEqual([])
  })
})
