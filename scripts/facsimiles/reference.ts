// The reference of a facsimile: what a faultless digitization reads, taken from the same source that is typeset.

import { type Block, plainText, type Source } from './source.ts'
import type { Sheet } from './typeset.ts'

type Kind<K extends Block['kind']> = Extract<Block, { kind: K }>

const blocksOf = <K extends Block['kind']>(source: Source, kind: K): Kind<K>[] =>
  source.blocks.filter((block): block is Kind<K> => block.kind === kind)

const fold = (text: string): string => text.replace(/[ \u2009]+/g, ' ')

/** Furniture is listed page by page, top to bottom; footnotes with the page that prints them. */
export function referenceOf(source: Source, sheets: readonly Sheet[]): object {
  const furnitureOf = (sheet: Sheet): string[] => sheet.furniture.map(({ text }) => fold(text))
  const pages = sheets.map((sheet, index) => ({
    page: index + 1,
    label: String(sheet.label),
    furniture: furnitureOf(sheet),
  }))
  const footnotes = sheets.flatMap((sheet, index) =>
    sheet.footnotes.map(({ mark, text }) => ({ page: index + 1, mark, text: plainText(text) })),
  )
  return {
    source: source.source,
    page_label: String(source.firstPageLabel),
    page_labels: pages.map(({ label }) => label),
    section: source.section,
    title: source.title,
    dateline: source.dateline,
    headings: blocksOf(source, 'heading').map(({ text }) => text),
    paragraphs: blocksOf(source, 'paragraph').map(({ number, text }) => ({ number, text: plainText(text) })),
    footnotes,
    furniture: pages.flatMap(({ furniture }) => furniture),
    pages,
  }
}
