// The lines of a verified document's passages, with crops of the scan beside those that differ, as far as they are at hand.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { EncodedImage } from '../engines/encode-image.ts'
import { openSourceFile } from '../engines/source-file.ts'
import { Document } from '../model/document.ts'
import type { Box } from '../model/geometry.ts'
import { PageText } from '../model/page-text.ts'
import type { DocumentVerification, Passage } from '../model/verification.ts'
import { cropLines } from '../page/crop-lines.ts'
import type { LineCrop, ReportLine } from '../verify/report/html-diff.ts'
import type { DocumentLines } from '../verify/report/html-passages.ts'
import { differingLines } from '../verify/report/html-rows.ts'
import { type FoundLine, linesOfNodes, linesOfPassage } from '../verify/report/lines.ts'

/** A page is shown as wide as this: its lines then about fill the report, all in one scale. Pixels. */
const PAGE_WIDTH = 1300
/** A report stays a file that can be sent, and is made in a minute: a page takes about half a second to rasterize. */
const LIMITS: CropLimits = { crops: 600, bytes: 5_000_000, pages: 100 }

/** Bounds on the crops of a report, whatever the number of its documents. */
export interface CropLimits {
  readonly crops: number
  readonly bytes: number
  /** From which crops are taken. */
  readonly pages: number
}

/** What is left of the limits. */
type Budget = { -readonly [key in keyof CropLimits]: number }

/**
 * For each verified document its lines, in the order given. Whatever is missing or cannot be read costs lines or crops
 * and is told in the notes; never throws for it.
 * @param images files or folders in which to look for the sources, beside the usual places
 */
export async function readDocumentLines(
  documents: readonly DocumentVerification[],
  images: readonly string[],
  limits: CropLimits = LIMITS,
): Promise<readonly DocumentLines[]> {
  const budget: Budget = { ...limits }
  const all: DocumentLines[] = []
  for (const document of documents) all.push(await linesOf(document, images, budget))
  return all
}

async function linesOf(
  verification: DocumentVerification,
  images: readonly string[],
  budget: Budget,
): Promise<DocumentLines> {
  const folder = dirname(verification.document)
  const document = await readJson(verification.document, Document)
  if (document === null) return { passages: [], notes: ['The document could not be read again: no lines, no crops.'] }
  const pages = await readPages(folder, document)
  const linesByNode = linesOfNodes(document, pages)
  const passages = verification.passages.map((passage) => linesOfPassage(passage, linesByNode))
  const wanted = wantedLines(verification.passages, passages)
  const unplaced = pages.length < document.pages.length ? ['No crops of pages whose text is not kept in pages/.'] : []
  if (wanted.length === 0) return withCrops(passages, new Map(), unplaced)
  const source = await findSource(document, [...images, folder, dirname(folder), '.', 'input'])
  if (source === null) {
    const missing = `No crops of the scan: ${document.source.file} was not found; name it, or its folder, with --images.`
    return withCrops(passages, new Map(), [missing])
  }
  const { crops, notes } = await cropWanted(wanted, { path: source, document }, budget)
  return withCrops(passages, crops, [...unplaced, ...notes])
}

/** A differing line whose place is known, named by passage and line. */
interface Wanted {
  readonly key: string
  readonly page: number
  readonly box: Box
}

const keyOf = (passage: number, line: number): string => `${passage}:${line}`

/** The passages with the most edits first: where crops are few they are there. */
function wantedLines(passages: readonly Passage[], lines: readonly (readonly FoundLine[])[]): Wanted[] {
  return passages
    .map((passage, index) => ({ passage, index }))
    .sort((a, b) => b.passage.cer.edits - a.passage.cer.edits || a.index - b.index)
    .flatMap(({ passage, index }) =>
      differingLines(passage, lines[index]!).flatMap((line) => {
        const { page, box } = lines[index]![line]!
        return box === null ? [] : [{ key: keyOf(index, line), page, box }]
      }),
    )
}

interface Cropped {
  readonly crops: ReadonlyMap<string, LineCrop>
  readonly notes: readonly string[]
}

async function cropWanted(wanted: readonly Wanted[], source: Source, budget: Budget): Promise<Cropped> {
  const chosen = chooseLines(wanted, budget)
  const crops = new Map<string, LineCrop>()
  const failures = chosen.length === 0 ? [] : await cropChosen(chosen, source, budget, crops)
  if (failures.length > 0 || crops.size === wanted.length) return { crops, notes: failures }
  const capped = `Crops of ${crops.size} of ${wanted.length} differing lines, those of the worst paragraphs: a report holds no more.`
  return { crops, notes: [capped] }
}

/** The first, as many and from as many pages as are left. */
function chooseLines(wanted: readonly Wanted[], budget: Budget): readonly Wanted[] {
  const pages = new Set([...new Set(wanted.map(({ page }) => page))].slice(0, budget.pages))
  const chosen = wanted.filter(({ page }) => pages.has(page)).slice(0, budget.crops)
  budget.pages -= new Set(chosen.map(({ page }) => page)).size
  return chosen
}

interface Source {
  readonly path: string
  readonly document: Document
}

/** Adds to `crops` until the budget is used up. @returns what went wrong */
async function cropChosen(
  chosen: readonly Wanted[],
  { path, document }: Source,
  budget: Budget,
  crops: Map<string, LineCrop>,
): Promise<string[]> {
  const failures: string[] = []
  try {
    const file = await openSourceFile(path)
    try {
      for (const page of document.pages) {
        const own = chosen.filter((line) => line.page === page.page)
        if (own.length === 0 || budget.bytes <= 0) continue
        const boxes = own.map(({ box }) => box)
        const images = await cropLines(file, {
          page,
          boxes,
          dpi: document.generator.options.dpi,
          maxPageWidth: PAGE_WIDTH,
        })
        if (images === null) failures.push(`No crops of page ${page.page}: the source shows it in other proportions.`)
        for (const [index, image] of (images ?? []).entries()) {
          budget.bytes -= image.data.length
          if (budget.bytes < 0) break
          budget.crops--
          crops.set(own[index]!.key, cropOf(image, Math.max(1, PAGE_WIDTH / page.width)))
        }
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!(error instanceof RectoError)) throw error
    failures.push(`The scan could not be read for crops: ${error.message}.`)
  }
  return failures
}

/** @param scale to which a page of low resolution is enlarged */
function cropOf({ mediaType, data, width, height }: EncodedImage, scale: number): LineCrop {
  const source = `data:${mediaType};base64,${data.toString('base64')}`
  return { source, width: Math.round(width * scale), height: Math.round(height * scale) }
}

function withCrops(
  passages: readonly (readonly FoundLine[])[],
  crops: ReadonlyMap<string, LineCrop>,
  notes: readonly string[],
): DocumentLines {
  return {
    passages: passages.map((lines, passage) =>
      lines.map((line, index): ReportLine => ({ ...line, crop: crops.get(keyOf(passage, index)) ?? null })),
    ),
    notes,
  }
}

async function readPages(folder: string, document: Document): Promise<PageText[]> {
  const pages: PageText[] = []
  for (const { page } of document.pages) {
    const text = await readJson(join(folder, 'pages', `${String(page).padStart(4, '0')}.json`), PageText)
    if (text !== null) pages.push(text)
  }
  return pages
}

async function readJson<T>(
  path: string,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): Promise<T | null> {
  try {
    const checked = schema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return checked.success ? checked.data : null
  } catch {
    return null
  }
}

/** The very file that the document was made from, told by its hash. */
async function findSource({ source }: Document, places: readonly string[]): Promise<string | null> {
  for (const place of places) {
    const isFolder = await stat(place).then(
      (found) => found.isDirectory(),
      () => null,
    )
    if (isFolder === null) continue
    const path = isFolder ? join(place, basename(source.file)) : place
    if ((await hashOf(path)) === source.sha256) return path
  }
  return null
}

async function hashOf(path: string): Promise<string | null> {
  try {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk)
    return hash.digest('hex')
  } catch {
    return null
  }
}
