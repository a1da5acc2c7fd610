// The evaluation as one HTML page that needs nothing else: all sets, ceilings, facsimiles, calibration, worst pages.

import { html, type Markup } from '../../src/diagnostics/html-text.ts'
import { STYLE } from '../../src/verify/report/html-style.ts'
import { type ErrorRate, medianRate, sumErrors } from '../../src/verify/texts/error-rate.ts'
import { type CalibrationPoint, calibrationPlot, totalOf } from './calibration-plot.ts'
import type { Figures } from './ceilings.ts'
import type { FacsimileResult } from './facsimiles.ts'
import { setFigures } from './set-figures.ts'
import { excessOf, type PageResult, type Reader } from './table.ts'

export interface Evaluation {
  readonly results: readonly PageResult[]
  readonly readers: readonly Reader[]
  readonly native: string | null
  readonly folds: readonly string[]
  /** What part of the corpus was evaluated, in words. */
  readonly scope: string
  readonly facsimiles: readonly FacsimileResult[]
  /** What the ceilings say. */
  readonly ceilings: readonly string[]
}

const WORST = 25

/** Colours of the plot; the rest is the verification report's style. */
const PLOT_STYLE = `.plot{max-width:36rem;width:100%;font-size:13px}.plot text{fill:var(--ink)}.plot .frame{fill:var(--panel);stroke:var(--line)}
.plot .grid{stroke:var(--line);stroke-width:.5;fill:none}.plot .even{stroke:var(--soft);stroke-dasharray:5 4;fill:none}
.plot .ring{fill:none;stroke:var(--ink);stroke-width:2}.dot{fill-opacity:.55}
.s0{fill:#2f7bd1;color:#2f7bd1}.s1{fill:#d9822b;color:#d9822b}.s2{fill:#2e9e5b;color:#2e9e5b}.s3{fill:#b14fc5;color:#b14fc5}`

export function renderEvaluation(evaluation: Evaluation): string {
  const { results, scope, folds, native, ceilings } = evaluation
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Recto: evaluation</title><style>${{ markup: STYLE + PLOT_STYLE }}</style></head><body>
<h1>Recto: evaluation</h1>
<p>${scope}. Compared in NFC after the folds ${folds.join(', ')}; “~” in unlv-isri is any one letter. Native: ${native ?? 'not run'}.</p>
<h2>Sets</h2>${setTable(evaluation)}
<h2>Pinned figures</h2>${figureTable({ ...setFigures(results), ...facsimileFigures(evaluation) })}
<ul>${ceilings.map((line) => html`<li>${line}</li>`)}</ul>
<h2>Facsimiles</h2><ul>${evaluation.facsimiles.map(({ line }) => html`<li>${line}</li>`)}</ul>
<h2>Calibration</h2>${calibration(results)}
<h2>Worst pages</h2>${worstTable(evaluation)}
${failures(results)}
</body></html>
`
  return page.markup
}

const facsimileFigures = ({ facsimiles }: Evaluation): Record<string, Figures> =>
  Object.fromEntries(facsimiles.map(({ name, figures }) => [name, figures]))

function setTable({ results, readers }: Evaluation): Markup {
  const complete = results.filter(({ scores }) => readers.every((reader) => scores[reader] !== undefined))
  const rows = [...new Set(complete.map(({ set }) => set))].flatMap((set) => {
    const pages = complete.filter((page) => page.set === set)
    return (['whole', 'body'] as const).flatMap((way) =>
      readers.map((reader) => {
        const rates = (measure: 'cer' | 'wer' | 'bag'): ErrorRate[] =>
          pages.map(({ scores }) => scores[reader]![way][measure])
        const seconds = pages.reduce((sum, { scores }) => sum + scores[reader]!.seconds, 0) / pages.length
        const cer = sumErrors(rates('cer'))
        const wer = sumErrors(rates('wer'))
        return html`<tr><th scope="row">${set}</th>${figure(`${pages.length}`)}<td>${way}</td><td>${reader}</td>
${figure(percent(cer.rate))}${figure(`${cer.edits} / ${cer.length}`)}${figure(percent(medianRate(rates('cer'))))}
${figure(percent(wer.rate))}${figure(`${wer.edits} / ${wer.length}`)}${figure(percent(sumErrors(rates('bag')).rate))}${figure(seconds.toFixed(2))}</tr>`
      }),
    )
  })
  if (rows.length === 0) return html`<p>No page was evaluated.</p>`
  return table(
    [
      'Set',
      'Pages',
      'Text',
      'Reader',
      'CER',
      'edits / letters',
      'median',
      'WER',
      'edits / words',
      'bag of words',
      's/page',
    ],
    rows,
  )
}

function figureTable(sets: Record<string, Figures>): Markup {
  const f1 = (value: number | null): string => (value === null ? '—' : value.toFixed(3))
  return table(
    ['Set', 'CER', 'WER', 'Paragraph F1', 'Furniture F1'],
    Object.entries(sets).map(
      ([set, { cer, wer, paragraphF1, furnitureF1 }]) =>
        html`<tr><th scope="row">${set}</th>${[percent(cer), percent(wer), f1(paragraphF1), f1(furnitureF1)].map(figure)}</tr>`,
    ),
  )
}

export function calibrationPoints(results: readonly PageResult[]): CalibrationPoint[] {
  return results.flatMap(({ set, name, scores, expectedCer }) => {
    const cer = scores.recto?.whole.cer
    if (cer === undefined || cer.length === 0 || expectedCer === undefined || expectedCer === null) return []
    return [{ set, name, expected: expectedCer, measured: cer.rate, letters: cer.length }]
  })
}

function calibration(results: readonly PageResult[]): Markup {
  const points = calibrationPoints(results)
  if (points.length === 0) return html`<p>No page has both a reference and words.</p>`
  const sets = [...new Set(points.map(({ set }) => set))]
  const rows = sets.map((set) => {
    const { expected, measured } = totalOf(points.filter((point) => point.set === set))
    return html`<tr><th scope="row">${set}</th>${[expected, measured].map((rate) => figure(percent(rate)))}</tr>`
  })
  return html`<p>What the confidence of the words makes expect, against what the reference shows.</p>${calibrationPlot(points)}${table(['Set', 'Expected CER', 'Measured CER'], rows)}`
}

function worstTable({ results, readers }: Evaluation): Markup {
  const worst = [...results].sort((a, b) => excessOf(b) - excessOf(a)).slice(0, WORST)
  return table(
    ['Page', ...readers.flatMap((reader) => [`${reader}: edits`, 'CER', 'body edits'])],
    worst.map(
      ({ name, scores }) =>
        html`<tr><th scope="row">${name}</th>${readers.flatMap((reader) => {
          const found = scores[reader]
          if (found === undefined) return [figure('failed'), figure(''), figure('')]
          const { whole, body } = found
          return [`${whole.cer.edits}`, percent(whole.cer.rate), `${body.cer.edits}`].map(figure)
        })}</tr>`,
    ),
  )
}

function failures(results: readonly PageResult[]): Markup | null {
  const lines = results.flatMap(({ name, failures }) =>
    Object.entries(failures).map(([reader, message]) => `${name}: ${reader}: ${message}`),
  )
  return lines.length === 0 ? null : html`<h2>Failures</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

const TEXT_HEADS = new Set(['Text', 'Reader'])

const table = (heads: readonly string[], rows: readonly Markup[]): Markup =>
  html`<div class="scroll"><table><thead><tr>${heads.map((head, index) => html`<th scope="col" class="${index === 0 || TEXT_HEADS.has(head) ? '' : 'figure'}">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`

const figure = (text: string): Markup => html`<td class="figure">${text}</td>`

const percent = (rate: number): string => (Number.isFinite(rate) ? `${(rate * 100).toFixed(2)} %` : '—')
