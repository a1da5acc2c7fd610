// A typed book: what the doubles of page processes and pools read from any file, a numbered paragraph a page.
import type { PageJob } from '../../../src/model/page-job.ts'
import type { PageText } from '../../../src/model/page-text.ts'
import { pageKey } from '../../../src/page/page-key.ts'
import { typedPage } from '../../structure/typed-page.ts'

export const SHA256 = 'ab'.repeat(32)

/** Unlike each other, so that no page takes them for a running head. */
const SENTENCES = [
  'The parties met in the harbour and spoke of ships.',
  'Both sides recalled what they had agreed in spring, and found that it had been kept.',
  'Tonnage dues stay as they are.',
  'Nothing in this statement touches the fishing grounds off the northern coast, which an earlier treaty shares out.',
  'A further meeting will be held within a year.',
]

export const sentenceOf = (page: number): string => SENTENCES[(page - 1) % SENTENCES.length]!

export function typedBookPage(job: PageJob): PageText {
  return { ...typedPage(`${job.page}. ${sentenceOf(job.page)}`, { page: job.page }), key: pageKey(job) }
}
