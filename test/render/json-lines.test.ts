import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderJsonLines } from '../../src/render/json-lines.ts'
import { documentOf } from './document.ts'
import { DOCUMENT } from './format-sample.ts'

const linesOf = (made: string): unknown[] =>
  made
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('renderJsonLines', () => {
  it('is a piece of the body a line, with number, pages and boxes', () => {
    expect(linesOf(renderJsonLines(DOCUMENT))).toEqual([
      {
        id: 'p0001-n002',
        label: 'numbered_paragraph',
        number: '1',
        marker: '1.',
        parent: null,
        text: 'The harbour R&D <5 "a"',
        pages: [1],
        boxes: [[100, 200, 1900, 340]],
        confidence: 1,
      },
    ])
  })

  it('keeps any text on its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const made = renderJsonLines(documentOf([{ label: 'paragraph', text }]))
        expect(made.split('\n')).toHaveLength(2)
        expect(JSON.parse(made).text).toBe(text)
      }),
    )
  })
})
