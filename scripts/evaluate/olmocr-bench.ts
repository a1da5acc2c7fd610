// olmOCR-bench: its assertions that running heads, feet and page numbers are absent from a page's text.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Document } from '../../src/model/document.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { findSubstring } from '../../src/verify/texts/substring-match.ts'
import { CORPUS } from './corpus.ts'
import { documentOf, type Recto } from './recto.ts'

const FOLDER = join(CORPUS, 'olmocr-bench')

const Assertion = z.looseObject({
  pdf: z.string(),
  page: z.int().positive(),
  id: z.string(),
  type: z.string(),
  text: z.string().optional(),
  max_diffs: z.int().optional(),
  last_n: z.int().optional(),
  first_n: z.int().optional(),
})

export interface AssertionResult {
  readonly id: string
  readonly text: string
  readonly passed: boolean
}

/** The assertions of type "absent" whose file is there, each told of the page's Markdown as the bench does. */
export async function evaluateAbsent(recto: Recto): Promise<AssertionResult[]> {
  const list = join(FOLDER, 'dataset.jsonl')
  if (!existsSync(list)) return []
  const assertions = readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Assertion.parse(JSON.parse(line)))
    .filter(({ type, pdf }) => type === 'absent' && existsSync(join(FOLDER, 'pdfs', pdf)))
  const results: AssertionResult[] = []
  for (const { pdf, page, id, text = '', max_diffs = 0, last_n, first_n } of assertions) {
    const read = await recto.readPage(join(FOLDER, 'pdfs', pdf), page)
    const whole = textOf(documentOf([read.page]))
    const end = last_n === undefined ? whole : whole.slice(-last_n)
    const part = first_n === undefined ? end : whole.slice(0, first_n)
    results.push({ id, text, passed: !containsNearly(part, folded(text), max_diffs) })
  }
  return results
}

const textOf = (document: Document): string => folded(renderMarkdown(document))

const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Whether a stretch of `text` differs from `wanted` in so many letters at most. */
function containsNearly(text: string, wanted: string, edits: number): boolean {
  if (text === '') return false
  const codes = (letters: string): Int32Array => Int32Array.from([...letters], (letter) => letter.codePointAt(0)!)
  return findSubstring(codes(wanted), codes(text), (a, b) => a === b).edits <= edits
}
