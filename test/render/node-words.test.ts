import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOfNodes } from '../../src/render/node-words.ts'
import { documentOf } from './document.ts'
import { pageOf } from './page.ts'

const all = (page: number, lines: number) => [
  { page, box: [0, 0, 2000, 5000] as [number, number, number, number], lines },
]

describe('wordsOfNodes', () => {
  it('gives each node its own words, line by line, over pages', () => {
    const pages = [
      pageOf([
        ['the', 'first', 'of'],
        ['the', 'last', 'of'],
      ]),
      pageOf([['the', 'end']], 2),
    ]
    const sources = [{ page: 1, box: [100, 200, 390, 240] as [number, number, number, number], lines: 1 }, ...all(2, 1)]
    const { nodes } = documentOf([
      { label: 'paragraph', text: 'the first of', sources: all(1, 1) },
      { label: 'paragraph', text: 'the last of the end', raw: 'the last of\nthe end', sources },
    ])
    const words = wordsOfNodes(nodes, pages)
    expect(words.get('p0001-n001')!.map((word) => word?.box[1])).toEqual([100, 100, 100])
    expect(words.get('p0001-n002')!.map((word) => [word?.page, word?.box[0], word?.box[1]])).toEqual([
      [1, 100, 200],
      [1, 200, 200],
      [1, 300, 200],
      [2, 100, 100],
      [2, 200, 100],
    ])
  })

  it('joins a line that the page holds in pieces, and tells what is not there', () => {
    const pages = [
      pageOf([
        ['The', 'harbour'],
        ['was', 'closed'],
      ]),
    ]
    const raw = 'The harbour was shut closed'
    const { nodes } = documentOf([{ label: 'paragraph', text: raw, raw, sources: all(1, 1) }])
    const words = wordsOfNodes(nodes, pages).get('p0001-n001')!
    expect(words.map((word) => word?.text ?? null)).toEqual(['The', 'harbour', 'was', null, 'closed'])
  })

  it('takes no word out of another node’s place', () => {
    const pages = [pageOf([['79'], ['79', 'ships']])]
    const { nodes } = documentOf([
      { label: 'paragraph', text: '79 ships', sources: [{ page: 1, box: [0, 180, 2000, 260], lines: 1 }] },
      {
        label: 'page_number',
        layer: 'furniture',
        text: '79',
        sources: [{ page: 1, box: [90, 90, 200, 150], lines: 1 }],
      },
    ])
    const words = wordsOfNodes(nodes, pages)
    expect(words.get('p0001-n001')!.map((word) => word?.box[1])).toEqual([200, 200])
    expect(words.get('p0001-n002')!.map((word) => word?.box[1])).toEqual([100])
  })

  it('uses every word of a page once, whatever they are', () => {
    const row = fc.array(fc.constantFrom('a', 'b', 'the'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const raw = rows.map((words) => words.join(' ')).join('\n')
        const { nodes } = documentOf([{ label: 'paragraph', text: raw, raw, sources: all(1, rows.length) }])
        const words = wordsOfNodes(nodes, [pageOf(rows)]).get('p0001-n001')!
        expect(words.map((word) => word?.text)).toEqual(rows.flat())
        expect(new Set(words).size).toBe(rows.flat().length)
      }),
    )
  })
})
