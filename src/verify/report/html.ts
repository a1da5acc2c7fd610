// The verification report as one HTML file: no script, nothing from elsewhere, every text escaped.
import { htmlHead } from '../../diagnostics/html-head.ts'
import { html, type Markup } from '../../diagnostics/html-text.ts'
import type { DocumentVerification, MissedGate, Summary, VerificationReport } from '../../model/verification.ts'
import {
  confusionTable,
  count,
  kindsTable,
  measuresTable,
  percent,
  plural,
  rateCell,
  retrievalTable,
  share,
} from './html-figures.ts'
import { type DocumentLines, faultTable, passageDiffs, passageTable } from './html-passages.ts'
import { STYLE } from './html-style.ts'

const NO_LINES: DocumentLines = { passages: [], notes: [] }

/**
 * @param lines what of each document's pages is at hand, in the order of `report.documents`
 * @returns a whole HTML document, the same for the same report and lines
 */
export function renderVerificationHtml(report: VerificationReport, lines: readonly DocumentLines[]): string {
  const { documents } = report
  const [only] = documents.length === 1 ? documents : []
  const title =
    only === undefined ? `Verification of ${plural(documents.length, 'document')}` : `Verification of ${only.name}`
  const sections = documents.map((document, index) =>
    documentSection(report, document, lines[index] ?? NO_LINES, index),
  )
  const page = html`${htmlHead({ title, style: STYLE })}<a class="skip" href="#main">Skip to the figures</a>
<header>
<h1><bdi>${title}</bdi></h1>
${verdict(report)}
${figures(report.totals)}
</header>
<main id="main">
${only === undefined ? overview(report) : null}${uncompared(report)}
${sections}
</main>
<footer class="note">Made by ${report.generator.name} ${report.generator.version}. Rates are edits by letters or words of the reference; totals are sums, so weighted by length.</footer>
</body>
</html>
`
  return page.markup
}

/** The whole in four figures. */
function figures({ measures, paragraphs, kinds }: Summary): Markup {
  const { cer, wer } = measures
  const faults = kinds.segmentation.faults + kinds.furniture.faults
  const entries: readonly (readonly [string, string, string])[] = [
    ['CER', percent(cer.rate), `${share(cer)} letters`],
    ['WER', percent(wer.rate), `${share(wer)} words`],
    ...(paragraphs === null
      ? []
      : [['Paragraph F1', percent(paragraphs.f1), `${paragraphs.correct} of ${paragraphs.expected} found`] as const]),
    ['Structure', plural(faults, 'fault'), 'segmentation and furniture'],
  ]
  return html`<ul class="head">
${entries.map(([name, value, of]) => html`<li>${name}<strong>${value}</strong><span class="of">${of}</span></li>\n`)}</ul>`
}

function verdict({ missedGates, uncompared: left }: VerificationReport): Markup | null {
  const gates = missedGates.map((missed) => html`<li><strong>Missed:</strong> ${gateText(missed)}</li>`)
  const alone = left.length === 0 ? null : html`<li><strong>Not compared:</strong> ${plural(left.length, 'file')}</li>`
  if (gates.length === 0 && alone === null) return null
  return html`<ul class="missed" aria-label="Findings">${gates}${alone}</ul>`
}

const FIGURES = { 'max-cer': 'CER', 'max-wer': 'WER', 'min-paragraph-f1': 'Paragraph F1' } as const

function gateText({ gate, limit, actual }: MissedGate): string {
  if (actual === null) return `${FIGURES[gate]}: there is none, --${gate} is ${percent(limit)}`
  const relation = gate === 'min-paragraph-f1' ? 'below' : 'above'
  return `${FIGURES[gate]} ${percent(actual)}, ${relation} the limit of ${percent(limit)} (--${gate})`
}

/** All documents of a folder run, and their totals. */
function overview({ documents, totals, options }: VerificationReport): Markup {
  const rows = documents.map(
    (document, index) =>
      html`<tr><th scope="row"><a href="#d${index + 1}"><bdi>${document.name}</bdi></a></th><td class="figure">${count(document.pages)}</td>${summaryCells(document)}</tr>\n`,
  )
  const pages = documents.reduce((sum, document) => sum + document.pages, 0)
  return html`<section aria-labelledby="all">
<h2 id="all">All documents</h2>
<div class="scroll"><table>
<caption>Documents and their totals (${foldText(options.folds)})</caption>
<thead><tr><th scope="col">Document</th><th scope="col" class="figure">Pages</th><th scope="col" class="figure">CER</th><th scope="col" class="figure">WER</th><th scope="col" class="figure">Bag of words</th><th scope="col" class="figure">Paragraph F1</th><th scope="col" class="figure">Furniture F1</th></tr></thead>
<tbody>
${rows}</tbody>
<tfoot><tr><th scope="row">Total</th><td class="figure">${count(pages)}</td>${summaryCells(totals)}</tr></tfoot></table></div>
<h3>Errors in all documents</h3>
${measuresTable(totals, options.folds)}
${kindsTable(totals)}
${confusionTable(totals)}
</section>
`
}

function summaryCells({ measures, paragraphs, furniture }: Summary): Markup {
  const f1 = [paragraphs, furniture].map(
    (found) => html`<td class="figure">${found === null ? '–' : percent(found.f1)}</td>`,
  )
  return html`${rateCell(measures.cer)}${rateCell(measures.wer)}${rateCell(measures.bagOfWords)}${f1}`
}

function uncompared({ uncompared: left }: VerificationReport): Markup | null {
  if (left.length === 0) return null
  const rows = left.map(
    ({ file, role, reason }) =>
      html`<tr><th scope="row"><bdi>${file}</bdi></th><td>${role}</td><td><bdi>${reason}</bdi></td></tr>\n`,
  )
  return html`<section aria-labelledby="left">
<h2 id="left">Not compared</h2>
<div class="scroll"><table>
<caption>Documents and references that could not be compared</caption>
<thead><tr><th scope="col">File</th><th scope="col">Role</th><th scope="col">Reason</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
</section>
`
}

const foldText = (folds: readonly string[]): string =>
  folds.length === 0 ? 'no fold on' : `folds: ${folds.join(', ')}`

function documentSection(
  { options }: VerificationReport,
  document: DocumentVerification,
  lines: DocumentLines,
  index: number,
): Markup {
  const id = `d${index + 1}`
  const facts: readonly (readonly [string, string])[] = [
    ['Document', document.document],
    ['Reference', document.reference],
    ['Pages', count(document.pages)],
    ['Compared', options.text === 'body' ? 'the body, without furniture' : 'the body and the furniture'],
    ['Folds on', options.folds.join(', ') || 'none'],
    ...(options.wildcard === null ? [] : [['Wildcard', options.wildcard] as const]),
  ]
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h"><bdi>${document.name}</bdi></h2>
<dl>
${facts.map(([term, value]) => html`<dt>${term}</dt><dd><bdi>${value}</bdi></dd>\n`)}</dl>
${measuresTable(document, options.folds)}
${kindsTable(document)}
${retrievalTable(document)}
<h3>Structure</h3>
${faultTable(document)}
<h3>Paragraphs</h3>
${passageTable(document.passages, `${id}-p`)}
<h3>Confusions</h3>
${confusionTable(document)}
<h3>Differences</h3>
${passageDiffs(document.passages, lines, `${id}-p`)}
</section>
`
}
