// `recto digitize`: files, folders and patterns into JSON and Markdown.
import { availableParallelism } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { DocumentOutcome } from '../batch/document-run.ts'
import type { Existing } from '../batch/existing.ts'
import type { FailedPagesLimit, FailurePolicy } from '../batch/failure-policy.ts'
import type { FormatName } from '../batch/formats.ts'
import { createPagePool } from '../batch/page-pool.ts'
import { checkSelection } from '../batch/page-selection.ts'
import type { MovedDocument } from '../batch/place-documents.ts'
import { folderName, planRun } from '../batch/plan.ts'
import { EXIT, type ExitCode, exitCodeOf } from '../diagnostics/exit-codes.ts'
import { type Paint, paintFor, printable, printDiagnostic, printError } from '../diagnostics/print.ts'
import { type ChosenEngine, chooseEngine } from '../engines/choose-engine.ts'
import { createCollector } from '../engines/garbage.ts'
import type { Document, Generator } from '../model/document.ts'
import type { EngineName } from '../model/page-job.ts'
import type { DocumentReport, RunReport } from '../model/run-report.ts'
import { renderJson } from '../render/json.ts'
import { VERSION } from '../version.ts'
import { createProgress, type Progress, type Terminal } from './progress.ts'
import { createProfile, profileLines } from './run-profile.ts'

export interface DigitizeCommand {
  readonly output: string
  readonly jobs?: number
  readonly pages?: string
  readonly lang: string
  readonly engine: EngineName
  readonly model?: string
  readonly password?: string
  readonly dpi: number
  readonly force?: boolean
  readonly existing: Existing
  readonly splitSections?: boolean
  /** Beside JSON and Markdown. */
  readonly format?: readonly FormatName[]
  readonly onPageError: FailurePolicy['onPageError']
  readonly maxFailedPages?: FailedPagesLimit
  /** Seconds. */
  readonly pageTimeout: number
  readonly profile?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

/** With --force the same command would do again what it had done. */
const interrupted = ({ force }: DigitizeCommand): string =>
  `interrupted: finished pages are kept; run the same command again${force === true ? ' without --force' : ''} to go on`

const NOTHING_BEGUN = 'interrupted: nothing was begun, and no run report written'

export interface Streams {
  readonly out: { write(text: string): unknown }
  readonly err: Terminal
}

/** Findings printed for each document; the rest is in its document.json. */
const MAX_PRINTED = 8

/** Runs the command to its exit code. Throws a RectoError when nothing can be begun, or no document could go on. */
export async function runDigitize(
  inputs: readonly string[],
  command: DigitizeCommand,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  try {
    return await digitizeAll(inputs, command, streams, signal)
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error
    streams.err.write(`${NOTHING_BEGUN}\n`)
    return EXIT.interrupted
  }
}

async function digitizeAll(
  inputs: readonly string[],
  command: DigitizeCommand,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (command.pages !== undefined) checkSelection(command.pages)
  const modelPath = command.model === undefined ? {} : { modelPath: resolve(command.model) }
  const plan = await planRun(inputs, signal)
  const count = plan.documents.length
  const jobs = command.jobs ?? availableParallelism()
  const profile = createProfile()
  const pool = createPagePool({ jobs, secondsPerPage: command.pageTimeout, onTimes: profile.addPage })
  const progress = createProgress(command.quiet === true ? { write: () => {} } : streams.err, count)
  let made: RunReport | null = null
  const tellReport = (): void => {
    progress.end()
    if (made === null) return
    const told = command.profile === true ? { ...made, profile: profile.total() } : made
    if (command.json === true) streams.out.write(renderJson(told))
    else if (command.quiet !== true) streams.out.write(summaryLines(told, command.output))
  }
  try {
    // The processes start while this one checks the model and loads what makes documents.
    pool.start(Math.min(jobs, count))
    const chosen = await chooseEngine({ engine: command.engine, language: command.lang, ...modelPath })
    if (chosen.notice !== null && command.quiet !== true) streams.err.write(`recto: ${chosen.notice}\n`)
    if (command.quiet !== true) for (const line of passedOver(plan.passedOver)) streams.err.write(`${line}\n`)
    const generator = generatorOf(command, chosen)
    const paint = paintFor(streams.err)
    const collect = createCollector()
    const { runPlan } = await import('../batch/run.ts')
    const running = runPlan(
      plan,
      {
        output: resolve(command.output),
        generator,
        reuse: command.force === true ? 'nothing' : 'kept-pages',
        existing: command.existing,
        sections: command.splitSections === true ? 'split' : 'whole',
        formats: command.format ?? [],
        policy: { onPageError: command.onPageError, maxFailedPages: command.maxFailedPages ?? null },
        ...(command.password === undefined ? {} : { password: command.password }),
        ...modelPath,
      },
      {
        pool,
        jobs,
        signal,
        onEvent: (event) => {
          progress.onEvent(event)
          if (event.type === 'page-done') collect()
          if (event.type === 'document-moved') tell(movedTo(event), command, progress, streams)
          if (event.type === 'run-done') made = event.report
          if (event.type !== 'document-done') return
          profile.addStructure(event.outcome.structureSeconds)
          for (const line of linesAbout(event.outcome, command, paint)) tell(line, command, progress, streams)
        },
      },
    )
    // What became of the documents is told though the report may not be written.
    const report = await running.finally(tellReport)
    if (report.end === 'interrupted') streams.err.write(`${interrupted(command)}\n`)
    return exitCodeFor(report)
  } finally {
    progress.end()
    await pool.close()
  }
}

/** Folders named of those that are not looked into; a tree of scans may have thousands. */
const MAX_PASSED_OVER = 5

function passedOver(folders: readonly string[]): string[] {
  const advice = 'name it as well, or give a pattern such as "scans/**/*.pdf"'
  const named = folders.slice(0, folders.length > MAX_PASSED_OVER ? MAX_PASSED_OVER - 1 : MAX_PASSED_OVER)
  const lines = named.map((folder) => `${printable(folder)}: note: holds scans, and is not looked into — ${advice}`)
  const rest = folders.length - named.length
  return rest === 0 ? lines : [...lines, `… and ${rest} more such folders`]
}

function generatorOf({ lang, dpi, pages }: DigitizeCommand, { description, options }: ChosenEngine): Generator {
  return {
    name: 'recto',
    version: VERSION,
    engine: description,
    options: { dpi, language: lang, ...options, pages: pages ?? null },
  }
}

const movedTo = ({ file, folder, because }: MovedDocument): Told => ({
  text: `${printable(file)}: note: goes to ${printable(folder)}, for ${printable(because)}`,
  weight: 'note',
})

interface Told {
  readonly text: string
  /** Errors are told even to those who asked for quiet. */
  readonly weight: 'error' | 'note'
}

function tell({ text, weight }: Told, command: DigitizeCommand, progress: Progress, streams: Streams): void {
  if (command.quiet !== true) progress.print(text)
  else if (weight === 'error') streams.err.write(`${text}\n`)
}

/** What a person reads about a finished document: an error, or a line and its findings. */
function linesAbout(outcome: DocumentOutcome, command: DigitizeCommand, paint: Paint): Told[] {
  const { report, document, error, formatFindings } = outcome
  const { file } = report
  if (error !== null) {
    const place = error.kind === 'output' ? error.file : file
    return [{ text: printError(error, place, paint), weight: 'error' }]
  }
  if (report.status === 'skipped') {
    const failed = report.failedPages.length > 0 ? `; ${plural(report.failedPages.length, 'page')} of it failed` : ''
    const changed = outcome.stale ? '; the file was changed since it was made' : ''
    const text = `${printable(file)}: left alone, for there is a document of it already${failed}${changed}`
    return [{ text, weight: failed !== '' && command.quiet === true ? 'error' : 'note' }]
  }
  const findings = document?.diagnostics.filter((finding) => finding.severity !== 'info') ?? []
  const failed = report.failedPages.length > 0 ? `, ${plural(report.failedPages.length, 'page')} failed` : ''
  const kept = report.reusedPages > 0 ? ` (${report.reusedPages} kept from an earlier run)` : ''
  const head = `${printable(file)}: ${plural(report.pages, 'page')}${kept}, ${plural(report.paragraphs, 'numbered paragraph')}${failed}${expectation(document)}, ${report.seconds.toFixed(1)} s${elsewhere(report)}`
  const shown = findings.slice(0, MAX_PRINTED).map((finding) => printDiagnostic(file, finding, paint))
  const rest = findings.length - shown.length
  const more =
    rest > 0 ? [`… and ${rest} more in ${join(command.output, basename(report.output ?? ''), 'document.json')}`] : []
  const weight = report.status === 'partly' && command.quiet === true ? 'error' : 'note'
  const aboutFormats = formatFindings.map((finding) => printDiagnostic(file, finding, paint))
  return [head, ...shown, ...more, ...aboutFormats].map((text) => ({ text, weight }))
}

/** The folder of a document where its file's name does not tell it, for another input of the run has that name. */
function elsewhere({ file, output }: DocumentReport): string {
  const folder = basename(output ?? '')
  return folder === folderName(file) ? '' : `, in ${printable(folder)}`
}

/** What to expect without a reference; two digits, for it is an estimate. */
function expectation(document: Document | null): string {
  const expected = document?.quality.expectedCer ?? null
  return expected === null ? '' : `, expected CER ${Number((expected * 100).toPrecision(2))} %`
}

function summaryLines(report: RunReport, output: string): string {
  const lines = [summary(report, output), ...(report.profile === undefined ? [] : profileLines(report.profile))]
  return lines.map((line) => `${line}\n`).join('')
}

function summary({ totals, seconds }: RunReport, output: string): string {
  const done = totals.digitized + totals.partly + totals.skipped
  const parts = [
    plural(done, 'document'),
    plural(totals.pages, 'page'),
    plural(totals.paragraphs, 'numbered paragraph'),
    plural(totals.warnings, 'warning'),
    ...(totals.skipped > 0 ? [`${totals.skipped} left alone`] : []),
    ...(totals.refused > 0 ? [`${totals.refused} refused`] : []),
    ...(totals.failed > 0 ? [`${totals.failed} failed`] : []),
    ...(totals.unfinished > 0 ? [`${totals.unfinished} unfinished`] : []),
    `${seconds.toFixed(1)} s`,
  ]
  return `${parts.join(', ')}${done > 0 ? `. Output: ${output}` : ''}`
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** 130 interrupted; 0 all well; 1 some documents were not, or not wholly, made; else the code of what kept them all from being made. */
export function exitCodeFor({ end, documents, totals }: RunReport): ExitCode {
  if (end === 'interrupted') return EXIT.interrupted
  const sound = documents.filter(
    ({ status, failedPages }) => status === 'digitized' || (status === 'skipped' && failedPages.length === 0),
  )
  if (sound.length === documents.length) return EXIT.ok
  const kinds = new Set(documents.flatMap(({ error }) => (error === null ? [] : [error.kind])))
  if (kinds.has('output')) return EXIT.output
  if (totals.digitized + totals.partly + totals.skipped > 0) return EXIT.findings
  const gravest = (['environment', 'bug', 'input'] as const).find((kind) => kinds.has(kind))
  return exitCodeOf(gravest ?? 'usage')
}
