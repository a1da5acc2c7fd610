import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { renderMarkdown } from '../../../src/render/markdown.ts'
import { CELL, typedPage } from '../typed-page.ts'

const ROW = 'The council of the harbour town met in the hall above the quay and heard it'

/** Twelve lines of text with notes set `apart` cells behind the text of some rows, `size` pixels high. */
function documentWith(notes: Readonly<Record<number, string>>, size = 11, apart = 2) {
  const page = typedPage(Array.from({ length: 12 }, (_, row) => `${ROW} ${row}`).join('\n'))
  const lines = Object.entries(notes).map(([row, text]) => {
    const bottom = (Number(row) + 2) * CELL.height
    const words = text.split(' ')
    let left = 100 + (ROW.length + 3 + apart) * CELL.width
    const placed = words.map((word) => {
      const box: [number, number, number, number] = [left, bottom - 1.6 * size, left + word.length * 8, bottom]
      left += (word.length + 1) * 8
      return { text: word, box, confidence: 0.9 }
    })
    const [first, last] = [placed[0]!.box, placed.at(-1)!.box]
    return {
      box: [first[0], first[1], last[2], last[3]] as [number, number, number, number],
      words: placed,
      xHeight: size,
      baseline: bottom,
      block: 1,
    }
  })
  return documentOf([{ ...page, width: page.width + 400, lines: [...page.lines, ...lines] }])
}

describe('side notes', () => {
  const document = documentWith({ 2: 'Short title', 3: 'and date', 8: 'Dues' })

  it('end in a number that stands in a line by itself', () => {
    const { nodes } = documentWith({ 2: 'Repeal of 37 Vict. c.', 3: '12.', 8: 'Dues' })
    expect(nodes.filter(({ label }) => label === 'side_note').map(({ text }) => text)).toEqual([
      'Repeal of 37 Vict. c. 12.',
      'Dues',
    ])
  })

  it('are nodes of their own, not words of the lines beside them', () => {
    expect(document.nodes.map(({ label, text }) => [label, text.split(' ').slice(0, 4).join(' ')])).toEqual([
      ['paragraph', 'The council of the'],
      ['side_note', 'Short title and date'],
      ['side_note', 'Dues'],
    ])
    expect(document.nodes[0]!.text).not.toContain('title')
  })

  it('are quotations in Markdown', () => expect(renderMarkdown(document)).toContain('\n\n> Dues\n'))

  it('are in smaller type than the text', () => {
    expect(documentWith({ 2: 'Short title', 8: 'Dues' }, 16).nodes.map(({ label }) => label)).not.toContain('side_note')
  })

  it('stand under the paragraph that they begin beside', () => {
    const { nodes } = document
    const parents = nodes.filter(({ label }) => label === 'side_note').map(({ parent }) => parent)
    expect(parents).toEqual([nodes[0]!.id, nodes[0]!.id])
  })
})
