import { expect, it } from 'vitest'
import type { Node } from '../../../src/model/document.ts'
import { bodyText, bodyTextOfPage, wholeText, wholeTextOfPage } from '../../../src/verify/blocks/plain-text.ts'

const node = (label: Node['label'], text: string, page: number, top: number, more: Partial<Node> = {}): Node => ({
  id: `p000${page}-n${String(top).padStart(3, '0')}`,
  label,
  layer: label.startsWith('page_') ? 'furniture' : 'body',
  parent: null,
  text,
  raw: text,
  confidence: 1,
  sources: [{ page, box: [0, top, 100, top + 10], lines: 1 }],
  because: 'a test',
  ...more,
})

const nodes = [
  node('numbered_paragraph', 'First.', 1, 100, { number: '1', marker: '1.' }),
  node('picture', '', 1, 150),
  node('paragraph', 'Second.', 2, 100),
  node('page_number', '7', 1, 900),
  node('page_header', 'HEAD', 1, 10),
  node('page_header', 'HEAD', 2, 10),
]

it('puts furniture where it stands on its page', () => {
  expect(wholeText({ nodes })).toBe('HEAD\n1. First.\n7\nHEAD\nSecond.')
})

it('leaves furniture out of the body', () => {
  expect(bodyText({ nodes })).toBe('1. First.\nSecond.')
})

it('parts a paragraph that goes on over a page break by its lines', () => {
  const over = node('paragraph', 'One two three.', 1, 700, {
    raw: 'One\ntwo\nthree.',
    sources: [
      { page: 1, box: [0, 700, 100, 720], lines: 2 },
      { page: 2, box: [0, 50, 100, 60], lines: 1 },
    ],
  })
  const document = { nodes: [over, node('page_header', 'HEAD', 2, 10)] }
  expect(bodyTextOfPage(document, 1)).toBe('One\ntwo')
  expect(bodyTextOfPage(document, 2)).toBe('three.')
  expect(wholeTextOfPage(document, 2)).toBe('HEAD\nthree.')
})
