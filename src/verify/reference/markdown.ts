// A reference in Markdown: headings, a dateline in italics, footnotes as quotations, paragraphs with their numbers.
import { createNumberer } from './numberer.ts'
import { LATER_LINES, printedNumber } from './printed-number.ts'
import type { ReferenceBlock, ReferenceText } from './reference-text.ts'

/** Reads what document.md holds, and what a person would write: "1. …" or "1\. …". */
export function readMarkdownReference(markdown: string): ReferenceText {
  const chunks = chunksOf(markdown)
  const title = chunks.findIndex((chunk) => /^# /.test(chunk))
  const section = title > 0 ? sectionOf(chunks[title - 1]!) : null
  const told = section === null ? chunks : chunks.filter((_, index) => index !== title - 1)
  const numberer = createNumberer()
  let titled = false
  const plain = told.map(unescaped)
  const blocks = told.map((chunk, index): ReferenceBlock => {
    const heading = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/s.exec(chunk)
    if (heading !== null) {
      const kind = heading[1] === '#' && !titled ? 'title' : 'heading'
      titled = true
      numberer.close()
      return { kind, number: null, marker: null, text: unescaped(heading[2]!) }
    }
    const dateline = /^(?:\*([^*].*)\*|_([^_].*)_)$/s.exec(chunk)
    if (dateline !== null) return plainBlock('dateline', dateline[1] ?? dateline[2]!)
    if (chunk.startsWith('>')) return plainBlock('footnote', chunk.replace(/^>[^\S\n]?/gm, ''))
    const table = tableText(chunk)
    if (table !== null) return plainBlock('paragraph', table)
    const number = printedNumber(plain[index]!, plain.slice(index + 1, index + 1 + LATER_LINES))
    const path = number === null ? null : numberer.next(number)
    if (number === null || path === null) return plainBlock('paragraph', chunk)
    return { kind: 'numbered_paragraph', number: path, marker: number.marker, text: number.rest }
  })
  return { lists: [blocks], section, furniture: null, numbers: 'as-printed', plain: null }
}

const plainBlock = (kind: ReferenceBlock['kind'], markdown: string): ReferenceBlock => ({
  kind,
  number: null,
  marker: null,
  text: unescaped(markdown),
})

const BEGINS = /^(?:#{1,6}\s|\d{1,3}[A-Za-z]?\\?[.)](?:\s|[–—]))/u
const HARD_BREAK = /(?<!\\)(?:\\\\)*\\$/u

/** What stands between empty lines; a heading ends with its line, and a number begins anew within a list. */
function chunksOf(markdown: string): string[] {
  const lines = markdown.replace(/(?<!\\)<!--[\s\S]*?-->/g, '').split(/\r?\n/)
  const chunks: string[] = []
  let open = false
  for (const line of lines) {
    const trimmed = line.trim()
    const goesOn = open && HARD_BREAK.test(chunks.at(-1)!)
    const begins = !goesOn && BEGINS.test(trimmed)
    if (trimmed === '') open = false
    else if (open && !begins && !chunks.at(-1)!.startsWith('#')) chunks.push(`${chunks.pop()}\n${trimmed}`)
    else {
      chunks.push(trimmed)
      open = true
    }
  }
  return chunks
}

/** What the cells of a table say, a line a row; null for what is no table. */
function tableText(chunk: string): string | null {
  const [head, rule, ...rows] = chunk.split('\n')
  if (!head!.includes('|') || rule === undefined || !/^\|?(?:\s*:?-+:?\s*\|?)+$/u.test(rule)) return null
  const cells = (row: string): string[] => row.replace(/^\||(?<!\\)\|$/gu, '').split(/(?<!\\)\|/u)
  return [head!, ...rows].map((row) => cells(row).join('\t')).join('\n')
}

/** "Appendix 13" above the title. */
function sectionOf(chunk: string): ReferenceText['section'] {
  const match = /^(?<label>\p{L}+)(?: (?<number>[\dIVXLA-Z]{1,6}))?$/u.exec(unescaped(chunk))
  return match === null ? null : { label: match.groups!.label!, number: match.groups!.number ?? null }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

const unescaped = (markdown: string): string =>
  markdown
    .replace(/\\([!-/:-@[-`{-~])|&(amp|lt|gt|quot|nbsp);/g, (_, sign?: string, name?: string) => sign ?? NAMED[name!]!)
    .replace(/\\\n/g, '\n')
