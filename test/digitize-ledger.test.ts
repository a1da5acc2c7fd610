import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { structurePages } from '../src/digitize.ts'
import type { Document, Generator } from '../src/model/document.ts'
import type { Box } from '../src/model/geometry.ts'
import type { PageText } from '../src/model/page-text.ts'
import { typedPage } from './structure/typed-page.ts'

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: 'typewriter', version: '1', language: 'eng' },
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
}

const structure = (pages: readonly PageText[]): Document =>
  structurePages(pages, { path: 'typed.pdf', sha256: 'a'.repeat(64), pageCount: pages.length }, GENERATOR)

/** Every word of the pages stands in the document, as often as there. */
function expectLedger(pages: readonly PageText[]): void {
  const into = pages.flatMap((page) => page.lines.flatMap(({ words }) => words.map(({ text }) => text))).sort()
  const out = structure(pages).nodes.flatMap((node) => node.raw.split(/\s+/).filter((text) => text !== ''))
  expect(out.sort()).toEqual(into)
}

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
      fc.property(pages, (arranged) =>
        expectLedger(arranged.map(([lines, skew], index) => arrange(lines, skew, index + 1))),
      ),
      { numRuns: 150, seed: 7 },
    )
  })

  it('holds for what documents are made of, in any order', () => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 3 }), (sheets) =>
        expectLedger(sheets.map((make, index) => make(index + 1))),
      ),
      { numRuns: 300, seed: 7 },
    )
  })
})

/** Lines of every kind that some stage takes out, gives a number, or joins; those of a kind stand together. */
const KINDS: readonly (readonly string[])[] = [
  ['The parties met in the harbour on the third day of the month and spoke of the ships and of'],
  ['the dredging of the channel, which had not been finished in the year before, and of the negoti-'],
  ['ations that all of them had begun.', 'and the tonnage of the fleet, as the Secretary had told them'],
  ['1. The parties met.', '2. The parties agreed that the channel should be dredged anew.', 'It was so ordered.'],
  ['(a) the channel;', '(b) the harbour;', '(i) its mouth,', '• ships of any flag;', '- boats'],
  ['Article 5', 'CHAPTER II', 'Section 2. Of tides', '§ 4 Of tides', 'II. TIDES', 'JOINT STATEMENT'],
  ['FIG. 22. THE SECOND STEP FINISHED', 'Figure 3: Depths of the channel', 'AND THE THIRD UNDER WAY.'],
  ['Table 2. Depths, by year', 'Year', '2019', '2020', 'Tonnage', '1,204', '17.5', 'of tides'],
  ['TABLE OF CONTENTS', 'Introduction .......... 3', '2. Of tides . . . . . . . 12', 'Annex A ......... iv'],
  ['1 See the agreement of the year before.', '2 Ibid., p. 14.', '* As amended.'],
  ['Port Haven, 4 June 2024', 'Done at Port Haven, this fourth day of June, in two originals.'],
  ['Respectfully submitted,', 'For the Government:', '/s/ A. Chair', 'Secretary', '_______________'],
  ['The Secretary', 'Harbour Board', '12 Quay Street', 'Port Haven, PH 2041'],
  ['APPENDIX 13', 'Page 3 of 20', '- 12 -', '14', 'iv', 'HARBOUR REPORT 79'],
  ['“Whereas the channel is silted up', 'WHEREAS the channel is silted up;', 'MR. CHAIR: I thank you.'],
]

/** One row: a piece set in, or several beside each other. */
const rowOf = (pieces: readonly string[]): fc.Arbitrary<string> => {
  const piece = fc.constantFrom(...pieces)
  const beside = fc.array(fc.tuple(fc.constantFrom(0, 3, 6, 12), piece), { minLength: 1, maxLength: 3 })
  return beside.map((parts) =>
    parts.map(([before, text], at) => ' '.repeat(at === 0 ? before : before + 3) + text).join(''),
  )
}
/** Rows of one kind under each other, with or without a blank one behind them. */
const block = fc
  .constantFrom(...KINDS)
  .chain((pieces) => fc.tuple(fc.array(rowOf(pieces), { minLength: 1, maxLength: 4 }), fc.boolean()))
  .map(([rows, blank]) => (blank ? [...rows, ''] : rows))
const box: fc.Arbitrary<Box> = fc
  .tuple(
    fc.integer({ min: 0, max: 1000 }),
    fc.integer({ min: 0, max: 1500 }),
    fc.integer({ min: 1, max: 900 }),
    fc.integer({ min: 1, max: 600 }),
  )
  .map(([left, top, width, height]) => [left, top, left + width, top + height])
const rule = box.map(([left, top, right]): Box => [left, top, right, top + 3])
const sheet = fc
  .record({
    blocks: fc.array(block, { minLength: 1, maxLength: 12 }),
    sizes: fc.dictionary(fc.integer({ min: 0, max: 27 }).map(String), fc.constantFrom(10, 12, 22)),
    pictures: fc.array(box, { maxLength: 2 }),
    rules: fc.array(rule, { maxLength: 4 }),
    skew: fc.constantFrom(0, 0, 0.7),
  })
  .map(({ blocks, sizes, pictures, rules, skew }) => (page: number): PageText => {
    const typed = typedPage(blocks.flat().join('\n'), { page, rules, sizes, skew })
    return { ...typed, pictures }
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
