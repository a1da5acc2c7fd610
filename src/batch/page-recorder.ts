// The page recorder: does a document's page jobs, keeps each result as soon as it is there, takes up what was kept before.
import { RectoError } from '../diagnostics/recto-error.ts'
import type { PageJob } from '../model/page-job.ts'
import type { LookJob, PageLook } from '../model/page-look.ts'
import type { PageText } from '../model/page-text.ts'
import { gentleKey, lookKey, pageKey } from '../page/page-key.ts'
import { failedPage, readTwice, retryOnce } from './failed-page.ts'
import { type FailurePolicy, type PageFailure, reasonToGiveUp } from './failure-policy.ts'
import type { InputState } from './input-state.ts'
import type { PagePool } from './page-pool.ts'
import type { PageStore } from './page-store.ts'

export interface PageRecorder {
  /** Throws what ends the document: by the policy, by a fault of surroundings or output, or the signal's reason. */
  readonly recognizePage: (job: PageJob) => Promise<PageText>
  /** Null where the look fails: the page stays as it was read. Throws the signal's reason, and a fault of output. */
  readonly lookAgain: (job: LookJob) => Promise<PageLook | null>
  /** What was looked at so far. */
  readonly looks: () => readonly PageLook[]
  readonly reused: () => number
  /** When the last page was done, by performance.now(). */
  readonly lastAt: () => number
  /** In the order of their pages. */
  readonly failures: () => readonly RectoError[]
  /** When nothing is being written any more. */
  readonly settled: () => Promise<void>
}

export interface PageRecorderOptions {
  readonly store: PageStore
  readonly input: InputState
  readonly reuse: 'kept-pages' | 'nothing'
  readonly policy: FailurePolicy
  readonly pageCount: number
  readonly pool: PagePool
  readonly signal?: AbortSignal
  readonly onPageDone: (origin: 'read' | 'kept') => void
}

export function createPageRecorder(options: PageRecorderOptions): PageRecorder {
  const { store, input, reuse, policy, pageCount, pool, signal, onPageDone } = options
  let reused = 0
  let lastAt = performance.now()
  const failures: PageFailure[] = []
  const inTurn = { load: createTurns(), save: createTurns() }

  const loadKept = async (job: PageJob): Promise<PageText | null> =>
    signal?.aborted ? null : store.load(job.page, pageKey(job))

  const loadGentle = async (job: PageJob): Promise<PageText | null> =>
    reuse === 'nothing' ? null : inTurn.load.take(() => store.load(job.page, gentleKey(job)))

  /** Asked for within the turn: who waits for the turns to end waits for this page as well. */
  async function saveUnchanged(page: PageText): Promise<void> {
    await input.refuseIfChanged()
    await store.save(page)
  }

  async function read(job: PageJob): Promise<PageText> {
    try {
      const page = await readTwice(pool, job, signal, () => loadGentle(job))
      await inTurn.save.take(() => saveUnchanged(page))
      return page
    } catch (error) {
      signal?.throwIfAborted()
      await input.refuseIfChanged()
      if (!(error instanceof RectoError) || error.kind === 'environment' || error.kind === 'output') throw error
      failures.push({ page: job.page, error })
      const reason = reasonToGiveUp(failures, pageCount, policy)
      if (reason !== null) throw reason
      return failedPage(job, error)
    }
  }

  const looks: PageLook[] = []

  async function look(job: LookJob): Promise<PageLook | null> {
    const kept = reuse === 'nothing' ? null : await store.loadLook(job.page, lookKey(job))
    if (kept !== null) return kept
    const result = await retryOnce(() => pool.lookAgain(job, signal)).catch(() => null)
    signal?.throwIfAborted()
    await input.refuseIfChanged()
    if (result !== null) await store.saveLook(result)
    return result
  }

  return {
    lookAgain: async (job) => {
      const result = await look(job)
      if (result !== null) looks.push(result)
      return result
    },
    looks: () => looks,
    recognizePage: async (job) => {
      const kept = reuse === 'nothing' ? null : await inTurn.load.take(() => loadKept(job))
      if (kept !== null) reused += 1
      const page = kept ?? (await read(job))
      lastAt = performance.now()
      onPageDone(kept === null ? 'read' : 'kept')
      return page
    },
    reused: () => reused,
    lastAt: () => lastAt,
    failures: () => failures.toSorted((a, b) => a.page - b.page).map(({ error }) => error),
    settled: inTurn.save.over,
  }
}

interface Turns {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>
  /** When all that was begun has ended. */
  readonly over: () => Promise<void>
}

/** One piece of work after the other: a long document would open a file for each of its pages at once. */
function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take: (work) => {
      const taken = last.then(work)
      last = taken.catch(() => {})
      return taken
    },
    over: async () => {
      await last
    },
  }
}
