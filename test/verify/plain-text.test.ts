import { expect, it } from 'vitest'
import type { Node } from '../../src/model/document.ts'
import { bodyText, wholeText } from '../../src/verify/plain-text.ts'

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
