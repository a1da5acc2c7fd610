// One document of a run: opened, its pages done or taken up again, its text written; and what became of it.
import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RectoError } from '../diagnostics/recto-error.ts'
import { digitize } from '../digitize.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Document, Generator } from '../model/document.ts'
import type { InputFile } from '../model/page-job.ts'
import type { PageText } from '../model/page-text.ts'
import type { DocumentReport } from '../model/run-report.ts'
import { pageKey } from '../page/page-key.ts'
import { renderJson } from '../render/json.ts'
import { renderMarkdown } from '../render/markdown.ts'
import { FOLDER_MARK, hashOfFile, markFolder, placeOf } from './document-folder.ts'
import { errorOf, refusal, reportOf } from './document-report.ts'
import { type Existing, existingDocument } from './existing.ts'
import { retryOnce } from './failed-page.ts'
import type { FailurePolicy } from './failure-policy.ts'
import { type FormatInput, type FormatName, writeFormats } from './formats.ts'
import { type InputState, inputState } from './input-state.ts'
import { removeLeftovers } from './own-files.ts'
import type { PagePool } from './page-pool.ts'
import { createPageRecorder } from './page-recorder.ts'
import { selectPages } from './page-selection.ts'
import { type KeyOf, openPageStore } from './page-store.ts'
import type { PlannedDocument } from './plan.ts'
import { removeSectionLeftovers, removeSections, writeSections } from './section-files.ts'
import { stageFiles } from './staged-files.ts'

export interface DocumentRunOptions {
  readonly output: string
  readonly generator: Generator
  readonly password?: string
  readonly modelPath?: string
  /** Whether results of earlier runs serve again. */
  readonly reuse: 'kept-pages' | 'nothing'
  readonly existing: Existing
  readonly policy: FailurePolicy
  /** Whether each section is written as a document of its own as well. */
  readonly sections: 'split' | 'whole'
  /** Written beside JSON and Markdown; none by default. */
  readonly formats?: readonly FormatName[]
}

export interface DocumentRunContext {
  readonly pool: PagePool
  /** Processes of the pool. */
  readonly jobs?: number
  readonly signal?: AbortSignal
  readonly onPages: (count: number) => void
  readonly onPageDone: (origin: 'read' | 'kept') => void
}

export interface DocumentOutcome {
  readonly report: DocumentReport
  /** Null when none was made. */
  readonly document: Document | null
  readonly error: RectoError | null
  /** About its further formats; all else that is to be known of it is in the document. */
  readonly formatFindings: readonly Diagnostic[]
  /** Whether it was left alone, and is of an earlier state of the file. */
  readonly stale?: boolean
  /** From the last page's end to the checked document. */
  readonly structureSeconds: number
}

/** Runs one document. Rejects only when the run was aborted; all else is told in the outcome. */
export async function runDocument(
  planned: PlannedDocument,
  options: DocumentRunOptions,
  context: DocumentRunContext,
): Promise<DocumentOutcome> {
  const start = performance.now()
  const seconds = (): number => Math.round((performance.now() - start) / 10) / 100
  const { file } = planned
  if (planned.refused !== undefined) return outcomeOf(file, planned.refused, 0)
  const folder = join(options.output, planned.name)
  const there = options.existing === 'skip' ? await existingDocument(folder) : null
  if (there !== null) {
    await clearUp(folder)
    return leftAlone(planned, folder, there)
  }
  const failed = new AbortController()
  const signal = context.signal === undefined ? failed.signal : AbortSignal.any([context.signal, failed.signal])
  const stop = (cause: unknown): void => failed.abort(cause)
  try {
    const made = await makeDocument(planned, folder, options, { ...context, signal, stop })
    const report = reportOf({ file, folder, ...made, seconds: seconds() })
    const { document, structureSeconds, formatFindings } = made
    return { report, document, error: null, structureSeconds, formatFindings }
  } catch (cause) {
    context.signal?.throwIfAborted()
    return outcomeOf(file, errorOf(cause), seconds())
  }
}

const outcomeOf = (file: string, error: RectoError, seconds: number): DocumentOutcome => ({
  report: refusal(file, error, seconds),
  document: null,
  error,
  structureSeconds: 0,
  formatFindings: [],
})

/** What a killed run left in the folder of a document, which stands. */
async function clearUp(folder: string): Promise<void> {
  for (const path of [folder, join(folder, 'pages')]) await removeLeftovers(path)
  await removeSectionLeftovers(folder)
}

/** An input that cannot be read is no concern of those who want its document left alone. */
async function leftAlone(
  { file, path }: PlannedDocument,
  folder: string,
  document: Document,
): Promise<DocumentOutcome> {
  const hash = await hashOfFile(path)
  const stale = hash !== null && hash !== document.source.sha256
  const report = reportOf({ file, folder, document, reusedPages: document.pages.length, seconds: 0 })
  const outcome = { document, error: null, structureSeconds: 0, formatFindings: [] }
  return { report: { ...report, status: 'skipped' }, ...outcome, stale }
}

/** What an input that never became a planned document comes to. */
export const refusedInput = (error: RectoError): DocumentOutcome => outcomeOf(error.file ?? '', error, 0)

interface Made {
  readonly document: Document
  readonly reusedPages: number
  readonly structureSeconds: number
  readonly formatFindings: readonly Diagnostic[]
}

interface MakingContext extends DocumentRunContext {
  /** Ends the pages of this document that are still being done. */
  readonly stop: (cause: unknown) => void
}

async function makeDocument(
  planned: PlannedDocument,
  folder: string,
  options: DocumentRunOptions,
  context: MakingContext,
): Promise<Made> {
  const { generator, password, modelPath } = options
  const state = await inputState(planned.path)
  const input = await retryOnce(() => context.pool.inspect(planned.path, password, context.signal))
  const pages = selectPages(generator.options.pages, input.pageCount)
  context.onPages(pages.length)
  const store = await openPageStore(folder)
  await markFolder(folder, await placeOf(planned.path, options.output), input.sha256)
  const recorder = createPageRecorder({ ...options, ...context, store, input: state, pageCount: pages.length })
  let texts: readonly PageText[] = []
  try {
    const document = await digitize(input, {
      generator,
      pages,
      ...(context.jobs === undefined ? {} : { jobs: context.jobs }),
      ...(password === undefined ? {} : { password }),
      ...(modelPath === undefined ? {} : { modelPath }),
      recognizePage: recorder.recognizePage,
      lookAgain: recorder.lookAgain,
      onPages: (read) => {
        texts = read
      },
    })
    const structureSeconds = (performance.now() - recorder.lastAt()) / 1000
    await state.refuseIfChanged()
    refuseIfNothingRead(document, recorder.failures())
    const { pool, signal } = context
    const made = { document, pages: texts, path: planned.path, pool }
    const formatFindings = await writeDocument(folder, options, state, {
      ...made,
      ...(password === undefined ? {} : { password }),
      ...(signal === undefined ? {} : { signal }),
    })
    const read = document.pages.filter(({ status }) => status === 'ok').map(({ page }) => page)
    await store.prune({ pages: read, looks: recorder.looks(), keyOf: keysOfOthers(input, pages, generator) })
    return { document, reusedPages: recorder.reused(), structureSeconds, formatFindings }
  } catch (error) {
    context.stop(error)
    await recorder.settled()
    await removeIfEmpty(folder)
    throw error
  }
}

/** Keys of the file's pages that were not selected: what an earlier run read of them serves a later one. */
function keysOfOthers({ sha256, pageCount }: InputFile, selected: readonly number[], generator: Generator): KeyOf {
  const { dpi, language, engine, model } = generator.options
  const chosen = new Set(selected)
  return (page) =>
    page > pageCount || chosen.has(page) ? null : pageKey({ sha256, page, options: { dpi, language, engine, model } })
}

/** A document without a single readable page is refused for the reason of its first page. */
function refuseIfNothingRead({ pages }: Document, failures: readonly RectoError[]): void {
  const [first] = failures
  if (first !== undefined && pages.every((page) => page.status === 'failed')) throw first
}

/** document.json goes first and comes last: where it stands, all of the document stands. A full disk costs none that stood. */
async function writeDocument(
  folder: string,
  { sections, formats = [] }: DocumentRunOptions,
  state: InputState,
  input: FormatInput,
): Promise<readonly Diagnostic[]> {
  const { document } = input
  const files = stageFiles()
  files.withdraw(join(folder, 'document.json'))
  await removeSectionLeftovers(folder)
  try {
    if (sections === 'split') await writeSections(folder, formats, input, files)
    else files.takeAway(() => removeSections(folder))
    const findings = await writeFormats(folder, formats, input, files)
    await files.write(join(folder, 'document.md'), renderMarkdown(document))
    await files.write(join(folder, 'document.json'), renderJson(document))
    await state.refuseIfChanged()
    await files.putInPlace()
    return findings
  } finally {
    await files.discard()
  }
}

/** A folder of which nothing was made: nothing but its mark stands there. */
async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(join(folder, 'pages')).catch(() => {})
  const names = await readdir(folder).catch(() => [])
  if (names.length === 1 && names[0] === FOLDER_MARK) await rm(join(folder, FOLDER_MARK)).catch(() => {})
  await rmdir(folder).catch(() => {})
}
