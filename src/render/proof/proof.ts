// The proof of a document as one HTML file, to be looked through: scan and text side by side, nothing from elsewhere.
import { htmlHead } from '../../diagnostics/html-head.ts'
import type { Document } from '../../model/document.ts'
import type { PageImage } from '../../model/page-image.ts'
import { proofHead } from './head.ts'
import { type PageToProof, proofPages } from './model.ts'
import { pageScan } from './scan.ts'
import { PROOF_SCRIPT } from './script.ts'
import { proofStyle } from './style.ts'
import { pageText } from './text.ts'

export interface ProofInput {
  readonly document: Document
  /** Those of the document, in its order. */
  readonly pages: readonly PageToProof[]
  /** One a page, in their order; in place of one that cannot be made, what is told of it. */
  readonly images: AsyncIterable<PageImage | { readonly message: string }>
}

/** The document in pieces, a page each at most: its images are never all held at once. Text stands before all images. */
export async function* renderProof({ document, pages, images }: ProofInput): AsyncGenerator<string> {
  const shown = proofPages(document, pages)
  const sheets = new Map(shown.map(({ page, sheet }) => [page.page, sheet]))
  const style = proofStyle(shown.map(({ page }) => page.page))
  yield htmlHead({ title: `Proof of ${document.source.file}`, style, script: PROOF_SCRIPT }).markup
  yield proofHead(
    document,
    shown.flatMap(({ beginning }) => beginning),
  ).markup
  yield '<main>\n<section class="pane" id="text" aria-label="Text" tabindex="-1">\n'
  for (const page of shown) yield pageText(page, sheets).markup
  yield '</section>\n<section class="pane" id="scan" aria-label="Scan" tabindex="-1">\n'
  let at = 0
  for await (const image of images) {
    yield pageScan(shown[at]!, image).markup
    at += 1
  }
  yield `</section>\n</main>\n<script>${PROOF_SCRIPT}</script>\n</body>\n</html>\n`
}
