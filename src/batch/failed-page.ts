// Failed pages: what is tried before a page is given up, and what stands in its place.
import { diagnostic } from '../diagnostics/codes.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { PageJob } from '../model/page-job.ts'
import type { PageText } from '../model/page-text.ts'
import { pageKey } from '../page/page-key.ts'

/** Work whose process crashed is tried once more: the pool gives it a fresh process. Throws the second error. */
export async function retryOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof RectoError) || !error.retry) throw error
    return work()
  }
}

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
