// Totals of a run: sums weighted by length, and gates held against them.
import { describe, expect, it } from 'vitest'
import { DocumentVerification } from '../../src/model/verification.ts'
import { textOfReference } from '../../src/verify/reference/reference-text.ts'
import { missedGates, totalsOf } from '../../src/verify/verification-totals.ts'
import { verifyDocument } from '../../src/verify/verify-document.ts'
import { documentOf } from '../render/document.ts'

function verified(reference: string, found: string): DocumentVerification {
  const document = documentOf([{ label: 'numbered_paragraph', number: '1', marker: '1.', text: found }])
  const text = textOfReference({ paragraphs: [{ number: '1', text: reference }] })
  const options = { folds: ['whitespace'], wildcard: null, text: 'body' } as const
  return { name: 'a', document: 'a/document.json', reference: 'a.json', ...verifyDocument(document, text, options) }
}

const short = verified('abcd', 'abcx')
const long = verified('a quick brown fox jumps over the lazy dog', 'a quick brown fox jumps over the lazy dog')

describe('totals', () => {
  it('are sums, not means of rates', () => {
    expect(DocumentVerification.safeParse(short).error).toBeUndefined()
    const { measures, paragraphs, kinds } = totalsOf([short, long])
    expect([short.measures.cer.rate, long.measures.cer.rate]).toEqual([0.25, 0])
    expect(measures.cer).toMatchObject({ edits: 1, length: 45, rate: 1 / 45 })
    expect(measures.wer).toMatchObject({ edits: 1, length: 10 })
    expect(paragraphs).toMatchObject({ expected: 2, correct: 2, f1: 1 })
    expect(kinds.recognition).toEqual({ faults: 1, letters: 1 })
  })

  it('have no figures of what no reference tells', () => {
    expect(totalsOf([long]).furniture).toBeNull()
  })
})

describe('gates', () => {
  const totals = totalsOf([short, long])

  it('are kept up to the limit, and missed beyond it', () => {
    expect(missedGates(totals, { 'max-cer': 1 / 45, 'max-wer': 0.1, 'min-paragraph-f1': 1 })).toEqual([])
    expect(missedGates(totals, { 'max-cer': 0.022, 'max-wer': 0.0999 })).toEqual([
      { gate: 'max-cer', limit: 0.022, actual: 1 / 45 },
      { gate: 'max-wer', limit: 0.0999, actual: 0.1 },
    ])
  })

  it('are missed where there is no figure', () => {
    expect(missedGates({ ...totals, paragraphs: null }, { 'min-paragraph-f1': 0 })).toEqual([
      { gate: 'min-paragraph-f1', limit: 0, actual: null },
    ])
  })
})
