import { describe, expect, it } from 'vitest'
import type { Line, PageText } from '../../../src/model/page-text.ts'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { CELL, typedPage } from '../typed-page.ts'

const ROWS = Array.from(
  { length: 12 },
  (_, row) => `The text of the page goes on, row ${row}, and fills its measure well`,
)

/** A large word over the rows 4 to 8. */
const wordOver = (text: string, change: Partial<Line> = {}): Line => {
  const box = [300, 5 * CELL.height, 700, 9 * CELL.height] as Line['box']
  return {
    box,
    words: [{ text, box, confidence: 1 }],
    xHeight: 4 * CELL.xHeight,
    baseline: box[3],
    block: 9,
    ...change,
  }
}

function pageOf(page: number, rows: readonly string[], word: Line, textSource: PageText['textSource'] = 'text-layer') {
  const typed = typedPage(rows.join('\n'), { page })
  return { ...typed, textSource, lines: [...typed.lines.slice(0, 5), word, ...typed.lines.slice(5)] }
}

function readPages(...pages: readonly PageText[]) {
  const { body, furniture } = markFurniture(orderLines(pages), pages)
  return {
    body: body.map(({ text }) => text),
    furniture: furniture.map(({ line, because }) => `${line.text}: ${because}`),
  }
}

const REASON = 'lies across the text in large type: a watermark'

describe('a watermark', () => {
  it.each([
    ['level', {}],
    ['slanted', { angle: -45 }],
  ])('that lies %s across the text is furniture, and the text is read without it', (_, change) => {
    const { body, furniture } = readPages(pageOf(1, ROWS, wordOver('CONFIDENTIAL', change)))
    expect(furniture).toEqual([`CONFIDENTIAL: ${REASON}`])
    expect(body).toEqual(ROWS)
  })

  it('is told on a page of few lines by its twin on another', () => {
    const short = ['The council met in the spring of the year and agreed', 'that the lamps be lit.']
    const { body, furniture } = readPages(
      pageOf(1, ROWS, wordOver('CONFIDENTIAL')),
      pageOf(2, short, wordOver('CONFIDENTIAL')),
    )
    expect(furniture).toEqual([`CONFIDENTIAL: ${REASON}`, `CONFIDENTIAL: ${REASON}`])
    expect(body).toEqual([...ROWS, ...short])
  })

  it.each([
    ['a dropped capital', wordOver('T')],
    ['a title over the text', wordOver('Harbours', { box: [300, 10, 700, 70] })],
    ['small slanted words beside a figure', wordOver('Quay', { angle: 45, xHeight: 16, box: [20, 300, 60, 340] })],
  ])('is not %s', (_, word) => {
    expect(readPages(pageOf(1, ROWS, word)).furniture.filter((said) => said.endsWith(REASON))).toEqual([])
  })

  it('is not told on a scan, whose boxes may be wrong', () => {
    const said = readPages(pageOf(1, ROWS, wordOver('CONFIDENTIAL'), 'ocr')).furniture
    expect(said.filter((one) => one.endsWith(REASON))).toEqual([])
  })
})
