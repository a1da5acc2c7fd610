import { describe, expect, it } from 'vitest'
import type { PageText } from '../../../src/model/page-text.ts'
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { readHeadings } from '../../../src/structure/segments/headings.ts'
import { measureRegions } from '../../../src/structure/text/measures.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const text = (rows: number): string[] => [
  ...Array.from(
    { length: rows - 1 },
    (_, row) => `The text of the page goes on, in its row ${row}, and fills the measure`,
  ),
  'of its lines, and ends.',
]

/** A page on which the words between asterisks are bold. */
function pageOf(rows: readonly string[]): PageText {
  const page = typedPage(rows.join('\n'))
  let isBold = false
  const lines = page.lines.map((line) => ({
    ...line,
    words: line.words.map((word) => {
      isBold = isBold || word.text.startsWith('*')
      const bold = isBold ? { bold: true as const } : {}
      isBold = isBold && !word.text.endsWith('*')
      return { ...word, text: word.text.replaceAll('*', ''), ...bold }
    }),
  }))
  return { ...page, lines }
}

function headingsIn(rows: readonly string[]): string[] {
  const lines = orderLines([pageOf(rows)])
  const headings = readHeadings(lines, readNumbering(lines), measureRegions(lines))
  return [...headings.keys()].map((line) => line.text)
}

describe('bold headings', () => {
  it('stand over a paragraph without a gap', () => {
    const heading = 'Berths and quays of the north'
    expect(headingsIn([...text(8), `*${heading}*`, ...text(8)])).toEqual([heading])
    expect(headingsIn([...text(8), heading, ...text(8)])).toEqual([])
  })

  it('may be wrapped', () => {
    const wrapped = ['*Berths and quays of the north, and the lamps that are lit on them', 'in the fog of the spring*']
    expect(headingsIn([...text(8), ...wrapped, ...text(8)])).toEqual(wrapped.map((row) => row.replace('*', '')))
  })

  it('may bear numbers', () => {
    const rows = [1, 2, 3].flatMap((number) => [`*${number}. Berths and quays of the council*`, ...text(6)])
    expect(headingsIn(rows)).toHaveLength(3)
    expect(headingsIn(rows.map((row) => row.replaceAll('*', '')))).toEqual([])
  })

  it.each([
    [
      'words that run into their paragraph',
      [...text(8), '*Dues of the ships.* The dues are paid at the quay, and it', ...text(8)],
    ],
    ['a sentence', [...text(8), '*The dues are paid at the quay.*', ...text(8)]],
    ['a part of a sentence', [...text(8).slice(0, -1), 'of its lines and of', '*the northern quay*', ...text(8)]],
    ['a name over an office', [...text(8), '*Anna Holm*', 'Clerk to the Council']],
    ['the last line', [...text(8), '*Berths and quays*']],
    ['names in a list', [...text(8), '*Anna Holm, clerk*', '*Peter Berg, keeper*', '*Jens Lund, pilot*', ...text(8)]],
  ])('are not %s', (_, rows) => {
    expect(headingsIn(rows)).toEqual([])
  })

  it('are none where the text is bold', () => {
    const bold = (rows: readonly string[]) => rows.map((row) => `*${row}*`)
    expect(headingsIn([...bold(text(8)), '*Berths and quays of the north*', ...text(8)])).toEqual([])
  })
})
