// Samples for tests of the formats that keep lines and words: a page with its document, and words that may trouble a format.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { z } from 'zod'
import { structurePages } from '../../src/digitize.ts'
import type { Document } from '../../src/model/document.ts'
import { PageText } from '../../src/model/page-text.ts'
import { documentOf } from './document.ts'
import { pageOf } from './page.ts'
import { xmlHolds } from './xml-elements.ts'

export const PAGE: PageText = {
  ...pageOf([['Appendix'], ['1.', 'The', 'har-'], ['bour', 'R&D', '<5', '"a"'], ['79']]),
  skew: 1,
}

export const DOCUMENT: Document = documentOf([
  {
    label: 'page_header',
    layer: 'furniture',
    text: 'Appendix',
    sources: [{ page: 1, box: [100, 100, 1900, 140], lines: 1 }],
  },
  {
    label: 'numbered_paragraph',
    number: '1',
    marker: '1.',
    text: 'The harbour R&D <5 "a"',
    sources: [{ page: 1, box: [100, 200, 1900, 340], lines: 2 }],
  },
  {
    label: 'page_number',
    layer: 'furniture',
    text: '79',
    sources: [{ page: 1, box: [100, 400, 1900, 440], lines: 1 }],
  },
])

export interface Recorded {
  readonly name: string
  readonly document: Document
  readonly pages: readonly PageText[]
}

const CASES = resolve(import.meta.dirname, '../cases')

/** The documents of the recorded cases, with their pages. */
export const RECORDED: readonly Recorded[] = recordedCases().map((name) => {
  const pages = z.array(PageText).parse(JSON.parse(readFileSync(join(CASES, name, 'input.json'), 'utf8')))
  const input = { path: `${name}.pdf`, sha256: '0'.repeat(64), pageCount: pages.length }
  return { name, pages, document: structurePages(pages, input, DOCUMENT.generator) }
})

/** Those with pages as a recognizer left them; others are typed. */
function recordedCases(): string[] {
  return readdirSync(CASES).filter((name) => existsSync(join(CASES, name, 'input.json')))
}

/** Words with all that may trouble a format: markup, controls, lone surrogates, astral letters, hyphens. */
const anyWord = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('&', '<', '>', '"', "'", '-', '\u0001', '\uFFFE', '\uD800', '𝔸', 'é', ']'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 8,
  })
  .map((text) => text.replace(/\s/gu, '_'))

export const anyRows = fc.array(fc.array(anyWord, { minLength: 1, maxLength: 5 }), { maxLength: 6 })

/** What XML can show of a text. */
export const shown = (text: string): string =>
  [...text].map((letter) => (xmlHolds(letter) ? letter : '\uFFFD')).join('')
