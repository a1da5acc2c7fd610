// Tests of the typesetter on the committed sources: what stands at the page breaks, and that nothing leaves its page.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jointStatement } from '../../../scripts/facsimiles/joint-statement.ts'
import { referenceOf } from '../../../scripts/facsimiles/reference.ts'
import { layOut, type Sheet } from '../../../scripts/facsimiles/typeset.ts'
import { whitePaperPage79 } from '../../../scripts/facsimiles/white-paper-page-79.ts'

/** The printed lines of a sheet from top to bottom. */
function linesOf(sheet: Sheet): string[] {
  const rows = new Map<number, string[]>()
  for (const ink of sheet.inks) {
    if ('text' in ink) rows.set(ink.y, [...(rows.get(ink.y) ?? []), ink.text])
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, words]) => words.join(' '))
}

describe.each([whitePaperPage79, jointStatement])('the reference of $name', (source) => {
  it('agrees with the committed file', () => {
    const file = new URL(`../../facsimiles/${source.name}.reference.json`, import.meta.url)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(referenceOf(source, layOut(source)))
  })

  it('is printed word for word', () => {
    const squeeze = (text: string): string => text.replace(/[\s\u00ad-]/g, '')
    const printed = squeeze(
      layOut(source)
        .map((sheet) => {
          const around = new Set(sheet.furniture.map(({ baseline }) => baseline))
          const notes = sheet.inks.findIndex((ink) => 'rule' in ink)
          const body = notes < 0 ? sheet.inks : sheet.inks.slice(0, notes)
          return body.map((ink) => ('text' in ink && !around.has(ink.y) ? ink.text : '')).join('')
        })
        .join(''),
    )
    const { paragraphs } = referenceOf(source, layOut(source)) as { paragraphs: { number: string; text: string }[] }
    for (const { text } of paragraphs) expect(printed).toContain(squeeze(text))
  })
})

describe('the joint statement', () => {
  const sheets = layOut(jointStatement)
  const pages = sheets.map(linesOf)

  it('has six pages, 41 to 46', () => {
    expect(sheets.map(({ label }) => label)).toEqual([41, 42, 43, 44, 45, 46])
  })

  it('continues paragraphs over pages with a proper noun, a year and half a word', () => {
    expect(pages[1]![1]).toMatch(/^Northhaven, proposed/)
    expect(pages[2]![1]).toMatch(/^2024\. The first step/)
    expect(pages[2]!.some((line) => line.endsWith(' close co-'))).toBe(true)
    expect(pages[3]![1]).toMatch(/^operation, a plan/)
  })

  it('prints each footnote on the page of its mark', () => {
    expect(sheets.map(({ footnotes }) => footnotes.map(({ mark }) => mark).join(''))).toEqual([
      '¹',
      '²³',
      '⁴',
      '',
      '⁵',
      '⁶',
    ])
  })
})
