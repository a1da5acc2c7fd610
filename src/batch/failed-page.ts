// Failed pages: what is tried before a page is given up, and what stands in its place.
import { diagnostic } from '../diagnostics/codes.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { PageJob } from '../model/page-job.ts'
import type { PageText } from '../model/page-text.ts'
import { gentleKey, pageKey } from '../page/page-key.ts'
import type { PagePool } from './page-pool.ts'

/** Work whose process crashed is tried once more: the pool gives it another process. Throws the second error. */
export async function retryOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!mayHelp(error)) throw error
    return work()
  }
}

/**
 * A page whose process crashed, hung, outgrew its memory or answered nonsense is tried once more, gently: in a fresh
 * process and at a lower resolution. The page then tells so, and has a key that a later run does not take for a page at
 * full effort. Throws the second error.
 * @param kept what an earlier gentle try gave; it serves again
 */
export async function readTwice(
  pool: PagePool,
  job: PageJob,
  signal?: AbortSignal,
  kept: () => Promise<PageText | null> = async () => null,
): Promise<PageText> {
  try {
    return await pool.recognizePage(job, signal)
  } catch (error) {
    if (!mayHelp(error)) throw error
    const page = (await kept()) ?? (await pool.recognizePage({ ...job, effort: 'gentle' }, signal))
    const finding = diagnostic('page/read-gently', `the first try failed: ${error.message}`, { page: job.page })
    const others = page.diagnostics.filter(({ code }) => code !== 'page/read-gently')
    return { ...page, key: gentleKey(job), diagnostics: [finding, ...others] }
  }
}

const mayHelp = (error: unknown): error is RectoError => error instanceof RectoError && error.retry

/** The placeholder of a page that could not be read: no words, and the reason as a diagnostic. */
export function failedPage(job: PageJob, error: RectoError): PageText {
  return {
    schemaVersion: '1.0',
    key: pageKey(job),
    page: job.page,
    width: 0,
    height: 0,
    dpi: 0,
    rotation: 0,
    skew: 0,
    textSource: 'blank',
    because: error.message,
    status: 'failed',
    confidence: 0,
    lines: [],
    pictures: [],
    rules: [],
    diagnostics: [diagnostic('page/failed', error.message, { page: job.page })],
  }
}
