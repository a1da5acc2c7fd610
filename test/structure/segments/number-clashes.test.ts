import { describe, expect, it } from 'vitest'
import { diagnostic } from '../../../src/diagnostics/codes.ts'
import type { Node } from '../../../src/model/document.ts'
import { clashFindings } from '../../../src/structure/segments/number-clashes.ts'

const node = (place: number, number: string | undefined, parent: string | null): Node => ({
  id: `p0001-n${String(place).padStart(3, '0')}`,
  label: number === undefined ? 'section_header' : 'numbered_paragraph',
  layer: 'body',
  ...(number === undefined ? {} : { number }),
  parent,
  text: 'said',
  raw: 'said',
  confidence: 1,
  sources: [{ page: 1, box: [0, 10 * place, 10, 10 * place + 9], lines: 1 }],
  because: 'made for a test',
})
const ARTICLE = 'p0001-n001'
const TWICE = [
  node(1, undefined, null),
  node(2, '3.1', ARTICLE),
  node(3, '3.2', ARTICLE),
  node(4, undefined, null),
  node(5, '3.1', ARTICLE),
  node(6, '3.2', ARTICLE),
  node(7, '3.3', ARTICLE),
]

describe('clashFindings', () => {
  it('tells once of numbers that stand twice under one heading', () => {
    expect(clashFindings(TWICE, [{ first: ARTICLE }], [])).toEqual([
      diagnostic(
        'structure/number-clash',
        'numbers 3.1 to 3.2 stand a second time under the same heading or paragraph',
        {
          page: 1,
          box: [0, 50, 10, 59],
          actual: '3.1',
        },
      ),
    ])
  })

  it('tells nothing of other sections, of numbers that nothing encloses, or of what the sequence told', () => {
    expect(clashFindings(TWICE, [{ first: ARTICLE }, { first: 'p0001-n004' }], [])).toEqual([])
    expect(
      clashFindings([node(1, '1', null), node(2, undefined, null), node(3, '1', null)], [{ first: ARTICLE }], []),
    ).toEqual([])
    const told = diagnostic('structure/number-step-back', 'begins again', { page: 1, box: [0, 50, 10, 59] })
    expect(clashFindings(TWICE, [{ first: ARTICLE }], [told])).toEqual([])
  })
})
