// A document against what it was written as itself: whatever is in it, no letter and no number differs.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { renderPlainText } from '../../src/render/plain-text.ts'
import { parseReference } from '../../src/verify/reference/parse-reference.ts'
import { type Verified, verifyDocument } from '../../src/verify/verify-document.ts'
import { documentOf, type SomeNode } from '../render/document.ts'

const CASES = new URL('../cases/', import.meta.url)
const options = { wildcard: null, text: 'body', folds: ['whitespace'] } as const

const verify = (document: Document, file: string, reference: string): Verified =>
  verifyDocument(document, parseReference(new TextEncoder().encode(reference), file), options)

const outcome = (verified: Verified): { edits: number; faults: Verified['faults']; f1: number | undefined } => ({
  edits: verified.measures.cer.edits,
  faults: verified.faults,
  f1: verified.paragraphs?.f1,
})

describe.each(readdirSync(CASES))('%s', (name) => {
  const document: Document = JSON.parse(readFileSync(new URL(`${name}/expected.json`, CASES), 'utf8'))
  const f1 = document.nodes.some(({ number }) => number !== undefined) ? 1 : undefined

  it('is right by its Markdown and its plain text', () => {
    const right = { edits: 0, faults: [], f1 }
    expect(outcome(verify(document, 'x.md', renderMarkdown(document)))).toEqual(right)
    expect(outcome(verify(document, 'x.txt', renderPlainText(document)))).toEqual(right)
  })
})

describe('a document of what Markdown has signs for', () => {
  const cell = (row: number, column: number, text: string) => ({
    ...{ row, column, rowSpan: 1, columnSpan: 1, text, box: [0, 0, 1, 1] as const },
  })
  const nodes: SomeNode[] = [
    { label: 'numbered_paragraph', number: '1', marker: '1.', text: 'Text <!-- no comment --> and `code` | more.' },
    {
      ...{ label: 'table', text: 'Port | of\tCalls\nEast\\mere\t12' },
      table: {
        ...{ rows: 2, columns: 2, headRows: 1 },
        cells: [cell(0, 0, 'Port | of'), cell(0, 1, 'Calls'), cell(1, 0, 'East\\mere'), cell(1, 1, '12')],
      } as never,
    },
    { label: 'numbered_paragraph', number: '1A', marker: '1A.', text: 'Put in later.' },
  ]

  it('is right by its Markdown', () => {
    const document = documentOf(nodes)
    expect(outcome(verify(document, 'x.md', renderMarkdown(document)))).toEqual({ edits: 0, faults: [], f1: 1 })
  })

  it('is wrong where an inserted number is not told', () => {
    const wrong = nodes.map((node) =>
      node.number === '1A' ? ({ label: 'paragraph', text: '1A. Put in later.' } as const) : node,
    )
    const verified = verify(documentOf(wrong), 'x.md', renderMarkdown(documentOf(nodes)))
    expect(verified.faults).toMatchObject([{ kind: 'missing', numbers: ['1A'] }])
  })
})
