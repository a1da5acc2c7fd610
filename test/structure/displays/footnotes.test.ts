import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { partFootnotes } from '../../../src/structure/displays/footnotes.ts'
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

  it('measures small type against the whole page’s, where the column above the rule is short', () => {
    const caption = BODY.slice(0, 9).map(
      (line, row) => `${row % 2 === 0 ? line.slice(0, 24).padEnd(50) : ''.padEnd(50)}${line.slice(0, 20)}`,
    )
    const note = Array.from(
      { length: 12 },
      (_, row) => `The debtors of this case are told of in row ${row} of the annex of this report,`,
    )
    const rows = [...caption, '', BODY[0]!, BODY[1]!, '', ...note]
    const sizes = Object.fromEntries(note.map((_, index) => [13 + index, 13]))
    const page = { ...typedPage(rows.join('\n'), { sizes, rules: [ruleAbove(13)] }), height: 900 }
    const lines = orderLines([page]).map((line, index) => ({ ...line, region: index < 13 ? 1 : 2 }))
    expect(lines.filter(({ region }) => region === 2).length).toBeGreaterThan(note.length)
    expect(partFootnotes(lines, [page]).footnotes.map(({ lines: own }) => own.length)).toEqual([note.length])
  })

  const LONG = 'The cost of the lights is told in the yearly report of the board, which prints all.'

  it('begins a note whose mark was lost where a full line begins a sentence under a short note', () => {
    const { notes } = footnotesIn([...BODY, '', '¹ A letter of the Minister.', LONG, 'And its price.'], {
      rules: [ruleAbove(25)],
    })
    expect(notes).toEqual(['¹: ¹ A letter of the Minister.', `null: ${LONG} / And its price.`])
  })

  it('leaves a second paragraph of a note with it where the next mark counts on', () => {
    const { notes } = footnotesIn([...BODY, '', '¹ A letter of the Minister.', LONG, '² In force.'], {
      rules: [ruleAbove(25)],
    })
    expect(notes).toEqual([`¹: ¹ A letter of the Minister. / ${LONG}`, '²: ² In force.'])
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

  it('takes notes over the rule of the page’s foot', () => {
    const rows = [...BODY, '', '1. Signed on', 'April 12.', '2. In force.']
    const { notes } = footnotesIn(rows, { rules: [ruleAbove(25), ruleAbove(29, 100, 800)] })
    expect(notes).toEqual(['1.: 1. Signed on / April 12.', '2.: 2. In force.'])
  })

  it('leaves numbered paragraphs in the text’s size under a rule over the measure, under a frame, and after the one above', () => {
    const rows = [...BODY, '', '5. The council met.', '6. It went home.']
    const wide = ruleAbove(25, 100, 800)
    const foot = ruleAbove(25)
    const side: Box = [100, foot[1] - 300, 102, foot[3]]
    expect(footnotesIn(rows, { rules: [wide] }).notes).toEqual([])
    expect(footnotesIn(rows, { rules: [foot, side] }).notes).toEqual([])
    expect(footnotesIn(rows, { rules: [foot] }).notes).toHaveLength(2)
    const after = rows.map((row, index) => (index === 20 ? `4. ${row}` : row))
    expect(footnotesIn(after, { rules: [foot] }).notes).toEqual([])
    const raised = after.map((row, index) => (index === 18 ? `${row.slice(0, -1)}⁵` : row))
    expect(footnotesIn(raised, { rules: [foot] }).notes).toHaveLength(2)
  })

  it('leaves text under an underlined heading, and under a rule elsewhere, where it is', () => {
    const rows = [...BODY, '', 'The Second Part', '3 Paragraph of the same size as the text.']
    const underline: Box = [100, 27 * CELL.height + 1, 280, 27 * CELL.height + 3]
    expect(footnotesIn(rows, { rules: [underline] }).notes).toEqual([])
    expect(footnotesIn([...BODY, '', 'Text of the same size.'], { rules: [ruleAbove(25, 500, 200)] }).notes).toEqual([])
    expect(footnotesIn([...BODY, '', 'Text of the same size.'], { rules: [ruleAbove(25)] }).notes).toEqual([])
  })

  it('takes small lines that the text refers to, wherever the page’s text ends', () => {
    const text = [...BODY.slice(0, 8), 'It notes the report of the keeper;4 and the letters (1988(a)).']
    const sizes = { 10: 12, 11: 12, 12: 12 }
    const told = footnotesIn([...text, '', '4 See the book of the harbour, and', 'its annex.', '5 In force.'], {
      sizes,
    })
    expect(told.notes).toEqual(['4: 4 See the book of the harbour, and / its annex.', '5: 5 In force.'])
    expect(footnotesIn([...text, '', '(a) 1988 c. 31.', '(b) See the book.'], { sizes }).notes).toEqual([
      '(a): (a) 1988 c. 31.',
      '(b): (b) See the book.',
    ])
    expect(footnotesIn([...text, '', '7 Berths were let in the year.', '8 were not.'], { sizes }).notes).toEqual([])
  })

  it('takes lines of the text’s size whose mark is raised, at the foot and apart', () => {
    const raised = (gap: readonly string[]): string[] => {
      const page = typedPage([...BODY, ...gap, '1 Registered with the council.'].join('\n'))
      const line = page.lines.at(-1)!
      const [mark, ...words] = line.words
      const box: Box = [mark!.box[0], mark!.box[1] - 6, mark!.box[2], mark!.box[3] - 14]
      const lines = [...page.lines.slice(0, -1), { ...line, words: [{ ...mark!, box }, ...words] }]
      return partFootnotes(orderLines([{ ...page, lines }]), [page]).footnotes.map((note) => `${note.mark}`)
    }
    expect(raised([''])).toEqual(['1'])
    expect(raised([])).toEqual([])
    expect(footnotesIn([...BODY, '', '1 Registered with the council.']).notes).toEqual([])
  })

  it('leaves a code under the notes out of them, and parts notes whose marks are misread', () => {
    const rows = [...BODY, '', '“ See the annex of the report.', '} In force.', '', '', '21-08123 (E) Please recycle']
    const { text, notes } = footnotesIn(rows, { rules: [ruleAbove(25)], sizes: { 25: 12, 26: 12 } })
    expect(notes).toEqual(['“: “ See the annex of the report.', '}: } In force.'])
    expect(text.at(-1)).toBe('21-08123 (E) Please recycle')
  })

  it('leaves a code out of the notes too where the last of them ends in a document’s number', () => {
    const rows = [
      ...BODY,
      '',
      '1 See the annex of the report, document',
      'S/1994/655.',
      '',
      '',
      '94-24881 (E) 140694 1',
    ]
    const { text, notes } = footnotesIn(rows, { rules: [ruleAbove(25)], sizes: { 25: 12, 26: 12 } })
    expect(notes).toEqual(['1: 1 See the annex of the report, document / S/1994/655.'])
    expect(text.at(-1)).toBe('94-24881 (E) 140694 1')
  })

  it('leaves what was stamped or typed far below the notes, and takes a note there whose mark counts on', () => {
    const far = (last: string) =>
      footnotesIn([...BODY, '', '1 See the report.', ...Array(5).fill(''), last], { rules: [ruleAbove(25)] })
    expect(far('RECEIVED 12 MAY').notes).toEqual(['1: 1 See the report.'])
    expect(far('RECEIVED 12 MAY').text).toEqual([...BODY, 'RECEIVED 12 MAY'])
    expect(far('2 See the table.').notes).toEqual(['1: 1 See the report.', '2: 2 See the table.'])
  })

  it('takes the rule over notes that are set in from the text’s margin', () => {
    const rows = [...BODY, '', '      1 See the annex.']
    expect(footnotesIn(rows, { rules: [ruleAbove(25, 172, 160)], sizes: { 25: 12 } }).notes).toHaveLength(1)
  })

  it('begins note ¹⁰ after ⁹, and none at a volume’s number that begins a line of note ⁸', () => {
    const rows = [
      '⁸ See the case of the two pilots, 12 R. 564 (1972); also Bell, 40 R.',
      '539 (1971) (driver).',
      '⁹ Rule 8.',
      '¹⁰ Rule 9.',
    ]
    const { notes } = footnotesIn([...BODY, '', ...rows], {
      rules: [ruleAbove(25)],
      sizes: { 25: 12, 26: 12, 27: 12, 28: 12 },
    })
    expect(notes.map((note) => note.split(' ')[0])).toEqual(['⁸:', '⁹:', '¹⁰:'])
  })

  it('goes on from a mark whose first figure was not read', () => {
    const { notes } = footnotesIn([...BODY, '', '2 See the annex.', '13 See the report.', '14 In force.'], {
      sizes: { 25: 12, 26: 12, 27: 12 },
    })
    expect(notes).toHaveLength(3)
  })
})
