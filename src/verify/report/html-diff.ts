// The side-by-side diff of a passage: reference and document line by line, each difference marked, the scan above.

import { html, type Markup, visibleDifference } from '../../diagnostics/html-text.ts'
import type { DiffRun, Passage } from '../../model/verification.ts'
import { graphemesOf } from '../texts/graphemes.ts'
import { percent, plural, share } from './html-figures.ts'
import { type DiffRow, rowsOf, type SkippedRows } from './html-rows.ts'
import type { FoundLine } from './lines.ts'

/** A line cut out of its page's image. */
export interface LineCrop {
  /** data: URI of an image. */
  readonly source: string
  /** As it is to be shown, pixels. */
  readonly width: number
  readonly height: number
}

/** A line of a passage, with its crop where there is one. */
export interface ReportLine extends FoundLine {
  readonly crop: LineCrop | null
}

const KIND_NAMES = {
  title: 'Title',
  dateline: 'Dateline',
  heading: 'Heading',
  numbered_paragraph: 'Paragraph',
  paragraph: 'Unnumbered paragraph',
  footnote: 'Footnote',
} as const

function nameOf({ kind, number }: Pick<Passage, 'kind' | 'number'>): string {
  return number === null ? KIND_NAMES[kind] : `${KIND_NAMES[kind]} ${number}`
}

const MAX_EXCERPT = 40

/** How the text of a passage without a number begins: what tells it from others of its kind. */
function excerptOf({ number, reference }: Pick<Passage, 'number' | 'reference'>): string {
  if (number !== null) return ''
  const start = graphemesOf(reference.slice(0, 8 * MAX_EXCERPT))
    .slice(0, MAX_EXCERPT)
    .join('')
  return start.length === reference.length ? start : `${start.replace(/\s+\S{0,12}$/u, '')}\u00a0…`
}

/** The passage's name, and how it begins where that alone would not tell it from others. */
export function titleOf(passage: Passage): Markup {
  const excerpt = excerptOf(passage)
  const begins = excerpt === '' ? null : html` <bdi class="excerpt" lang="">${excerpt}</bdi>`
  return html`<bdi>${nameOf(passage)}</bdi>${begins}`
}

/** "3" or "3, 4": where the passage stands in the scan. */
export function pagesOf({ places }: Pick<Passage, 'places'>): string {
  return [...new Set(places.map(({ page }) => page))].join(', ')
}

export const differs = ({ runs }: Pick<Passage, 'runs'>): boolean => runs.some(({ kind }) => kind !== 'equal')

/** A section of its own, with the heading that the paragraph table links to. @param id unique in the page */
export function passageDiff(passage: Passage, lines: readonly ReportLine[], id: string): Markup {
  const pages = pagesOf(passage)
  const where = pages === '' ? 'not found' : `page ${pages}`
  const about = `${where}; CER ${percent(passage.cer.rate)} (${share(passage.cer)}), WER ${percent(passage.wer.rate)} (${share(passage.wer)})`
  return html`<section id="${id}" class="passage" aria-labelledby="${id}-h">
<h4 id="${id}-h">${titleOf(passage)}</h4>
<p class="note">${about}${faultNote(passage)}</p>
<div class="scroll"><table class="diff">
<caption class="hidden">${nameOf(passage)}, reference and document line by line</caption>
<thead><tr><th scope="col" class="place">Page:line</th><th scope="col">Reference</th><th scope="col">Document</th></tr></thead>
${rowsOf(passage, lines).map((row) => rowMarkup(row, lines))}</table></div>
</section>
`
}

/** A passage without a named fault that differs was read wrong. */
export function faultNames(passage: Pick<Passage, 'faults' | 'runs'>): string {
  if (passage.faults.length === 0) return differs(passage) ? 'recognition' : ''
  return passage.faults.map((fault) => fault.replaceAll('-', ' ')).join(', ')
}

function faultNote(passage: Passage): Markup | null {
  const { faults, number, foundNumber } = passage
  if (faults.length === 0) return null
  const read = foundNumber !== null && foundNumber !== number ? `, numbered ${foundNumber} in the document` : ''
  return html`; <strong>${faultNames(passage)}</strong><bdi>${read}</bdi>`
}

function rowMarkup(row: DiffRow | SkippedRows, lines: readonly ReportLine[]): Markup {
  if (row.kind === 'skipped')
    return html`<tbody><tr class="skipped"><td colspan="3">${plural(row.rows, 'line')} without a difference</td></tr></tbody>
`
  const line = row.line === null ? undefined : lines[row.line]!
  const place = line === undefined ? '' : `${line.page}:${row.line! + 1}`
  const [left, right] = [row.runs.map(referenceSide), row.runs.map(foundSide)]
  return html`<tbody${row.differs ? html` class="differs"` : null}>${row.differs && line?.crop ? cropRow(line.crop, place, line.page) : null}<tr><th scope="row" class="place">${place}</th><td class="ref" dir="auto" lang="">${left}</td><td class="doc" dir="auto" lang="">${right}</td></tr></tbody>
`
}

function cropRow({ source, width, height }: LineCrop, place: string, page: number): Markup {
  return html`<tr class="crop"><th scope="row" class="place"><span class="hidden">${place}, scan</span></th><td colspan="2"><img src="${source}" width="${width}" height="${height}" alt="Scan of this line, page ${page}" loading="lazy"></td></tr>`
}

const GAP = html`<span class="gap"></span>`

function referenceSide({ kind, reference }: DiffRun): Markup | string {
  if (kind === 'equal') return reference
  if (reference === '') return GAP
  const shown = visibleDifference(reference)
  return kind === 'delete' ? html`<del>${shown}</del>` : html`<mark>${shown}</mark>`
}

function foundSide({ kind, found }: DiffRun): Markup | string {
  if (kind === 'equal') return found
  if (found === '') return GAP
  const shown = visibleDifference(found)
  return kind === 'insert' ? html`<ins>${shown}</ins>` : html`<mark>${shown}</mark>`
}

/** What the marks mean, in the marks themselves. */
export const LEGEND = html`<p class="legend">Marks: <mark>substituted</mark> letters on both sides; <del>missing</del> letters in the reference, their place in the document shown as ${GAP}; <ins>surplus</ins> letters in the document. ␣ is a space, ⏎ a line’s end, ⟨U+202E⟩ a character that cannot be seen.</p>`
