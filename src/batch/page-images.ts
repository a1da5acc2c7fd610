// Page images of a document, for its proof: one after the other, made ahead in page processes, a few at a time, and then let go.
import type { RectoError } from '../diagnostics/recto-error.ts'
import type { PageImage } from '../model/page-image.ts'
import type { PageText } from '../model/page-text.ts'
import { straightenedBy } from '../page/image/straightened.ts'
import type { PageToProof } from '../render/proof/model.ts'
import { errorOf } from './document-report.ts'
import { retryOnce } from './failed-page.ts'
import type { FormatInput } from './formats.ts'

export const pagesToProof = (pages: readonly PageText[]): PageToProof[] =>
  pages.map((text) => ({ text, straightenedBy: straightenedBy(text) }))

/** Images that are being made or wait to be taken: enough for the page processes, whatever the document's length. */
const AHEAD = 4

/**
 * The image of each page, in the pages' order; the error in place of one that cannot be made, for the pages that it can be
 * made of are worth seeing.
 * @throws the reason of the input's signal when that is aborted
 */
export async function* pageImages({
  document,
  pages,
  path,
  password,
  pool,
  signal,
}: FormatInput): AsyncGenerator<PageImage | RectoError> {
  const begin = (at: number): Promise<PageImage | RectoError> => {
    const page = pages[at]!
    const request = { path, sha256: document.source.sha256, page: page.page, rotation: page.rotation }
    const secret = password === undefined ? {} : { password }
    const make = () => pool.pageImage({ ...request, skew: straightenedBy(page), ...secret }, signal)
    return retryOnce(make).catch(errorOf)
  }
  const begun: Promise<PageImage | RectoError>[] = []
  for (let at = 0; at < pages.length; at++) {
    while (begun.length < Math.min(pages.length, at + AHEAD)) begun.push(begin(begun.length))
    const image = await begun[at]!
    delete begun[at]
    signal?.throwIfAborted()
    yield image
  }
}
