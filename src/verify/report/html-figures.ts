// Figures as a reader of the HTML report meets them: percentages, counts, and the tables of measures and kinds of fault.

import { html, type Markup } from '../../diagnostics/html-text.ts'
import type { ErrorFigure, Retrieval, Summary } from '../../model/verification.ts'

export const count = (value: number): string => value.toLocaleString('en')

export const plural = (value: number, noun: string, many = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : many}`

/** Two places; what is not quite nothing, or not quite all, is never rounded to it. */
export function percent(rate: number | null): string {
  if (rate === null) return 'no rate'
  const shown = (rate * 100).toFixed(2)
  if (shown === '0.00' && rate > 0) return '< 0.01\u00a0%'
  if (shown === '100.00' && rate < 1) return '> 99.99\u00a0%'
  return `${shown}\u00a0%`
}

export const share = ({ edits, length }: ErrorFigure): string => `${count(edits)}\u00a0/\u00a0${count(length)}`

/** A cell of figures: the rate, and what it is made of. */
export function rateCell(figure: ErrorFigure | null): Markup {
  if (figure === null) return html`<td class="figure">not measured</td>`
  return html`<td class="figure"><strong>${percent(figure.rate)}</strong> <span class="of">${share(figure)}</span></td>`
}

const MEASURES = [
  ['cer', 'CER', 'letters wrong, in order'],
  ['wer', 'WER', 'words wrong, in order'],
  ['bagOfWords', 'Bag of words', 'words wrong, in any order'],
  ['flexibleCer', 'Flexible CER', 'letters wrong, lines in any order'],
] as const

export function measuresTable({ measures, unfolded }: Summary, folds: readonly string[]): Markup {
  const rows = MEASURES.map(([key, name, meaning]) => {
    const figure = measures[key]
    const kinds =
      figure === null
        ? [null, null, null]
        : ([figure.substitutions, figure.insertions, figure.deletions] as (number | null)[])
    return html`<tr><th scope="row" class="fixed">${name} <span class="of">${meaning}</span></th>${rateCell(figure)}${kinds.map((kind) => html`<td class="figure">${kind === null ? '–' : count(kind)}</td>`)}${rateCell(unfolded[key])}</tr>`
  })
  const overlooked = folds.length === 0 ? 'no fold on' : `folds: ${folds.join(', ')}`
  return html`<div class="scroll"><table class="short">
<caption>Errors, as edits by length of the reference (${overlooked})</caption>
<thead><tr><th scope="col">Measure</th><th scope="col" class="figure">Rate</th><th scope="col" class="figure"><abbr title="substituted">Subst.</abbr></th><th scope="col" class="figure"><abbr title="inserted">Ins.</abbr></th><th scope="col" class="figure"><abbr title="deleted">Del.</abbr></th><th scope="col" class="figure">Without folds</th></tr></thead>
<tbody>
${rows}
</tbody></table></div>`
}

const KINDS = [
  ['recognition', 'Recognition', 'letters read wrong'],
  ['segmentation', 'Segmentation', 'paragraphs cut or numbered wrong'],
  ['furniture', 'Furniture', 'furniture in the text, or text in the furniture'],
] as const

export function kindsTable({ kinds }: Pick<Summary, 'kinds'>): Markup {
  const rows = KINDS.map(
    ([key, name, meaning]) =>
      html`<tr><th scope="row" class="fixed">${name} <span class="of">${meaning}</span></th><td class="figure">${count(kinds[key].faults)}</td><td class="figure">${count(kinds[key].letters)}</td></tr>
`,
  )
  return html`<div class="scroll"><table class="short">
<caption>Faults by kind</caption>
<thead><tr><th scope="col">Kind</th><th scope="col" class="figure">Faults</th><th scope="col" class="figure">Letters</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`
}

/** Nothing where the reference tells neither. */
export function retrievalTable({ paragraphs, furniture }: Summary): Markup | null {
  const rows = [
    ...(paragraphs === null ? [] : [retrievalRow('Numbered paragraphs', paragraphs)]),
    ...(furniture === null ? [] : [retrievalRow('Furniture', furniture)]),
  ]
  if (rows.length === 0) return null
  return html`<div class="scroll"><table class="short">
<caption>Structure found</caption>
<thead><tr><th scope="col">What</th><th scope="col" class="figure">Correct of expected</th><th scope="col" class="figure">Found</th><th scope="col" class="figure">Precision</th><th scope="col" class="figure">Recall</th><th scope="col" class="figure">F1</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`
}

function retrievalRow(name: string, { expected, found, correct, precision, recall, f1 }: Retrieval): Markup {
  const cells = [
    `${count(correct)} of ${count(expected)}`,
    count(found),
    percent(precision),
    percent(recall),
    percent(f1),
  ]
  return html`<tr><th scope="row" class="fixed">${name}</th>${cells.map((cell) => html`<td class="figure">${cell}</td>`)}</tr>
`
}

/** How many confusions a table shows; the rest is in the JSON report. */
const MAX_CONFUSIONS = 40

export function confusionTable({ confusions }: Pick<Summary, 'confusions'>): Markup {
  if (confusions.length === 0) return html`<p>No letter was confused with another.</p>`
  const rows = confusions.slice(0, MAX_CONFUSIONS).map(
    ({ reference, found, count: times }) =>
      html`<tr><td lang="">${lettersOf(reference)}</td><td lang="">${lettersOf(found)}</td><td class="figure">${count(times)}</td></tr>
`,
  )
  const rest = confusions.length - rows.length
  return html`<div class="scroll"><table class="narrow">
<caption>Confusions, most frequent first</caption>
<thead><tr><th scope="col">In the reference</th><th scope="col">Read as</th><th scope="col" class="figure">Times</th></tr></thead>
<tbody>
${rows}</tbody></table></div>${rest > 0 ? html`<p class="note">${plural(rest, 'rarer confusion')} left out.</p>` : null}`
}

function lettersOf(letters: string): Markup {
  if (letters === '') return html`<span class="of">nothing</span>`
  return html`<bdi class="letters">${letters
    .replace(/[^\S\n\t]/g, '␣')
    .replace(/\n/g, '⏎')
    .replace(/\t/g, '⇥')}</bdi>`
}
