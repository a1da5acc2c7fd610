// Found texts cut at the line ends of the scan.
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import type { PageText, Word } from '../../../src/model/page-text.ts'
import { linesOfNodes, linesOfPassage } from '../../../src/verify/report/lines.ts'
import { documentOf, type SomeNode } from '../../render/document.ts'

const HEIGHT = 20
const LETTER = 10

/** A page of these rows: words ten pixels a letter, rows twenty pixels apart. */
function pageOf(rows: readonly string[]): PageText {
  const lines = rows.map((row, index) => {
    let left = 0
    const words = row.split(' ').map((text) => {
      const box: Box = [left, index * HEIGHT, left + text.length * LETTER, (index + 1) * HEIGHT]
      left = box[2] + LETTER
      return { text, box, confidence: 1 }
    })
    const box: Box = [0, index * HEIGHT, left - LETTER, (index + 1) * HEIGHT]
    return { box, words, xHeight: 10, baseline: index * HEIGHT + 15, block: 0 }
  })
  return {
    ...{ schemaVersion: '1.0', key: '', page: 1, width: 1000, height: 1000, dpi: 300, rotation: 0, skew: 0 },
    ...{ textSource: 'ocr', because: '', status: 'ok', confidence: 1, lines, pictures: [], rules: [], diagnostics: [] },
  }
}

/** Nodes of so many rows each, one after the other. */
function cut(
  found: string,
  nodes: readonly (readonly string[])[],
  ids = nodes.map((_, index) => idOf(index)),
): string[] {
  let top = 0
  const document = documentOf(
    nodes.map((rows) => {
      const box: Box = [0, top * HEIGHT, 1000, (top + rows.length) * HEIGHT]
      top += rows.length
      return { label: 'paragraph', text: '', raw: rows.join('\n'), sources: [{ page: 1, box, lines: rows.length }] }
    }),
  )
  const lines = linesOfPassage({ found, nodes: ids }, linesOfNodes(document, [pageOf(nodes.flat())]))
  return lines.map(({ start, end, box }) => `${found.slice(start, end)}@${box?.[1]}`)
}

const idOf = (index: number): string => `p0001-n00${index + 1}`

describe('lines of a passage', () => {
  it('are found over mended hyphens, folds and markers', () => {
    const rows = ['1. The “Parties” shall co-', 'operate — at all times,', 'in Finland.']
    expect(cut('the "parties" shall cooperate - at all times, in finland.', [rows])).toEqual([
      'the "parties" shall co@0',
      'operate - at all times, @20',
      'in finland.@40',
    ])
  })
  it('begin with the signs before their first letter', () => {
    expect(cut('They met (in May) “there”.', [['They met', '(in May)', '“there”.']])).toEqual([
      'They met @0',
      '(in May) @20',
      '“there”.@40',
    ])
  })
  it('are those of the passage’s part, where its node holds others too', () => {
    const rows = ['1. The first one ends', 'here. 2. The second begins', 'and goes on, then 3. the', 'third.']
    expect(cut('The second begins and goes on, then', [rows])).toEqual([
      'The second begins @20',
      'and goes on, then@40',
    ])
  })
  it('go on from node to node', () => {
    expect(cut('Half of it and half.', [['Half of it'], ['and half.']])).toEqual(['Half of it @0', 'and half.@20'])
  })
  it('are told apart when they say the same', () => {
    expect(cut('so it is so it is', [['so it is', 'so it is']])).toEqual(['so it is @0', 'so it is@20'])
  })
  it('are none where the text stands in no node', () => {
    expect(cut('Nothing of this was read.', [['Something else altogether']])).toEqual([])
    expect(cut('', [['Something']])).toEqual([])
    expect(cut('Text', [['Text']], ['p0009-n001'])).toEqual([])
  })
  it('have no box where the page is not at hand', () => {
    const document = documentOf([
      { label: 'paragraph', text: 'One two', raw: 'One\ntwo', sources: [{ page: 3, box: [0, 0, 9, 9], lines: 2 }] },
    ])
    const lines = linesOfPassage({ found: 'One two', nodes: [idOf(0)] }, linesOfNodes(document, []))
    expect(lines).toEqual([
      { start: 0, end: 4, page: 3, box: null },
      { start: 4, end: 7, page: 3, box: null },
    ])
  })
  it('of a skewed page have the height of the straight line, at the place of their words', () => {
    const page = pageOf(['one two three four'])
    const slope = Math.tan((3 * Math.PI) / 180)
    const tilted = page.lines.map((line) => ({
      ...line,
      words: line.words.map((word): Word => {
        const shift = slope * ((word.box[0] + word.box[2]) / 2 - (line.box[0] + line.box[2]) / 2)
        // Recognizers give words of poor scans boxes that reach into the lines above and below.
        return { ...word, box: [word.box[0], word.box[1] + shift - 15, word.box[2], word.box[3] + shift + 15] }
      }),
    }))
    const nodes = ['one two', 'three four'].map((raw, index) => {
      const box: Box = index === 0 ? [0, -50, 75, 90] : [75, -50, 1000, 90]
      return { label: 'paragraph', text: raw, raw, sources: [{ page: 1, box, lines: 1 }] } satisfies SomeNode
    })
    const lines = linesOfNodes(documentOf(nodes), [{ ...page, skew: 3, lines: tilted }])
    const [left, right] = [idOf(0), idOf(1)].map((id) => lines.get(id)![0]!.box!)
    const middle = ([, top, , bottom]: Box): number => (top + bottom) / 2
    expect([left![3] - left![1], right![3] - right![1]]).toEqual([expect.closeTo(HEIGHT), expect.closeTo(HEIGHT)])
    expect(middle(left!)).toBeCloseTo(10 + slope * ((15 + 55) / 2 - 90), 5)
    expect(middle(right!)).toBeCloseTo(10 + slope * ((105 + 160) / 2 - 90), 5)
  })
})
