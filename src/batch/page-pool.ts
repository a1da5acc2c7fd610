// The page pool: page jobs and looks into inputs, done in child processes; their errors become RectoErrors again.
import { z } from 'zod'
import { RectoError } from '../diagnostics/recto-error.ts'
import { PageImage, type PageImageRequest } from '../model/page-image.ts'
import { InputFile, type PageJob } from '../model/page-job.ts'
import { type LookJob, PageLook } from '../model/page-look.ts'
import { PageText } from '../model/page-text.ts'
import { PageTimes } from '../model/run-profile.ts'
import { RunError } from '../model/run-report.ts'
import { SearchablePdf, type SearchablePdfRequest } from '../model/text-overlay.ts'
import { Thumbnail, type ThumbnailRequest } from '../model/thumbnail.ts'
import { createProcessPool, type Ending } from './process-pool.ts'

export interface PagePool {
  /**
   * One page job → its PageText. A process that crashes, hangs, outgrows its memory or answers nonsense costs this page
   * only. Waiting pages of a lower turn go first; a gentle job goes before all, to a fresh process.
   * @throws RectoError with `retry` true when another try may help; the reason of `signal` when that is aborted
   */
  recognizePage(job: PageJob, signal?: AbortSignal, turn?: number): Promise<PageText>
  /** A look at a part of a page; goes before waiting pages. @throws as recognizePage does */
  lookAgain(job: LookJob, signal?: AbortSignal): Promise<PageLook>
  /** Opens a file, counts its pages, hashes it; goes before waiting pages. Throws a RectoError of kind input. */
  inspect(path: string, password?: string, signal?: AbortSignal): Promise<InputFile>
  /** A small picture of a page; goes before waiting pages. Throws as recognizePage does. */
  thumbnail(request: ThumbnailRequest, signal?: AbortSignal): Promise<Thumbnail>
  /** A page to proofread by; goes before waiting pages. Throws as recognizePage does. */
  pageImage(request: PageImageRequest, signal?: AbortSignal): Promise<PageImage>
  /** An input as a searchable PDF, written by a page process; goes before waiting pages. Throws as recognizePage does. */
  searchablePdf(request: SearchablePdfRequest, signal?: AbortSignal): Promise<SearchablePdf>
  /** Starts so many processes, no more than there may be, before there is work for them. */
  start(count: number): void
  close(): Promise<void>
}

export interface PagePoolOptions {
  /** Child processes at most. */
  readonly jobs: number
  /** URL of a module with the functions of page-process.ts; tests put failing ones there. */
  readonly entry?: string
  readonly secondsPerPage?: number
  /** For a page process to become ready. */
  readonly secondsToStart?: number
  /** Memory that a page process may hold at any time. */
  readonly maxTaskBytes?: number
  /** Told of each page what it took. */
  readonly onTimes?: (times: PageTimes) => void
}

/** A drawing under hundreds of clips takes a minute or more (docs/performance.md); a hang lasts for ever. */
export const SECONDS_PER_PAGE = 120
/** Opening and hashing a file: some GB on a slow network drive, whatever a page is given. */
const SECONDS_PER_FILE = 300
/** A page of a searchable PDF takes some hundredths, and a second where it has to be rendered. */
const SECONDS_PER_OVERLAY = 5
/** A picture that takes longer is not worth it. */
const SECONDS_PER_THUMBNAIL = 20
/** A warm process that read newspaper pages holds 400–600 MB; two below this stay within 1.5 GB with the parent. */
const MAX_RESIDENT_BYTES = 600 * 1024 * 1024
/** The hungriest page of the corpus takes 900 MB at its height; a leak takes all there is. */
const MAX_TASK_BYTES = 1500 * 1024 * 1024

/** Children start with the first work, or by `start`, and stay warm until `close`. */
export function createPagePool(options: PagePoolOptions): PagePool {
  const { jobs, entry, secondsPerPage = SECONDS_PER_PAGE, maxTaskBytes = MAX_TASK_BYTES, onTimes } = options
  const pool = createProcessPool({
    size: jobs,
    entry: entry ?? pageProcess(),
    maxResidentBytes: MAX_RESIDENT_BYTES,
    maxTaskBytes,
    ...(options.secondsToStart === undefined ? {} : { secondsToStart: options.secondsToStart }),
  })
  return {
    async recognizePage(job, signal, turn = 0) {
      const care = job.effort === 'gentle' ? GENTLY : ({ turn, child: 'any' } as const)
      const ending = await pool.run({ name: 'recognize', task: job }, { signal, seconds: secondsPerPage, ...care })
      const page = resultOf(ending, PageText, { file: job.path, page: job.page })
      const timed = Timed.safeParse(ending.type === 'returned' ? ending.value : undefined)
      if (timed.success) onTimes?.(timed.data.times)
      return page
    },
    async lookAgain(job, signal) {
      const care = { seconds: secondsPerPage, turn: AT_ONCE, child: 'any' } as const
      const ending = await pool.run({ name: 'look', task: job }, { signal, ...care })
      return resultOf(ending, PageLook, { file: job.path, page: job.page })
    },
    async inspect(path, password, signal) {
      const task = password === undefined ? { path } : { path, password }
      const seconds = Math.max(secondsPerPage, SECONDS_PER_FILE)
      const ending = await pool.run({ name: 'inspect', task }, { signal, seconds, turn: AT_ONCE, child: 'any' })
      return resultOf(ending, InputFile, { file: path })
    },
    async thumbnail(request, signal) {
      const care = { seconds: SECONDS_PER_THUMBNAIL, turn: AT_ONCE, child: 'any' } as const
      const ending = await pool.run({ name: 'thumbnail', task: request }, { signal, ...care })
      return resultOf(ending, Thumbnail, { file: request.path, page: request.page })
    },
    async pageImage(request, signal) {
      const care = { seconds: secondsPerPage, turn: AT_ONCE, child: 'any' } as const
      const ending = await pool.run({ name: 'pageImage', task: request }, { signal, ...care })
      return resultOf(ending, PageImage, { file: request.path, page: request.page })
    },
    async searchablePdf(request, signal) {
      const seconds = Math.max(secondsPerPage, SECONDS_PER_FILE) + request.overlays.length * SECONDS_PER_OVERLAY
      const care = { seconds, turn: AT_ONCE, child: 'any' } as const
      const ending = await pool.run({ name: 'searchablePdf', task: request }, { signal, ...care })
      return resultOf(ending, SearchablePdf, { file: request.path })
    },
    start: (count) => pool.start(count),
    close: () => pool.close(),
  }
}

/** Before any page. */
const AT_ONCE = -1
const GENTLY = { turn: AT_ONCE, child: 'fresh' } as const

function pageProcess(): string {
  const name = import.meta.url.endsWith('.ts') ? '../page/page-process.ts' : '../page/page-process.js'
  return new URL(name, import.meta.url).href
}

interface Place {
  readonly file: string
  readonly page?: number
}

const Timed = z.object({ times: PageTimes })

/** The second of the two shapes that Outcome of page-process.ts has. */
const Refusal = z.object({
  ok: z.literal(false),
  error: RunError.extend({ file: z.string().optional(), page: z.int().optional(), retry: z.boolean() }),
})

function resultOf<T>(ending: Ending, schema: z.ZodType<T>, place: Place): T {
  if (ending.type !== 'returned') throw errorOf(ending, place)
  const refused = Refusal.safeParse(ending.value)
  if (refused.success) throw new RectoError(refused.data.error.kind, refused.data.error.message, refused.data.error)
  const checked = z.object({ ok: z.literal(true), value: schema }).safeParse(ending.value)
  if (checked.success) return checked.data.value as T
  throw new RectoError('bug', 'the page process gave an answer that breaks its schema', {
    ...place,
    hint: 'report it, with the file if you can; RECTO_DEBUG=1 shows more',
    retry: true,
    cause: checked.error,
  })
}

function errorOf(ending: Exclude<Ending, { type: 'returned' }>, place: Place): RectoError {
  switch (ending.type) {
    case 'unusable':
      return new RectoError('environment', `the page process does not start: ${ending.message}`, {
        hint: /\bE[MN]FILE\b/.test(ending.message)
          ? 'raise the limit of open files: ulimit -n 1024'
          : 'run npm ci again',
        cause: ending,
      })
    case 'unstarted':
      return new RectoError('environment', `the page process did not start in ${secondsOf(ending.seconds)}`, {
        hint: 'the machine has too much else to do: try --jobs 1, or later; finished pages are kept',
        retry: true,
        cause: ending,
      })
    case 'hung':
      return new RectoError('input', `reading it took over ${secondsOf(ending.seconds)} and was stopped`, {
        ...place,
        hint: 'scan or export it again, leave the page out with --pages, or give it longer with --page-timeout',
        retry: true,
      })
    case 'outgrew':
      return new RectoError('input', `reading it took over ${Math.round(ending.bytes / 2 ** 20)} MB and was stopped`, {
        ...place,
        hint: 'scan or export it again at 300 dpi, or leave the page out with --pages',
        retry: true,
      })
    case 'crashed':
      return new RectoError('bug', `the process that read it ended unexpectedly (${ending.exit})`, {
        ...place,
        hint: 'memory may be short: try --jobs 1; RECTO_DEBUG=1 shows what the process printed',
        retry: true,
      })
    case 'threw':
      return new RectoError('bug', `the page process failed: ${ending.message}`, {
        ...place,
        hint: 'report it, with the file if you can',
        retry: true,
      })
  }
}

const secondsOf = (count: number): string => `${count} second${count === 1 ? '' : 's'}`
