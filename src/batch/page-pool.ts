// The page pool: page jobs done in child processes, where a crash, a hang or a leak costs one page and never the run.
import { Tinypool } from 'tinypool'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { InputFile, PageJob } from '../model/page-job.ts'
import type { PageText } from '../model/page-text.ts'
import type { ErrorData, InspectRequest, Outcome } from '../page/page-process.ts'

export interface PagePool {
  /** Throws a RectoError; one with `retry` when its process crashed or ran out of time. */
  recognizePage(job: PageJob, signal?: AbortSignal): Promise<PageText>
  /** Opens a file, counts its pages, hashes it. Throws a RectoError of kind input when it cannot be read. */
  inspect(request: InspectRequest, signal?: AbortSignal): Promise<InputFile>
  /** Ends all processes, also those at work. */
  close(): Promise<void>
}

export interface PagePoolOptions {
  /** Page processes, each with one warm recognizer. */
  readonly jobs: number
  /** Seconds after which a page's process is killed. */
  readonly pageTimeout?: number
  /** URL of the module that the processes run, with the exports of page/page-process.ts. */
  readonly entry?: URL
}

/** Slow pages take 20 s on a slow machine; a page that takes six times as long hangs. */
const PAGE_TIMEOUT = 120

export function createPagePool({ jobs, pageTimeout = PAGE_TIMEOUT, entry = ownEntry() }: PagePoolOptions): PagePool {
  const pool = new Tinypool({
    runtime: 'child_process',
    filename: entry.href,
    minThreads: jobs,
    maxThreads: jobs,
    ...(entry.pathname.endsWith('.ts') ? { execArgv: ['--import', import.meta.resolve('tsx')] } : {}),
  })
  // A process that dies between two jobs is replaced; nothing was lost.
  pool.on('error', () => {})
  const turns = createTurns(jobs)

  async function run<T>(name: string, task: unknown, signal: AbortSignal | undefined): Promise<T> {
    await turns.take()
    try {
      return await runNow<T>(name, task, signal)
    } finally {
      turns.give()
    }
  }

  async function runNow<T>(name: string, task: unknown, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted()
    const limit = AbortSignal.timeout(pageTimeout * 1000)
    const either = signal === undefined ? limit : AbortSignal.any([signal, limit])
    let outcome: Outcome<T>
    try {
      outcome = await pool.run(task, { name, signal: either })
    } catch (cause) {
      signal?.throwIfAborted()
      throw limit.aborted ? timedOut(pageTimeout) : crashed(cause)
    }
    if (outcome?.ok === true) return outcome.value
    throw outcome?.ok === false ? errorOf(outcome.error) : crashed('it sent no result')
  }

  return {
    recognizePage: (job, signal) => run<PageText>('recognize', job, signal),
    inspect: (request, signal) => run<InputFile>('inspect', request, signal),
    close: () => pool.destroy(),
  }
}

/** Beside this file when compiled; the source itself when run from source. */
const ownEntry = (): URL => new URL(`../page/page-process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** Lets `count` tasks run at a time, in the order they came, so that a page's time starts with its work and not in a queue. */
function createTurns(count: number): { take(): Promise<void>; give(): void } {
  const waiting: (() => void)[] = []
  let free = count
  return {
    take: () => {
      if (free === 0) return new Promise((resolve) => waiting.push(resolve))
      free -= 1
      return Promise.resolve()
    },
    give: () => {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    },
  }
}

const timedOut = (seconds: number): RectoError =>
  new RectoError('input', `the page was not done after ${seconds} seconds; its process was ended`, {
    hint: 'look at the page; if it is sound, render it at a lower resolution with --dpi 150',
    retry: true,
  })

const crashed = (cause: unknown): RectoError =>
  new RectoError('input', 'the page’s process crashed', {
    hint: 'look at the page; if it is sound, report it with the file if you can',
    retry: true,
    cause,
  })

const errorOf = ({ kind, message, ...options }: ErrorData): RectoError => new RectoError(kind, message, options)

