import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Document, Node } from '../../../src/model/document.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { renderAlto } from '../../../src/render/alto.ts'
import { renderDocling } from '../../../src/render/docling.ts'
import { renderHocr } from '../../../src/render/hocr.ts'
import { renderMarkdown } from '../../../src/render/markdown.ts'
import { CELL, typedPage } from '../typed-page.ts'

const ABOVE = `The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the`
const BELOW = `winter came, and it was agreed that the lamps should be lit at dusk by the keeper
who lives in the small house at the end of the long wall.`

/** A page with room for a picture between rows, and its caption below. */
function pageWith(above: string, below: string, caption = 'Figure 3. The quay with its lamps') {
  const grid = `${above}${'\n'.repeat(10)}${caption}\n\n\n${below}`
  const rows = above.split('\n').length
  const picture: Box = [200, (rows + 3) * CELL.height, 800, (rows + 10) * CELL.height]
  return { ...typedPage(grid), pictures: [picture] }
}
const labelsOf = ({ nodes }: Document): string[] => nodes.map(({ label }) => label)

describe('pictures', () => {
  const document = documentOf([pageWith(`${ABOVE} winter.`, BELOW.replace('winter', 'Winter'))])

  it('are nodes with boxes, where they stand in the text, their captions tied to them', () => {
    expect(labelsOf(document)).toEqual(['paragraph', 'picture', 'caption', 'paragraph'])
    const [, picture, caption] = document.nodes
    expect(picture).toMatchObject({ text: '', raw: '', sources: [{ page: 1, box: [200, 200, 800, 480], lines: 0 }] })
    expect(caption!.parent).toBe(picture!.id)
  })

  it('part no paragraph that goes on behind them', () => {
    const { nodes } = documentOf([pageWith(ABOVE, BELOW)])
    expect(nodes.map(({ label, text }) => `${label}: ${text.split(' ').at(-1)}`).sort()).toEqual([
      'caption: lamps',
      'paragraph: wall.',
      'picture: ',
    ])
    expect(nodes.find(({ label }) => label === 'paragraph')!.text).toContain('before the winter came')
  })

  it('are passed over where they are dirt or the page itself', () => {
    const page = pageWith(ABOVE, BELOW)
    const pictures: Box[] = [
      [10, 10, 20, 20],
      [0, 0, page.width, page.height],
    ]
    expect(labelsOf(documentOf([{ ...page, pictures }]))).not.toContain('picture')
  })

  it('stand on a page without text too', () => {
    const page = { ...typedPage(''), lines: [], pictures: [[100, 100, 700, 700] as Box] }
    expect(labelsOf(documentOf([page, { ...typedPage(ABOVE, { page: 2 }) }]))).toEqual(['picture', 'paragraph'])
  })

  it('take no words from the text in the formats that keep lines', () => {
    const page = pageWith(ABOVE, BELOW)
    const inside = { ...page, pictures: [[90, 60, 1000, 700] as Box] }
    const whole = documentOf([inside])
    const lines = (text: string): number => text.match(/<(?:span class="ocr_line"|TextLine )/g)!.length
    expect(lines(renderHocr(whole, [inside]))).toBe(page.lines.length)
    expect(lines(renderAlto(whole, [inside]))).toBe(page.lines.length)
    expect(renderHocr(whole, [inside])).not.toContain(
      `data-node="${whole.nodes.find((node: Node) => node.label === 'picture')!.id}"`,
    )
  })

  it('are not shown in Markdown, and have their captions in DoclingDocument', () => {
    expect(renderMarkdown(document)).toContain('\n\nFigure 3. The quay with its lamps\n\n')
    const { pictures, texts } = JSON.parse(renderDocling(document))
    expect(pictures).toHaveLength(1)
    expect(texts[Number(pictures[0].captions[0].$ref.split('/').at(-1))].text).toBe('Figure 3. The quay with its lamps')
  })
})

describe('captions of tables', () => {
  it('are tied to the table under them', () => {
    const { nodes } = documentOf([
      typedPage(
        `${ABOVE} winter.\n\nTable 2. Dues of the year\n\nVessel         Tons      Dues\nFerry           120      4.50\nBrig            310     11.20\nBarge            80      2.75`,
      ),
    ])
    const table = nodes.find(({ label }) => label === 'table')
    expect(nodes.find(({ label }) => label === 'caption')!.parent).toBe(table!.id)
  })
})
