import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { structurePages } from '../src/digitize.ts'
import type { Document, Generator } from '../src/model/document.ts'
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

describe('the ledger', () => {
  const word = fc.stringMatching(/^[\p{L}\p{N}.,()§•–—-]{1,12}$/u)
  const place = fc.record({
    x: fc.integer({ min: 0, max: 1800 }),
    y: fc.integer({ min: 0, max: 2600 }),
    size: fc.integer({ min: 6, max: 40 }),
  })
  const line = fc.tuple(place, fc.array(word, { minLength: 1, maxLength: 9 }))
  const pages = fc.array(fc.tuple(fc.array(line, { maxLength: 25 }), fc.double({ min: -5, max: 5, noNaN: true })), {
    minLength: 1,
    maxLength: 4,
  })

  it('holds for any arrangement of words', () => {
    fc.assert(
      fc.property(pages, (arranged) => {
        const texts = arranged.map(([lines, skew], index) => arrange(lines, skew, index + 1))
        const document = structure(...texts)
        const into = texts.flatMap((page) => page.lines.flatMap(({ words }) => words.map(({ text }) => text))).sort()
        const out = document.nodes.flatMap((node) => node.raw.split(/\s+/)).sort()
        expect(out).toEqual(into)
      }),
      { numRuns: 150, seed: 7 },
    )
  })
})

/** Words anywhere on a page, overlapping or not. */
function arrange(
  lines: readonly (readonly [{ x: number; y: number; size: number }, readonly string[]])[],
  skew: number,
  page: number,
): PageText {
  return {
    ...typedPage('', { page, skew }),
    width: 2000,
    height: 2800,
    lines: lines.map(([{ x, y, size }, texts], block) => {
      const words = texts.map((text, index) => ({
        text,
        box: [x + index * size, y, x + (index + 1) * size, y + 2 * size] as [number, number, number, number],
        confidence: 0.5,
      }))
      return { box: [x, y, x + texts.length * size, y + 2 * size], words, xHeight: size, baseline: y + 2 * size, block }
    }),
  }
}
