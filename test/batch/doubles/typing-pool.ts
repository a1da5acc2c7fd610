// A page pool without processes: it types its pages, notes what it was asked, and fails where a test says so.
import type { PagePool } from '../../../src/batch/page-pool.ts'
import { RectoError } from '../../../src/diagnostics/recto-error.ts'
import type { PageJob } from '../../../src/model/page-job.ts'
import { lookKey } from '../../../src/page/page-key.ts'
import { SHA256, typedBookPage } from './typed-book.ts'

export interface TypingPool extends PagePool {
  /** Pages asked for so far, in order. */
  readonly asked: readonly number[]
}

interface Typing {
  readonly pageCount?: number
  readonly sha256?: string
  /** Called before a page is typed; throws or waits when the page is to fail or to hang. */
  readonly onPage?: (job: PageJob, attempt: number) => unknown
  readonly onInspect?: (path: string, attempt: number) => unknown
}

export function typingPool({ pageCount = 3, sha256 = SHA256, onPage, onInspect }: Typing = {}): TypingPool {
  const asked: number[] = []
  let inspected = 0
  return {
    asked,
    async recognizePage(job, signal) {
      signal?.throwIfAborted()
      asked.push(job.page)
      await onPage?.(job, asked.filter((page) => page === job.page).length)
      signal?.throwIfAborted()
      return typedBookPage(job)
    },
    lookAgain: async (job) => ({ schemaVersion: '1.0', key: lookKey(job), page: job.page, box: job.box, lines: [] }),
    async inspect(path) {
      inspected += 1
      await onInspect?.(path, inspected)
      return { path, sha256, pageCount }
    },
    thumbnail: async () => ({ width: 60, height: 80, webp: '' }),
    pageImage: async () => ({ width: 60, height: 80, webp: '' }),
    searchablePdf: async () => {
      throw refusal('input', 'pages that were typed are in no file')
    },
    start: () => {},
    close: async () => {},
  }
}

export const crash = (page?: number): RectoError =>
  new RectoError('bug', 'the process that read it ended unexpectedly (SIGSEGV)', {
    hint: 'try again',
    retry: true,
    ...(page === undefined ? {} : { page }),
  })

export const refusal = (kind: 'input' | 'environment', message: string): RectoError =>
  new RectoError(kind, message, { hint: 'use another file' })
