// The run report as one HTML file: no script, nothing from elsewhere, every text escaped.
import { basename } from 'node:path'
import { CODES, type Code } from '../diagnostics/codes.ts'
import { htmlHead } from '../diagnostics/html-head.ts'
import { html, type Markup } from '../diagnostics/html-text.ts'
import type { DocumentReport, ReportedFinding, RunReport } from '../model/run-report.ts'
import type { Thumbnail } from '../model/thumbnail.ts'
import { count, plural } from '../verify/report/html-figures.ts'
import { STYLE as HOUSE_STYLE } from '../verify/report/html-style.ts'

export interface ReportedDocument {
  readonly report: DocumentReport
  /** Names of the files in its folder that a person may open. */
  readonly files: readonly string[]
  /** By page. */
  readonly thumbnails: ReadonlyMap<number, Thumbnail>
}

const STYLE = `${HOUSE_STYLE}
.state{white-space:nowrap}.state.bad{color:var(--bad);font-weight:600}
.findings{list-style:none;padding:0;margin:.75rem 0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr))}
.findings li{display:flex;gap:.9rem;align-items:flex-start;padding:.7rem .9rem;background:var(--panel);border:1px solid var(--line);border-radius:.4rem}
.findings p{margin:0 0 .25rem;min-width:0}
.findings svg{flex:none;width:8rem;height:auto;background:var(--scan);border:1px solid var(--line)}
.findings rect{fill:#d00;fill-opacity:.16;stroke:#c00;stroke-width:3}
.files{overflow-wrap:normal}.files a{margin-right:.6rem;white-space:nowrap}td .files{width:max-content;max-width:17rem}
tbody th{min-width:11rem}th .of,.figure .of{display:block}.figure .of{white-space:nowrap}
@media (prefers-color-scheme:dark){.findings svg{filter:brightness(.85)}}
@media print{.findings li{break-inside:avoid}}
`

/** How the title of every report begins. */
export const REPORT_TITLE = 'Run report: '

/**
 * @param documents those of the report, in its order
 * @returns a whole HTML document; links are relative to the output folder
 */
export function renderReportHtml(report: RunReport, documents: readonly ReportedDocument[]): string {
  const title = `${REPORT_TITLE}${plural(report.documents.length, 'document')}`
  const page = html`${htmlHead({ title, style: STYLE })}<a class="skip" href="#main">Skip to the documents</a>
<header>
<h1>${title}</h1>
${figures(report)}
${ending(report)}</header>
<main id="main">
${overview(documents)}
${documents.map(section)}
</main>
<footer class="note">Made by ${report.generator.name} ${report.generator.version}. What needs a person’s eye comes first. The expected CER is an estimate from the recognizer’s confidence.</footer>
</body>
</html>
`
  return page.markup
}

function figures({ totals, documents, seconds }: RunReport): Markup {
  const gaps = documents.reduce((sum, { numberGaps }) => sum + numberGaps, 0)
  const without = totals.refused + totals.failed + totals.unfinished
  const unfinished = totals.unfinished === 0 ? '' : `, ${count(totals.unfinished)} unfinished`
  const failedPages = documents.reduce((sum, document) => sum + document.failedPages.length, 0)
  const entries: readonly (readonly [string, string, string])[] = [
    ['Digitized', count(totals.documents - without), `of ${plural(totals.documents, 'document')}`],
    ['No document', count(without), `${count(totals.refused)} refused, ${count(totals.failed)} failed${unfinished}`],
    ['Pages', count(totals.pages), `${count(failedPages)} failed`],
    ['Paragraphs', count(totals.paragraphs), `${plural(gaps, 'number')} missing`],
    ['Time', duration(seconds), 'of the last run'],
  ]
  return html`<ul class="head">
${entries.map(([name, value, of]) => html`<li>${name}<strong>${value}</strong><span class="of">${of}</span></li>\n`)}</ul>`
}

function ending({ end, totals: { unfinished } }: RunReport): Markup | null {
  if (end === 'complete') return null
  const how = end === 'interrupted' ? 'The run was interrupted' : 'The run was stopped'
  return html`<p><strong>${how}: ${plural(unfinished, 'document')} unfinished.</strong> Run the same command again to go on, but without --force: pages that are done are kept.</p>
`
}

function overview(documents: readonly ReportedDocument[]): Markup {
  const heads = ['Pages', 'Paragraphs', 'Numbers missing', 'Expected CER', 'Warnings', 'Seconds']
  return html`<section aria-labelledby="all">
<h2 id="all">All documents</h2>
<div class="scroll"><table>
<caption>What needs a person’s eye first</caption>
<thead><tr><th scope="col">Document</th><th scope="col">Status</th>${heads.map((head) => html`<th scope="col" class="figure">${head}</th>`)}<th scope="col">Files</th></tr></thead>
<tbody>
${documents.map(row)}</tbody></table></div>
</section>`
}

function row(document: ReportedDocument, index: number): Markup {
  const { report } = document
  const folder = report.file.slice(0, -basename(report.file).length)
  const name = html`<bdi>${basename(report.file)}</bdi>`
  const linked = needsEye(report) ? html`<a href="#d${index + 1}">${name}</a>` : name
  return html`<tr><th scope="row">${linked} <span class="of"><bdi>${folder}</bdi></span></th>${status(report)}<td class="figure">${pages(report)}</td><td class="figure">${count(report.paragraphs)}</td><td class="figure">${count(report.numberGaps)}</td><td class="figure">${expectedCer(report)}</td><td class="figure">${count(report.warnings)}</td><td class="figure">${report.seconds.toFixed(1)}</td><td><div class="files">${links(document)}</div></td></tr>\n`
}

const STATUS: Readonly<Record<DocumentReport['status'], string>> = {
  digitized: 'digitized',
  partly: 'partly digitized',
  refused: 'refused',
  failed: 'failed',
  skipped: 'left alone',
  unfinished: 'unfinished',
}

function status({ status: state, run }: DocumentReport): Markup {
  const earlier = run === 'earlier' ? html` <span class="of">earlier run</span>` : null
  return html`<td class="state ${state === 'digitized' || state === 'skipped' ? 'good' : 'bad'}">${STATUS[state]}${earlier}</td>`
}

function pages({ pages: done, pagesLeft, failedPages }: DocumentReport): Markup {
  const failed = failedPages.length === 0 ? '' : `${count(failedPages.length)} failed`
  const left = pagesLeft === 0 ? '' : pagesLeft === null ? 'not begun' : `${count(pagesLeft)} left`
  return html`${count(done)}${[failed, left].map((of) => (of === '' ? null : html` <span class="of">${of}</span>`))}`
}

const expectedCer = ({ expectedCer: rate }: DocumentReport): string =>
  rate === null ? '–' : `${Number((rate * 100).toPrecision(2))}\u00a0%`

function links({ report, files }: ReportedDocument): Markup {
  const folder = encodeURIComponent(report.output ?? '')
  return html`${files.map((file) => html`<a href="./${folder}/${encodeURIComponent(file)}" title="${file}">${linkText(file)}</a> `)}`
}

/** "document.alto.xml" → "alto.xml", "proof.html" → "proof". */
const linkText = (file: string): string => file.replace(/^document\./, '').replace(/^proof\.html$/, 'proof')

const needsEye = ({ error, findings }: DocumentReport): boolean => error !== null || findings.length > 0

function section(document: ReportedDocument, index: number): Markup | null {
  const { report } = document
  if (!needsEye(report)) return null
  const id = `d${index + 1}`
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h"><bdi>${report.file}</bdi></h2>
<p class="files">${links(document)}</p>
${failure(report)}${findingList(document)}
</section>
`
}

function failure({ error }: DocumentReport): Markup | null {
  if (error === null) return null
  return html`<ul class="missed" aria-label="Error"><li><strong>${error.message}</strong> — ${error.hint}</li></ul>`
}

function findingList({ report, thumbnails }: ReportedDocument): Markup | null {
  if (report.findings.length === 0) return null
  const items = report.findings.map(
    (finding) => html`<li>${picture(finding, thumbnails)}<div>${told(finding)}</div></li>\n`,
  )
  const all = report.warnings + report.failedPages.length
  const rest = all - report.findings.length
  const more = rest > 0 ? html`<p class="note">${count(rest)} more in document.json.</p>\n` : null
  return html`<ul class="findings">
${items}</ul>
${more}`
}

function told({ code, severity, message, page }: ReportedFinding): Markup {
  const hint = code in CODES ? html`<p>${CODES[code as Code].hint}</p>` : null
  return html`<p><strong>${page === null ? 'Document' : `Page ${page}`}: ${message}</strong></p>${hint}<p class="note">${severity}: ${code}</p>`
}

function picture({ page, area }: ReportedFinding, thumbnails: ReadonlyMap<number, Thumbnail>): Markup | null {
  const thumbnail = page === null ? undefined : thumbnails.get(page)
  if (thumbnail === undefined) return null
  const { width, height, webp } = thumbnail
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Page ${page}"><image width="${width}" height="${height}" href="data:image/webp;base64,${webp}"></image>${frame(area, width, height)}</svg>`
}

function frame(area: ReportedFinding['area'], width: number, height: number): Markup | null {
  if (area === null) return null
  const [left, top, right, bottom] = area
  const of = (share: number, whole: number): string => (share * whole).toFixed(1)
  return html`<rect x="${of(left, width)}" y="${of(top, height)}" width="${of(right - left, width)}" height="${of(bottom - top, height)}"></rect>`
}

function duration(seconds: number): string {
  if (seconds < 100) return `${seconds.toFixed(1)}\u00a0s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h ${minutes % 60}\u00a0min`
}
