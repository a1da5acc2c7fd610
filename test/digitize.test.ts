import { describe, expect, it } from 'vitest'
import { digitize, structurePages } from '../src/digitize.ts'
import type { Document, Generator } from '../src/model/document.ts'
import type { LookJob, PageLook } from '../src/model/page-look.ts'
import type { PageText } from '../src/model/page-text.ts'
import { typedPage } from './structure/typed-page.ts'

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: 'typewriter', version: '1', language: 'eng' },
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
}

function structure(...pages: PageText[]): Document {
  return structurePages(pages, { path: 'typed.pdf', sha256: 'a'.repeat(64), pageCount: pages.length }, GENERATOR)
}

const typed = (...grids: string[]): Document =>
  structure(...grids.map((grid, index) => typedPage(grid, { page: index + 1 })))
const body = (document: Document) => document.nodes.filter((node) => node.layer === 'body')
const brief = (document: Document): string[] =>
  body(document).map(({ label, number, text }) => `${label}${number === undefined ? '' : ` ${number}`}: ${text}`)

describe('structurePages', () => {
  it('reads title, dateline and numbered paragraphs', () => {
    const document = typed(`
                              JOINT STATEMENT OF THE THIRD CONFERENCE

                                                                      Port Haven, 4 June 2024

1. The parties met in the harbour on 3 and 4 June and spoke of ships, of tides and of
the dredging of the channel in long-
term plans.

2. The parties agreed to meet again in the year after the next, in the same place, as
the Chair proposed.`)
    expect(document.metadata).toEqual({
      title: 'JOINT STATEMENT OF THE THIRD CONFERENCE',
      section: null,
      dateline: { text: 'Port Haven, 4 June 2024', place: 'Port Haven', date: '2024-06-04' },
    })
    expect(brief(document).slice(2)).toEqual([
      'numbered_paragraph 1: The parties met in the harbour on 3 and 4 June and spoke of ships, of tides and of the dredging of the channel in long-term plans.',
      'numbered_paragraph 2: The parties agreed to meet again in the year after the next, in the same place, as the Chair proposed.',
    ])
  })

  it.each([
    ['a capital', 'the Government of the Republic of', 'China and the parties agreed that it should be so.'],
    ['a year', 'as it had been agreed in the year', '1994 by all of the parties to the agreement of that day.'],
    ['a year and a stop', 'as it had been agreed in the year', '2019. The parties then agreed that it should be so.'],
    [
      'a cut word',
      'as it had been agreed in the negoti-',
      'ations of all of the parties to the agreement of that day.',
    ],
  ])('joins a paragraph over a page break when it goes on with %s', (_, end, start) => {
    const document = typed(
      `1. The first paragraph stands alone on its line, as short paragraphs do.\n\n2. The second paragraph says at some length, and to the end of the page, ${end}`,
      `${start}\n\n3. The third paragraph.`,
    )
    expect(brief(document).map((text) => text.split(':')[0])).toEqual([
      'numbered_paragraph 1',
      'numbered_paragraph 2',
      'numbered_paragraph 3',
    ])
    expect(body(document)[1]!.sources.map(({ page }) => page)).toEqual([1, 2])
    expect(body(document)[1]!.text).toContain(start.startsWith('ations') ? 'negotiations' : `${end} ${start}`)
  })

  it('keeps a footnote out of the paragraph that goes on around it', () => {
    const sizes = { 7: 11, 8: 11 }
    const first = typedPage(
      `
1. The parties recall the agreement of the year before, and say that it has been kept by
all of them, and that the tonnage
of the fleet

has not been

   ------
1 See the agreement of the year before, as published
by the Secretary.`,
      { page: 1, sizes },
    )
    const second = typedPage('changed by any of them since.\n\n2. The parties agreed.', { page: 2 })
    const document = structure(
      { ...first, height: 500, lines: first.lines.filter((line) => !line.words[0]!.text.startsWith('---')) },
      second,
    )
    expect(body(document).map((node) => node.label)).toContain('footnote')
    const one = body(document).find((node) => node.number === '1')!
    expect(one.sources.map(({ page }) => page)).toEqual([1, 2])
    expect(one.text).not.toContain('published')
  })

  it('gives the same document for the same pages', () => {
    const grid = '1. One says this.\n\n2. Two says that.'
    expect(typed(grid)).toEqual(typed(grid))
  })

  it('takes pages without a word', () => {
    expect(typed('', '').nodes).toEqual([])
  })
})

describe('digitize', () => {
  const grid = (marker: string): string => `
11. The parties met in the harbour of the host.

12. The parties agreed to meet again in a year,
and to keep the records.

${marker} The parties noted the report of the Chair.

14. The parties parted.`

  /** The document of a page on which a marker was misread, and what a look at it says. */
  async function digitizeWith(
    marker: string,
    look: (job: LookJob) => Promise<PageLook | null>,
  ): Promise<{ document: Document; jobs: LookJob[] }> {
    const jobs: LookJob[] = []
    const document = await digitize(
      { path: 'typed.pdf', sha256: 'a'.repeat(64), pageCount: 1 },
      {
        generator: GENERATOR,
        pages: [1],
        recognizePage: async () => typedPage(grid(marker)),
        lookAgain: (job) => {
          jobs.push(job)
          return look(job)
        },
      },
    )
    return { document, jobs }
  }

  const seen =
    (marker: string) =>
    async (job: LookJob): Promise<PageLook> => {
      const lines = typedPage(grid(marker)).lines.filter(({ box }) => box[1] >= job.box[1] && box[3] <= job.box[3])
      return { schemaVersion: '1.0', key: 'b'.repeat(64), page: job.page, box: job.box, lines }
    }
  const numbersOf = ({ nodes }: Document) => nodes.flatMap(({ number }) => number ?? [])
  const codesOf = ({ diagnostics }: Document) => diagnostics.map(({ code }) => code)

  it('looks again where a number is missing, and puts in what it finds', async () => {
    const { document, jobs } = await digitizeWith('B.', seen('13.'))
    expect(jobs).toHaveLength(1)
    expect(jobs[0]).toMatchObject({ page: 1, size: { rotation: 0 }, options: { language: 'eng' } })
    expect(numbersOf(document)).toEqual(['11', '12', '13', '14'])
    expect(codesOf(document)).toEqual(['structure/looked-again'])
  })

  it('tells the gap and the look where nothing more was found', async () => {
    const { document } = await digitizeWith('B.', seen('B.'))
    expect(numbersOf(document)).toEqual(['11', '12', '14'])
    expect(codesOf(document)).toEqual(['structure/looked-again', 'structure/number-gap'])
  })

  it('keeps the page as it was read where the look fails', async () => {
    const { document } = await digitizeWith('B.', async () => null)
    expect(numbersOf(document)).toEqual(['11', '12', '14'])
    expect(codesOf(document)).toEqual(['structure/number-gap'])
  })

  it('does not look where nothing is missing', async () => {
    const { document, jobs } = await digitizeWith('13.', seen('13.'))
    expect(jobs).toEqual([])
    expect(codesOf(document)).toEqual([])
  })
})
