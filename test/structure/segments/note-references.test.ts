import { describe, expect, it } from 'vitest'
import type { Node } from '../../../src/model/document.ts'
import { withNoteReferences } from '../../../src/structure/segments/note-references.ts'

let count = 0
const node = (label: Node['label'], text: string, rest: Partial<Node> = {}): Node => ({
  id: `p0001-n${String(++count).padStart(3, '0')}`,
  label,
  layer: label === 'page_header' ? 'furniture' : 'body',
  parent: null,
  text,
  raw: text,
  confidence: 1,
  sources: [{ page: 1, box: [0, 0, 10, 10], lines: 1 }],
  because: 'typed',
  ...rest,
})
const note = (marker: string, page = 1): Node =>
  node('footnote', 'See the report.', { marker, sources: [{ page, box: [0, 0, 10, 10], lines: 1 }] })

/** The text before each mark that is tied, with the mark. */
const tied = (...nodes: Node[]): string[] =>
  withNoteReferences(nodes).flatMap(({ text, notes = [] }) =>
    notes.map(({ at, mark }) => text.slice(0, at + mark.length)),
  )

describe('note references', () => {
  it('find raised digits, whole', () => {
    expect(tied(node('paragraph', 'a quay¹² and a lamp² there'), note('²'))).toEqual(['a quay¹² and a lamp²'])
  })

  it('find signs, not longer runs of them', () => {
    const text = node('paragraph', 'the first** site and the next* one')
    expect(tied(text, note('*'), note('**')).sort()).toEqual(['the first**', 'the first** site and the next*'])
  })

  it('find digits in brackets, and flat ones at a word’s end; no number of the text', () => {
    expect(tied(node('paragraph', 'in 1 of 3 harbours [1] there'), note('1'))).toEqual(['in 1 of 3 harbours [1]'])
    expect(tied(node('paragraph', 'paid 1.5 or 21 for the quay.1 Then'), note('1.'))).toEqual([
      'paid 1.5 or 21 for the quay.1',
    ])
    expect(tied(node('paragraph', 'in 1 of 3 harbours'), note('1'))).toEqual([])
  })

  it('look on the note’s own page, in its text alone, and refer to each place once', () => {
    expect(tied(node('page_header', 'Harbours¹'), node('paragraph', 'a quay¹'), note('¹'))).toEqual(['a quay¹'])
    expect(tied(node('paragraph', 'a quay¹'), note('¹', 2))).toEqual([])
    expect(tied(node('paragraph', 'a quay*'), note('*'), note('*'))).toEqual(['a quay*'])
  })
})
