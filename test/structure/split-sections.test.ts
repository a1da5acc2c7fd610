import { describe, expect, it } from 'vitest'
import { structurePages } from '../../src/digitize.ts'
import type { Document, Generator, Section } from '../../src/model/document.ts'
import type { Box } from '../../src/model/geometry.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { expectedCer } from '../../src/structure/expected-error.ts'
import { splitSections } from '../../src/structure/split-sections.ts'
import { documentOf } from '../render/document.ts'
import { typedPage } from './typed-page.ts'

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: 'typed', version: '0', language: 'eng' },
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
}

const appendix = (number: number, title: string): string => `
                            Appendix ${number}

                  ${title}

                        Eastmere, March ${number}, 2021

1. The parties met in the harbour of the host and agreed on all that
had been put before them by the Chair of the meeting.

2. The parties agreed to meet again in a year, and to keep the records
of what they have said until then.`

function sure(page: PageText, confidence: number): PageText {
  const lines = page.lines.map((line) => ({ ...line, words: line.words.map((word) => ({ ...word, confidence })) }))
  return { ...page, lines }
}

const PAGES: readonly PageText[] = [
  typedPage(appendix(13, 'Joint Statement on Harbours')),
  sure(typedPage(appendix(14, 'Joint Statement on Pilots'), { page: 2 }), 0.97),
]
const WHOLE = structurePages(PAGES, { path: 'typed.pdf', sha256: '0'.repeat(64), pageCount: 2 }, GENERATOR)

/** Two sections that share page 1, the second of which goes on to page 2. */
function sharing(diagnostics: Document['diagnostics']): Document {
  const at = (page: number, top: number): Document['nodes'][number]['sources'] => [
    { page, box: [0, top, 90, top + 100], lines: 1 },
  ]
  const section = (first: string, pages: number[]): Section => ({
    first,
    label: null,
    number: null,
    title: null,
    dateline: null,
    pages,
    quality: { expectedCer: null },
  })
  const document = documentOf([
    { label: 'paragraph', text: 'One.', sources: at(1, 0) },
    { label: 'paragraph', text: 'Two.', sources: at(1, 500) },
    { label: 'paragraph', text: 'Three.', sources: at(2, 0) },
  ])
  return {
    ...document,
    pages: WHOLE.pages,
    sections: [section('p0001-n001', [1]), section('p0001-n002', [1, 2])],
    diagnostics,
  }
}

describe('splitSections', () => {
  const parts = splitSections(WHOLE)

  it('gives documents that have each node once, valid by themselves', () => {
    expect(parts.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(WHOLE.nodes.map(({ id }) => id))
    expect(parts.map(({ metadata }) => metadata.title)).toEqual([
      'Joint Statement on Harbours',
      'Joint Statement on Pilots',
    ])
    expect(parts.map(({ pages }) => pages.map(({ page }) => page))).toEqual([[1], [2]])
  })

  it('gives each the quality of its own words', () => {
    expect(parts.map(({ quality }) => quality)).toEqual(PAGES.map((page) => ({ expectedCer: expectedCer([page]) })))
    expect(parts[0]!.quality.expectedCer).toBeGreaterThan(WHOLE.quality.expectedCer!)
    expect(parts[1]!.quality.expectedCer).toBe(0)
  })

  it('gives a finding with a place to the section it is in, one about a page to all on it, one about the file to all', () => {
    const about = (code: string, page?: number, box?: Box): Document['diagnostics'][number] => ({
      code,
      severity: 'info',
      message: code,
      ...(page === undefined ? {} : { page }),
      ...(box === undefined ? {} : { box }),
    })
    const split = splitSections(
      sharing([
        about('place/above', 1, [0, 20, 90, 40]),
        about('place/between', 1, [0, 440, 90, 460]),
        about('place/below', 1, [0, 9000, 90, 9100]),
        about('page/one', 1),
        about('page/two', 2),
        about('file/all'),
      ]),
    )
    expect(split.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([
      ['place/above', 'page/one', 'file/all'],
      ['place/between', 'place/below', 'page/one', 'page/two', 'file/all'],
    ])
  })
})
