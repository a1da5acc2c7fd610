// THE PIPELINE: one input → Document, read from top to bottom.

import { inWindow } from './digitize/in-window.ts'
import { packPage, unpackPage } from './digitize/packed-page.ts'
import type { Document, Generator } from './model/document.ts'
import { clampToPage } from './model/geometry.ts'
import type { InputFile, PageJob } from './model/page-job.ts'
import type { LookJob, PageLook } from './model/page-look.ts'
import type { PageText } from './model/page-text.ts'
import { assembleDocument } from './structure/assemble.ts'
import { checkDocument } from './structure/check.ts'
import { partText } from './structure/displays/part-text.ts'
import { withAnnexHeads } from './structure/furniture/annex-heads.ts'
import { facingPages } from './structure/furniture/facing-pages.ts'
import { markFurniture } from './structure/furniture/furniture.ts'
import { readNumbering } from './structure/numbering/numbering.ts'
import { withLook } from './structure/numbering/second-reading.ts'
import { segment } from './structure/segments/segment.ts'
import { partGluedPronouns } from './structure/text/glued-pronouns.ts'
import { orderLines } from './structure/text/reading-order.ts'
import { loadDictionary } from './structure/text/vocabulary.ts'

export interface DigitizeContext {
  readonly generator: Generator
  /** Physical pages to read, 1-based, ascending. */
  readonly pages: readonly number[]
  readonly password?: string
  /** Of the model file, where one was named. */
  readonly modelPath?: string
  /** Pages that are read at a time; a few more are begun, so that nobody waits for work. Default: 1. */
  readonly jobs?: number
  /** Does one page job, wherever that is; a page that fails comes back with status failed. */
  readonly recognizePage: (job: PageJob) => Promise<PageText>
  /** Called with the pages that the document is made of, before it is made. */
  readonly onPages?: (pages: readonly PageText[]) => void
  /** Looks at a part of a page once more; null where that fails. */
  readonly lookAgain: (job: LookJob) => Promise<PageLook | null>
}

/** Looks a document: each takes the time of a part of a page, and a text that is not numbered soundly has gaps without end. */
const MAX_LOOKS = 6

/**
 * One input → its Document, checked by schema, invariants and ledger.
 * Throws a RectoError of kind bug, naming what broke, when a check fails: nothing unsound is returned.
 */
export async function digitize(input: InputFile, context: DigitizeContext): Promise<Document> {
  const read = numberPages(await recognizePages(input, context), context.generator)
  const completed = await lookForMissingNumbers(read, input, context)
  context.onPages?.(completed.pages)
  return structureNumbered(completed, input, context.generator)
}

/** All that follows recognition: pure, and repeated from saved pages without OCR. */
export const structurePages = (pages: readonly PageText[], input: InputFile, generator: Generator): Document =>
  structureNumbered(numberPages(pages, generator), input, generator)

type NumberedPages = ReturnType<typeof numberPages>

/** The pages, their text parted from all else, and its numbering. */
function numberPages(recognized: readonly PageText[], { options }: Generator) {
  const pages = partGluedPronouns(recognized, options.language)
  const facing = facingPages(pages)
  const lines = orderLines(facing.pages)
  const marked = withAnnexHeads(markFurniture(lines, facing.pages), lines)
  const { body, furniture, labels } = facing.onSheets(marked)
  const parted = partText(body, furniture, pages)
  return { pages, furniture, labels, parted, numbering: readNumbering(parted.text) }
}

function structureNumbered(numbered: NumberedPages, input: InputFile, generator: Generator): Document {
  const { parted, ...known } = numbered
  const segments = segment(parted, numbered.numbering)
  return checkDocument(assembleDocument({ ...known, segments, input, generator }), numbered.pages)
}

/** Pages that wait to be read or to be saved, beside those in work and as many more. */
const WAITING = 8

/** Page-parallel, and the only slow part. */
async function recognizePages(input: InputFile, context: DigitizeContext): Promise<PageText[]> {
  const reading = inWindow(context.pages, 2 * (context.jobs ?? 1) + WAITING, async (page) =>
    packPage(await context.recognizePage(pageJob(page, input, context))),
  )
  // Now, while page processes have their first pages to read, nobody waits for it.
  loadDictionary()
  return (await reading).map(unpackPage)
}

/** The pages, read once more where the numbering says that a paragraph must stand; what came of it is told. */
async function lookForMissingNumbers(
  read: NumberedPages,
  input: InputFile,
  context: DigitizeContext,
): Promise<NumberedPages> {
  const { pages } = read
  const scanned = new Map(pages.filter(({ textSource }) => textSource === 'ocr').map((page) => [page.page, page]))
  const looks = read.numbering.gaps
    .flatMap((gap) => gap.places.map(({ page, box }) => ({ gap, page, box })))
    .filter(({ page }) => scanned.has(page))
    .slice(0, MAX_LOOKS)
    .map(async ({ gap, page, box }) => {
      const { width, height, rotation } = scanned.get(page)!
      const job = { ...pageJob(page, input, context), box: clampToPage(box, width, height) }
      return { gap, look: await context.lookAgain({ ...job, size: { width, height, rotation } }) }
    })
  const found = (await Promise.all(looks)).filter(({ look }) => look !== null)
  if (found.length === 0) return read
  for (const { gap, look } of found) scanned.set(look!.page, withLook(scanned.get(look!.page)!, look!, gap))
  return numberPages(
    pages.map((page) => scanned.get(page.page) ?? page),
    context.generator,
  )
}

function pageJob(page: number, input: InputFile, { generator, password, modelPath }: DigitizeContext): PageJob {
  const { dpi, language, engine, model } = generator.options
  return {
    path: input.path,
    sha256: input.sha256,
    page,
    options: { dpi, language, engine, model },
    ...(password === undefined ? {} : { password }),
    ...(modelPath === undefined ? {} : { modelPath }),
  }
}
