import { describe, expect, it } from 'vitest'
import { renderPlainText } from '../../src/render/plain-text.ts'
import { documentOf } from './document.ts'
import { DOCUMENT } from './format-sample.ts'
import { TYPICAL } from './typical-document.ts'

describe('renderPlainText', () => {
  it('is the body with its numbers, without furniture', () => {
    expect(renderPlainText(DOCUMENT)).toBe('1. The harbour R&D <5 "a"\n')
    expect(renderPlainText(TYPICAL)).toContain(
      '3. It noted that [sic] R&D costs rose by < 5 %, and that:\n\n(a) calls rose',
    )
    expect(renderPlainText(documentOf([]))).toBe('')
  })

  it('keeps the columns of a table whose first cell is empty', () => {
    const made = renderPlainText(documentOf([{ label: 'table', text: '\t1978\t1979\nDues\t4\t5' }]))
    expect(made).toBe('\t1978\t1979\nDues\t4\t5\n')
  })
})
