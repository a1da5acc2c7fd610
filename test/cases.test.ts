// Recorded recognition → document: each case has its input, its expected outcome and why it is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { structurePages } from '../src/digitize.ts'
import type { Generator } from '../src/model/document.ts'
import { PageText } from '../src/model/page-text.ts'
import { renderJson } from '../src/render/json.ts'
import { renderMarkdown } from '../src/render/markdown.ts'
import { typedPage } from './structure/typed-page.ts'

const CASES = resolve(import.meta.dirname, 'cases')

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: 'recorded', version: '0', language: 'eng' },
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
}

/** What a recognizer read; or plain text, set on a grid: each form feed begins a page. */
function inputOf(folder: string): PageText[] {
  const typed = join(folder, 'input.txt')
  if (!existsSync(typed)) return z.array(PageText).parse(JSON.parse(readFileSync(join(folder, 'input.json'), 'utf8')))
  const grids = readFileSync(typed, 'utf8').split('\f\n')
  return grids.map((grid, index) => typedPage(grid, { page: index + 1 }))
}

describe.each(readdirSync(CASES))('%s', (slug) => {
  const folder = join(CASES, slug)
  const pages = inputOf(folder)
  const input = { path: `${slug}.pdf`, sha256: '0'.repeat(64), pageCount: pages.length }
  const document = structurePages(pages, input, GENERATOR)

  it('says why it is there', () => {
    expect(existsSync(join(folder, 'why.md'))).toBe(true)
  })

  it('gives the expected JSON', async () => {
    await expect(renderJson(document)).toMatchFileSnapshot(join(folder, 'expected.json'))
  })

  it('gives the expected Markdown', async () => {
    await expect(renderMarkdown(document)).toMatchFileSnapshot(join(folder, 'expected.md'))
  })
})
