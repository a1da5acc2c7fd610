// `recto verify`: documents against references; how good, where wrong, and what kind of wrong.
import { writeAtomically } from '../batch/write-file.ts'
import { EXIT, type ExitCode } from '../diagnostics/exit-codes.ts'
import { paintFor, printable } from '../diagnostics/print.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { DocumentVerification, MissedGate, VerificationReport } from '../model/verification.ts'
import { renderJson } from '../render/json.ts'
import { renderVerificationHtml } from '../verify/report/html.ts'
import type { Fold } from '../verify/texts/normalize.ts'
import { missedGates, totalsOf } from '../verify/verification-totals.ts'
import { type VerifyOptions, verifyDocument } from '../verify/verify-document.ts'
import { VERSION } from '../version.ts'
import { readDocumentLines } from './document-lines.ts'
import type { Terminal } from './progress.ts'
import { type Pair, pairInputs, readDocument, readReference, stateOf } from './verify-inputs.ts'
import { printVerification } from './verify-text.ts'

export interface VerifyCommand {
  readonly reference: string
  readonly fold: readonly Fold[]
  readonly wildcard?: string
  readonly text: 'body' | 'whole'
  readonly json?: boolean
  readonly html?: string
  readonly images?: readonly string[]
  readonly maxCer?: number
  readonly maxWer?: number
  readonly minParagraphF1?: number
  readonly quiet?: boolean
}

export interface VerifyStreams {
  readonly out: Terminal
  readonly err: Terminal
}

/** Runs the command to its exit code. Throws a RectoError when nothing can be compared or the report not be written. */
export async function runVerify(input: string, command: VerifyCommand, streams: VerifyStreams): Promise<ExitCode> {
  for (const path of command.images ?? []) await stateOf(path)
  const report = await verifyInputs(input, command)
  if (command.html !== undefined) {
    const lines = await readDocumentLines(report.documents, command.images ?? [])
    await writeReport(command.html, renderVerificationHtml(report, lines))
  }
  if (command.json === true) streams.out.write(renderJson(report))
  else if (command.quiet !== true) {
    streams.out.write(printVerification(report, paintFor(streams.out)))
    if (command.html !== undefined) streams.out.write(`\nReport: ${printable(command.html)}\n`)
  }
  const paint = paintFor(streams.err)
  const reasons = [
    ...report.uncompared.map(({ file, reason }) => `${file}: ${reason}`),
    ...report.missedGates.map(gateText),
  ]
  for (const reason of reasons) streams.err.write(`${paint('error', 'red')}: ${printable(reason)}\n`)
  return reasons.length === 0 ? EXIT.ok : EXIT.findings
}

async function writeReport(file: string, html: string): Promise<void> {
  await writeAtomically(file, html).catch((error: unknown) => {
    if (!(error instanceof RectoError)) throw error
    throw new RectoError('output', error.message, { hint: 'choose another file with --html', file, cause: error })
  })
}

async function verifyInputs(input: string, command: VerifyCommand): Promise<VerificationReport> {
  const { pairs, unmatched } = await pairInputs(input, command.reference)
  const options: VerifyOptions = { folds: command.fold, wildcard: command.wildcard ?? null, text: command.text }
  const documents: DocumentVerification[] = []
  const uncompared = unmatched.map(({ file, role }) => ({
    file,
    role,
    reason: role === 'document' ? 'no reference has its name' : 'no document has its name',
  }))
  for (const pair of pairs) {
    try {
      documents.push(await verifyPair(pair, options))
    } catch (error) {
      if (!(error instanceof RectoError) || pairs.length === 1) throw error
      const file = error.file ?? pair.document
      uncompared.push({
        file,
        role: file === pair.document ? 'document' : 'reference',
        reason: `${error.message} — ${error.hint}`,
      })
    }
  }
  if (documents.length === 0) throw nothingCompared(input, uncompared[0]?.reason)
  const totals = totalsOf(documents)
  return {
    schemaVersion: '1.0',
    generator: { name: 'recto', version: VERSION },
    options: { folds: [...options.folds], wildcard: options.wildcard, text: options.text },
    documents,
    uncompared,
    totals,
    missedGates: missedGates(totals, {
      ...(command.maxCer === undefined ? {} : { 'max-cer': command.maxCer }),
      ...(command.maxWer === undefined ? {} : { 'max-wer': command.maxWer }),
      ...(command.minParagraphF1 === undefined ? {} : { 'min-paragraph-f1': command.minParagraphF1 }),
    }),
  }
}

async function verifyPair(pair: Pair, options: VerifyOptions): Promise<DocumentVerification> {
  const document = await readDocument(pair.document)
  const reference = await readReference(pair.reference, document.pages.length)
  return { ...pair, ...verifyDocument(document, reference, options) }
}

const nothingCompared = (file: string, reason: string | undefined): RectoError =>
  new RectoError('input', `nothing could be compared${reason === undefined ? '' : `: ${reason}`}`, {
    hint: 'references are matched by name: page-79.txt belongs to the document page-79',
    file,
  })

const FIGURES = { 'max-cer': 'CER', 'max-wer': 'WER', 'min-paragraph-f1': 'paragraph F1' } as const

function gateText({ gate, limit, actual }: MissedGate): string {
  if (actual === null) return `--${gate} ${limit}: there is no ${FIGURES[gate]}`
  const relation = gate === 'min-paragraph-f1' ? 'below' : 'above'
  return `the ${FIGURES[gate]} is ${Number(actual.toPrecision(4))}, ${relation} --${gate} ${limit}`
}
