// The verification report on a terminal: one screen, worst first.
import { type Paint, printable } from '../diagnostics/print.ts'
import type {
  DocumentVerification,
  ErrorFigure,
  Fault,
  Passage,
  Retrieval,
  Summary,
  VerificationReport,
} from '../model/verification.ts'
import { diffExcerpts } from './diff-excerpts.ts'

const MAX_FAULTS = 8
const MAX_PASSAGES = 4
const MAX_CONFUSIONS = 8

/** Plain text but for `paint`; what a document says cannot command the terminal. */
export function printVerification(report: VerificationReport, paint: Paint): string {
  const { documents, totals, options } = report
  const [only] = documents
  const folds = options.folds.length === 0 ? 'no folds' : `folds: ${options.folds.join(', ')}`
  const head =
    documents.length === 1
      ? `${only!.name}: ${only!.document} against ${only!.reference}`
      : `${documents.length} documents`
  const sections = [
    [printable(`${head} (${folds})`)],
    documents.length === 1 ? [] : tableOf(documents),
    [...figuresOf(totals), ...wholeHint(report)],
    ...(documents.length === 1 ? [faultLines(only!)] : []),
    worstLines(documents, paint),
    confusionLines(totals),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

const count = (value: number): string => value.toLocaleString('en')
const percent = (rate: number | null): string => (rate === null ? '–' : `${(rate * 100).toFixed(2)} %`)
const plural = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`

function figuresOf({ measures, unfolded, paragraphs, furniture, kinds }: Summary): string[] {
  const { cer, wer, bagOfWords, flexibleCer } = measures
  const letters = flexibleCer === null ? '' : `, letters ${percent(flexibleCer.rate)}`
  return [
    `CER         ${edits(cer, 'letters')}; without folds ${percent(unfolded.cer.rate)}`,
    `WER         ${edits(wer, 'words')}; without folds ${percent(unfolded.wer.rate)}`,
    `any order   words ${percent(bagOfWords.rate)}${letters}`,
    ...(paragraphs === null ? [] : [`paragraphs  ${retrieval(paragraphs)}`]),
    ...(furniture === null ? [] : [`furniture   ${retrieval(furniture)}`]),
    `faults      recognition ${count(kinds.recognition.faults)} (${plural(kinds.recognition.letters, 'letter')}), segmentation ${count(kinds.segmentation.faults)} (${plural(kinds.segmentation.letters, 'letter')}), furniture ${count(kinds.furniture.faults)} (${plural(kinds.furniture.letters, 'letter')})`,
  ]
}

/** A page transcribed with head and foot is no reference of the body alone. */
const wholeHint = ({ options, totals }: VerificationReport): string[] =>
  options.text === 'body' && totals.furniture === null && totals.kinds.furniture.faults > 0
    ? ['            the reference has the furniture too: --text whole compares whole pages']
    : []

const edits = ({ rate, edits, length, substitutions, insertions, deletions }: ErrorFigure, noun: string): string =>
  `${percent(rate)}  ${count(edits)} / ${count(length)} ${noun} (${count(substitutions)} wrong, ${count(insertions)} surplus, ${count(deletions)} missing)`

const retrieval = ({ expected, found, correct, precision, recall, f1 }: Retrieval): string =>
  `F1 ${f1.toFixed(3)}  ${count(correct)} of ${count(expected)} right, ${count(found)} found (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)})`

function tableOf(documents: readonly DocumentVerification[]): string[] {
  const rows = documents.map(({ name, measures, paragraphs, furniture, kinds }) => [
    printable(name),
    percent(measures.cer.rate),
    percent(measures.wer.rate),
    paragraphs === null ? '–' : paragraphs.f1.toFixed(3),
    furniture === null ? '–' : furniture.f1.toFixed(3),
    count(kinds.recognition.faults),
    count(kinds.segmentation.faults),
    count(kinds.furniture.faults),
  ])
  const table = [
    ['document', 'CER', 'WER', 'paragraphs', 'furniture', 'recognition', 'segmentation', 'furniture'],
    ...rows,
  ]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => [...row[column]!].length)))
  return table.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  )
}

function faultLines({ faults }: DocumentVerification): string[] {
  const shown = faults.slice(0, MAX_FAULTS).map(({ kind, page, message }: Fault) => {
    return `  ${kind}${page === null ? '' : ` (page ${page})`}: ${printable(message)}`
  })
  if (faults.length > shown.length) shown.push(`  … and ${faults.length - shown.length} more with --json or --html`)
  return shown.length === 0 ? [] : ['Segmentation and furniture', ...shown]
}

/** Most edits first: these cost the most. */
function worstLines(documents: readonly DocumentVerification[], paint: Paint): string[] {
  const all = documents.flatMap(({ name, passages }) => passages.map((passage) => ({ name, passage })))
  const wrong = all.filter(({ passage }) => passage.cer.edits > 0 && passage.nodes.length > 0)
  const worst = wrong.sort((a, b) => b.passage.cer.edits - a.passage.cer.edits).slice(0, MAX_PASSAGES)
  const lines = worst.flatMap(({ name, passage }) => [
    printable(`  ${documents.length === 1 ? '' : `${name}: `}${titleOf(passage)}`),
    ...diffExcerpts(passage.runs, paint).map((line) => `    ${line}`),
  ])
  return lines.length === 0 ? [] : ['Worst first ([reference→found], [-missing], [+surplus])', ...lines]
}

function titleOf({ kind, number, places, cer }: Passage): string {
  const pages = [...new Set(places.map(({ page }) => page))].join(', ')
  return `${number ?? kind.replace('_', ' ')}, page ${pages}: CER ${percent(cer.rate)}, ${count(cer.edits)} / ${count(cer.length)}`
}

function confusionLines({ confusions }: Summary): string[] {
  const name = (text: string): string => (text === '' ? 'nothing' : printable(text.replace(/\s/g, '␣')))
  const shown = confusions
    .slice(0, MAX_CONFUSIONS)
    .map(({ reference, found, count }) => `${name(reference)} → ${name(found)} ×${count}`)
  return shown.length === 0 ? [] : ['Confusions', `  ${shown.join('   ')}`]
}
