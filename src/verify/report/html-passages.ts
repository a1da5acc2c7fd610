// The paragraphs of a document in the HTML report: named faults, the table of passages, worst first, and their diffs.

import { html, type Markup } from '../../diagnostics/html-text.ts'
import type { DocumentVerification, Fault, Passage } from '../../model/verification.ts'
import { differs, faultNames, LEGEND, pagesOf, passageDiff, type ReportLine, titleOf } from './html-diff.ts'
import { count, plural, rateCell } from './html-figures.ts'

/** What of a document's pages is at hand. */
export interface DocumentLines {
  /** The lines of each passage, in the order of the passages; empty where they are not known. */
  readonly passages: readonly (readonly ReportLine[])[]
  /** What a reader should know about missing scans; empty where nothing is missing. */
  readonly notes: readonly string[]
}

/** How many faults a table shows; the rest is in the JSON report. */
const MAX_FAULTS = 200

export function faultTable({ faults }: Pick<DocumentVerification, 'faults'>): Markup {
  if (faults.length === 0) return html`<p>No fault of segmentation or furniture.</p>`
  const rest = faults.length - MAX_FAULTS
  return html`<div class="scroll"><table>
<caption>Faults of segmentation and furniture</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">What</th><th scope="col" class="figure">Page</th><th scope="col" class="figure">Letters</th></tr></thead>
<tbody>
${faults.slice(0, MAX_FAULTS).map(faultRow)}</tbody></table></div>${rest > 0 ? html`<p class="note">${plural(rest, 'more fault')} left out.</p>` : null}`
}

function faultRow({ kind, message, page, letters, text }: Fault): Markup {
  const begins = text === '' || message.includes(`“${text}”`) ? null : html`<br><bdi class="of" lang="">“${text}”</bdi>`
  return html`<tr><td class="fixed">${kind.replaceAll('-', ' ')}</td><td><bdi>${message}</bdi>${begins}</td><td class="figure">${page === null ? '–' : page}</td><td class="figure">${count(letters)}</td></tr>
`
}

interface Numbered {
  readonly passage: Passage
  readonly index: number
}

/** @param prefix of the ids that the rows link to */
export function passageTable(passages: readonly Passage[], prefix: string): Markup {
  const worst = passages
    .map((passage, index): Numbered => ({ passage, index }))
    .filter(({ passage }) => differs(passage) || passage.faults.length > 0)
    .sort(worstFirst)
  const equal = passages.length - worst.length
  const faultless = html`<p class="note">${plural(equal, 'paragraph, heading or note', 'paragraphs, headings and notes')} of ${count(passages.length)} without a fault.</p>`
  if (worst.length === 0) return faultless
  return html`<div class="scroll"><table>
<caption>Paragraphs, headings and notes with faults, most edits first</caption>
<thead><tr><th scope="col">Passage</th><th scope="col" class="figure">Page</th><th scope="col" class="figure">CER</th><th scope="col" class="figure">WER</th><th scope="col">Faults</th></tr></thead>
<tbody>
${worst.map((numbered) => passageRow(numbered, prefix))}</tbody></table></div>
${faultless}`
}

const worstFirst = (a: Numbered, b: Numbered): number =>
  b.passage.cer.edits - a.passage.cer.edits ||
  b.passage.wer.edits - a.passage.wer.edits ||
  (b.passage.cer.rate ?? 1) - (a.passage.cer.rate ?? 1) ||
  a.index - b.index

function passageRow({ passage, index }: Numbered, prefix: string): Markup {
  const name = titleOf(passage)
  const linked = differs(passage) ? html`<a href="#${prefix}-${index + 1}">${name}</a>` : name
  const { cer, wer } = passage
  return html`<tr><th scope="row">${linked}</th><td class="figure">${pagesOf(passage) || '–'}</td>${rateCell(cer)}${rateCell(wer)}<td class="fixed">${faultNames(passage)}</td></tr>
`
}

/** In the order of the reference; passages without a difference have none. */
export function passageDiffs(passages: readonly Passage[], lines: DocumentLines, prefix: string): Markup {
  const diffs = passages.map((passage, index) =>
    differs(passage) ? passageDiff(passage, lines.passages[index] ?? [], `${prefix}-${index + 1}`) : null,
  )
  if (diffs.every((diff) => diff === null)) return html`<p>No paragraph differs from the reference.</p>`
  return html`${LEGEND}${lines.notes.map((note) => html`<p class="note"><bdi>${note}</bdi></p>`)}
${diffs}`
}
