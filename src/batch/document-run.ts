// One document of a run: opened, its pages done or taken up again, its text written; and what became of it.
import { rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RectoError } from '../diagnostics/recto-error.ts'
import { digitize } from '../digitize.ts'
import type { Document, Generator } from '../model/document.ts'
import type { PageJob } from '../model/page-job.ts'
import type { PageText } from '../model/page-text.ts'
import type { DocumentReport } from '../model/run-report.ts'
import { pageKey } from '../page/page-key.ts'
import { renderJson } from '../render/json.ts'
import { renderMarkdown } from '../render/markdown.ts'
import { failedPage, retryOnce } from './failed-page.ts'
import type { PagePool } from './page-pool.ts'
import { selectPages } from './page-selection.ts'
import { openPageStore, type PageStore } from './page-store.ts'
import type { PlannedDocument } from './plan.ts'
import { outputError, writeAtomically } from './write-file.ts'

export interface DocumentRunOptions {
  readonly output: string
  readonly generator: Generator
  readonly password?: string
  readonly modelPath?: string
  /** Whether results of earlier runs serve again. */
  readonly reuse: 'kept-pages' | 'nothing'
}

export interface DocumentRunContext {
  readonly pool: PagePool
  readonly signal?: AbortSignal
  readonly onPages: (count: number) => void
  readonly onPageDone: () => void
}

export interface DocumentOutcome {
  readonly report: DocumentReport
  /** Null when none was made. */
  readonly document: Document | null
  readonly error: RectoError | null
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
  const folder = join(options.output, planned.name)
  const failed = new AbortController()
  const signal = context.signal === undefined ? failed.signal : AbortSignal.any([context.signal, failed.signal])
  try {
    const { document, reused, structureSeconds } = await makeDocument(planned, folder, options, { ...context, signal })
    return { report: reportOf(planned, folder, document, reused, seconds()), document, error: null, structureSeconds }
  } catch (cause) {
    failed.abort(cause)
    context.signal?.throwIfAborted()
    const error = cause instanceof RectoError ? cause : bug(cause)
    return { report: refusal(planned, error, seconds()), document: null, error, structureSeconds: 0 }
  }
}

async function makeDocument(
  planned: PlannedDocument,
  folder: string,
  options: DocumentRunOptions,
  context: DocumentRunContext,
): Promise<{ document: Document; reused: number; structureSeconds: number }> {
  const password = options.password === undefined ? {} : { password: options.password }
  const modelPath = options.modelPath === undefined ? {} : { modelPath: options.modelPath }
  const input = await retryOnce(() => context.pool.inspect(planned.path, options.password, context.signal))
  const pages = selectPages(options.generator.options.pages, input.pageCount)
  context.onPages(pages.length)
  const store = await openPageStore(folder).catch((cause) => {
    throw outputError(folder, cause)
  })
  const done = createPageRecorder(store, options.reuse, context)
  try {
    const document = await digitize(input, {
      generator: options.generator,
      pages,
      ...password,
      ...modelPath,
      recognizePage: done.recognizePage,
    })
    const structureSeconds = (performance.now() - done.lastAt()) / 1000
    refuseIfNothingRead(document, done.failures())
    await writeDocument(folder, document, store)
    return { document, reused: done.reused(), structureSeconds }
  } catch (error) {
    await removeIfEmpty(folder)
    throw error
  }
}

interface PageRecorder {
  readonly recognizePage: (job: PageJob) => Promise<PageText>
  readonly reused: () => number
  /** When the last page was done, by performance.now(). */
  readonly lastAt: () => number
  /** In the order of their pages. */
  readonly failures: () => readonly RectoError[]
}

/** Does page jobs by the pool, keeps each result as soon as it is there, and takes up what an earlier run kept. */
function createPageRecorder(
  store: PageStore,
  reuse: DocumentRunOptions['reuse'],
  { pool, signal, onPageDone }: DocumentRunContext,
): PageRecorder {
  let reused = 0
  let lastAt = performance.now()
  const failures: { readonly page: number; readonly error: RectoError }[] = []
  const recognize = async (job: PageJob): Promise<PageText> => {
    const kept = reuse === 'nothing' ? null : await store.load(job.page, pageKey(job))
    if (kept !== null) {
      reused += 1
      return kept
    }
    try {
      const page = await retryOnce(() => pool.recognizePage(job, signal))
      await store.save(page)
      return page
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof RectoError) || error.kind === 'environment' || error.kind === 'output') throw error
      failures.push({ page: job.page, error })
      return failedPage(job, error)
    }
  }
  return {
    recognizePage: async (job) => {
      const page = await recognize(job)
      lastAt = performance.now()
      onPageDone()
      return page
    },
    reused: () => reused,
    lastAt: () => lastAt,
    failures: () => failures.toSorted((a, b) => a.page - b.page).map(({ error }) => error),
  }
}

/** A document without a single readable page is refused for the reason of its first page. */
function refuseIfNothingRead({ pages }: Document, failures: readonly RectoError[]): void {
  const [first] = failures
  if (first !== undefined && pages.every((page) => page.status === 'failed')) throw first
}

/** document.md first: where document.json stands, all of the document stands. */
async function writeDocument(folder: string, document: Document, store: PageStore): Promise<void> {
  await writeAtomically(join(folder, 'document.md'), renderMarkdown(document))
  await writeAtomically(join(folder, 'document.json'), renderJson(document))
  await store.prune(document.pages.filter((page) => page.status === 'ok').map((page) => page.page))
}

async function removeIfEmpty(folder: string): Promise<void> {
  for (const path of [join(folder, 'pages'), folder]) await rmdir(path).catch(() => {})
}

function reportOf(
  planned: PlannedDocument,
  folder: string,
  document: Document,
  reusedPages: number,
  seconds: number,
): DocumentReport {
  const failedPages = document.pages.filter((page) => page.status === 'failed').map((page) => page.page)
  return {
    file: planned.file,
    status: failedPages.length > 0 ? 'partly' : 'digitized',
    output: folder,
    pages: document.pages.length,
    failedPages,
    reusedPages,
    paragraphs: document.nodes.filter((node) => node.label === 'numbered_paragraph').length,
    warnings: document.diagnostics.filter((finding) => finding.severity === 'warning').length,
    seconds,
    error: null,
  }
}

function refusal(planned: { file: string }, error: RectoError, seconds: number): DocumentReport {
  const { kind, message, hint } = error
  const status = kind === 'input' || kind === 'usage' ? 'refused' : 'failed'
  const none = { output: null, pages: 0, failedPages: [], reusedPages: 0, paragraphs: 0, warnings: 0 }
  return { file: planned.file, status, ...none, seconds, error: { kind, message, hint } }
}

/** What an input that never became a planned document comes to. */
export const refusedInput = (error: RectoError): DocumentOutcome => ({
  report: refusal({ file: error.file ?? '' }, error, 0),
  document: null,
  error,
  structureSeconds: 0,
})

const bug = (cause: unknown): RectoError =>
  new RectoError('bug', `unexpected error: ${cause instanceof Error ? cause.message : String(cause)}`, {
    hint: 'please report it, with the file if you may share it',
    cause,
  })
