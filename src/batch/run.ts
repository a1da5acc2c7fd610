// The run: all documents of a plan over one pool of page processes, one bad file never stopping the others.
import type { RectoError } from '../diagnostics/recto-error.ts'
import type { DocumentReport, RunReport } from '../model/run-report.ts'
import { unfinished } from './document-report.ts'
import { type DocumentOutcome, type DocumentRunOptions, refusedInput, runDocument } from './document-run.ts'
import { refuseExisting } from './existing.ts'
import { type PictureRequests, picturesFor, refuseForeignReport, writeFolderReport } from './folder-report.ts'
import { lockOutput } from './output-lock.ts'
import { removeLeftovers } from './own-files.ts'
import { isFolder, makeFolders } from './own-folder.ts'
import { createPageCount } from './page-count.ts'
import type { PagePool } from './page-pool.ts'
import { placeDocuments } from './place-documents.ts'
import type { Plan, PlannedDocument } from './plan.ts'
import type { RunEvent } from './run-event.ts'
import { totalsOf } from './run-totals.ts'

export interface RunContext {
  readonly pool: PagePool
  /** Processes of the pool. */
  readonly jobs: number
  readonly signal?: AbortSignal
  readonly onEvent: (event: RunEvent) => void
}

/**
 * Digitizes all documents of the plan and reports on them in the output folder, which is locked meanwhile. When the
 * signal is aborted, the report tells what was done by then; finished pages are kept. Before any document began there is
 * nothing to tell: then it rejects with the signal's reason.
 * Throws a RectoError of kind output when the output folder cannot be made, another run is at work in it or a document
 * must not be there, or the folder was taken away meanwhile; and, after the report, one of kind environment when no
 * document could go on.
 */
export async function runPlan(plan: Plan, options: DocumentRunOptions, context: RunContext): Promise<RunReport> {
  await makeFolders(options.output)
  const unlock = await lockOutput(options.output)
  try {
    await refuseForeignReport(options.output)
    const { documents, moved } = await placeDocuments(plan.documents, options.output, context.signal)
    await removeLeftovers(options.output)
    if (options.existing === 'abort') await refuseExisting(documents, options.output)
    context.signal?.throwIfAborted()
    for (const one of moved) context.onEvent({ type: 'document-moved', ...one })
    return await runLocked({ ...plan, documents }, options, context)
  } finally {
    await unlock()
  }
}

async function runLocked(plan: Plan, options: DocumentRunOptions, context: RunContext): Promise<RunReport> {
  const start = performance.now()
  const refused = plan.refused.map(refusedInput)
  for (const outcome of refused) context.onEvent({ type: 'document-done', outcome })
  const stop = new AbortController()
  const signal = context.signal === undefined ? stop.signal : AbortSignal.any([context.signal, stop.signal])
  const pagesDone = createPageCount()
  const onEvent = (event: RunEvent): void => {
    pagesDone.onEvent(event)
    context.onEvent(event)
  }
  const reports = new Map<PlannedDocument, DocumentReport>()
  const pictures = new Map<string, PictureRequests>()
  const password = options.password === undefined ? {} : { password: options.password }
  const queue = plan.documents.map((planned, index) => ({ planned, index }))
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { planned, index } = next
      const outcome = await runOne(planned, options, { ...context, onEvent, signal, pool: inTurn(context.pool, index) })
      const { report, document, error, stale = false } = outcome
      reports.set(planned, report)
      if (error !== null && (await concernsAll(error, options.output))) stop.abort(error)
      signal.throwIfAborted()
      onEvent({ type: 'document-done', outcome })
      // A file that was changed since shows other pages than those that the findings are about.
      if (report.output !== null && document !== null && !stale)
        pictures.set(report.output, picturesFor(document, report, { path: planned.path, ...password }))
    }
  }
  // One more than there are processes: while the last pages of one document are done, the first of the next begin.
  const ends = await Promise.allSettled(Array.from({ length: context.jobs + 1 }, work))
  for (const end of ends) if (end.status === 'rejected' && !signal.aborted) throw end.reason
  const all = [
    ...refused.map((outcome) => outcome.report),
    ...plan.documents.map((planned) => reports.get(planned) ?? unfinished(planned.file, pagesDone.of(planned.file))),
  ]
  const totals = totalsOf(all)
  const report: RunReport = {
    schemaVersion: '1.2',
    generator: { name: 'recto', version: options.generator.version },
    end: stop.signal.aborted ? 'stopped' : totals.unfinished > 0 ? 'interrupted' : 'complete',
    documents: all,
    totals,
    seconds: Math.round((performance.now() - start) / 10) / 100,
  }
  if (report.end !== 'stopped') context.onEvent({ type: 'run-done', report })
  await writeFolderReport(report, pictures, { output: options.output, pool: context.pool, signal })
  stop.signal.throwIfAborted()
  return report
}

/** Whether every other document would meet it: a fault of the surroundings, or an output folder that was taken away. */
const concernsAll = async ({ kind }: RectoError, output: string): Promise<boolean> =>
  kind === 'environment' || (kind === 'output' && !(await isFolder(output)))

/** Documents one after the other: the pages of a later one only fill what the earlier leave idle. */
const inTurn = (pool: PagePool, turn: number): PagePool => ({
  ...pool,
  recognizePage: (job, signal) => pool.recognizePage(job, signal, turn),
})

async function runOne(
  planned: PlannedDocument,
  options: DocumentRunOptions,
  { pool, jobs, signal, onEvent }: RunContext,
): Promise<DocumentOutcome> {
  signal?.throwIfAborted()
  const { file } = planned
  onEvent({ type: 'document-started', file })
  return runDocument(planned, options, {
    pool,
    jobs,
    ...(signal === undefined ? {} : { signal }),
    onPages: (count) => onEvent({ type: 'pages-found', file, count }),
    onPageDone: (origin) => onEvent({ type: 'page-done', file, origin }),
  })
}
