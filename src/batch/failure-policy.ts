// The failure policy: how many pages of a document may fail before it is given up.
import { RectoError } from '../diagnostics/recto-error.ts'

export interface FailurePolicy {
  /** What a failed page costs: itself, or its document. */
  readonly onPageError: 'skip' | 'abort'
  /** More failed pages than this cost the document; null: only when all fail. */
  readonly maxFailedPages: FailedPagesLimit | null
}

export type FailedPagesLimit =
  | { readonly unit: 'pages'; readonly count: number }
  | { readonly unit: 'percent'; readonly count: number }

export const LENIENT: FailurePolicy = { onPageError: 'skip', maxFailedPages: null }

/** "3" or "10%"; null when it is neither. */
export function parseFailedPagesLimit(text: string): FailedPagesLimit | null {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? []
  const count = Number(digits)
  if (percent === '%') return count <= 100 ? { unit: 'percent', count } : null
  return Number.isSafeInteger(count) ? { unit: 'pages', count } : null
}

export interface PageFailure {
  readonly page: number
  readonly error: RectoError
}

/**
 * The error that ends a document whose pages failed so far, or null while it goes on.
 * @param failures in any order @param pageCount pages of the document that are read
 */
export function reasonToGiveUp(
  failures: readonly PageFailure[],
  pageCount: number,
  { onPageError, maxFailedPages: limit }: FailurePolicy,
): RectoError | null {
  if (onPageError === 'skip' && limit === null) return null
  const first = failures.toSorted((a, b) => a.page - b.page)[0]
  if (first === undefined) return null
  if (onPageError === 'abort') {
    return refusal(first, `page ${first.page} failed, and --on-page-error is abort: ${first.error.message}`)
  }
  if (limit === null || failures.length <= pagesOf(limit, pageCount)) return null
  const told = limit.unit === 'percent' ? `${limit.count} %` : String(limit.count)
  const message = `${failures.length} of ${pageCount} pages failed, more than --max-failed-pages ${told}; page ${first.page}: ${first.error.message}`
  return refusal(first, message)
}

/** To the millionth of a page: 4.6 % of 1500 pages are 69, and 68.99999999999999 for a computer. */
const pagesOf = ({ unit, count }: FailedPagesLimit, pageCount: number): number =>
  unit === 'percent' ? Number(((count * pageCount) / 100).toFixed(6)) : count

function refusal({ error }: PageFailure, message: string): RectoError {
  return new RectoError(error.kind, message, { hint: error.hint, cause: error })
}
