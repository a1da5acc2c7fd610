// THE PIPELINE: one input → Document, read from top to bottom.
import type { Document, Generator } from './model/document.ts'
import type { InputFile, PageJob } from './model/page-job.ts'
import type { PageText } from './model/page-text.ts'
import { assembleDocument } from './structure/assemble.ts'
import { checkDocument } from './structure/check.ts'
import { markFurniture } from './structure/furniture/furniture.ts'
import { readNumbering } from './structure/numbering/numbering.ts'
import { partFootnotes } from './structure/segments/footnotes.ts'
import { segment } from './structure/segments/segment.ts'
import { orderLines } from './structure/text/reading-order.ts'

export interface DigitizeContext {
  readonly generator: Generator
  /** Physical pages to read, 1-based, ascending. */
  readonly pages: readonly number[]
  readonly password?: string
  /** Of the model file, where one was named. */
  readonly modelPath?: string
  /** Does one page job, wherever that is; a page that fails comes back with status failed. */
  readonly recognizePage: (job: PageJob) => Promise<PageText>
  /** Called with the pages that the document is made of, before it is made. */
  readonly onPages?: (pages: readonly PageText[]) => void
}

/**
 * One input → its Document, checked by schema, invariants and ledger.
 * Throws a RectoError of kind bug, naming what broke, when a check fails: nothing unsound is returned.
 */
export async function digitize(input: InputFile, context: DigitizeContext): Promise<Document> {
  const pages = await recognizePages(input, context)
  context.onPages?.(pages)
  return structurePages(pages, input, context.generator)
}

/** All that follows recognition: pure, and repeated from saved pages without OCR. */
export function structurePages(pages: readonly PageText[], input: InputFile, generator: Generator): Document {
  const lines = orderLines(pages)
  const { body, furniture, labels } = markFurniture(lines, pages)
  const { text, footnotes } = partFootnotes(body, pages)
  const numbering = readNumbering(text)
  const segments = segment({ text, footnotes }, numbering)
  const document = assembleDocument({ pages, segments, furniture, labels, numbering, input, generator })
  return checkDocument(document, pages)
}

/** Page-parallel, and the only slow part. */
function recognizePages(input: InputFile, context: DigitizeContext): Promise<PageText[]> {
  const { dpi, language, engine, model } = context.generator.options
  return Promise.all(
    context.pages.map((page) =>
      context.recognizePage({
        path: input.path,
        sha256: input.sha256,
        page,
        options: { dpi, language, engine, model },
        ...(context.password === undefined ? {} : { password: context.password }),
        ...(context.modelPath === undefined ? {} : { modelPath: context.modelPath }),
      }),
    ),
  )
}
