import { describe, expect, it } from 'vitest'
import { parseReference } from '../../../src/verify/reference/parse-reference.ts'
import { verifyDocument } from '../../../src/verify/verify-document.ts'
import { documentOf } from '../../render/document.ts'

const BODY = 'The Parties shall keep the channel open to vessels of every flag.'

/** Edits of the whole, and the faults of recognition, of a document with this note against a Markdown reference with that one. */
function compared(marker: string, expected: string) {
  const note = { label: 'footnote', marker, text: 'Signed in two copies.' } as const
  const reference = parseReference(Buffer.from(`${BODY}\n\n> ${expected}\n`), 'x.md')
  const document = documentOf([{ label: 'paragraph', text: BODY }, note])
  const verified = verifyDocument(document, reference, { folds: ['whitespace'], wildcard: null, text: 'body' })
  return [verified.measures.cer.edits, verified.kinds.recognition]
}

describe('the mark of a note in Markdown', () => {
  it.each([
    ['1', '¹ Signed in two copies.'],
    ['*', '† Signed in two copies.'],
  ])('%s that stands for the one of “%s” is one letter wrong', (marker, expected) => {
    expect(compared(marker, expected)).toEqual([1, { faults: 1, letters: 1 }])
  })

  it('that was read is none', () => {
    expect(compared('¹', '¹ Signed in two copies.')).toEqual([0, { faults: 0, letters: 0 }])
  })
})
