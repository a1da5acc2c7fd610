// The lines of a verified document's passages, with crops of the scan beside those that differ, as far as they are at hand.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { RectoError } from '../diagnostics/recto-error.ts'
import { openSourceFile } from '../engines/source-file.ts'
import { Document } from '../model/document.ts'
import type { Box } from '../model/geometry.ts'
import { PageText } from '../model/page-text.ts'
import type { DocumentVerification, Passage } from '../model/verification.ts'
import { cropLines } from '../page/crop-lines.ts'
import type { LineCrop, ReportLine } from '../verify/report-html-diff.ts'
import type { DocumentLines } from '../verify/report-html-passages.ts'
import { differingLines } from '../verify/report-html-rows.ts'
import { linesOfNodes, linesOfPassage } from '../verify/report-lines.ts'

/** Pixels: as wide as a report shows a line, on a screen of double density a little soft. */
const CROP_WIDTH = 1200
/** Crops in one report, and their bytes: a report stays a file that can be sent. */
const MAX_CROPS = 600
const MAX_BYTES = 5_000_000

/** What is left of the bounds on a report's crops. */
interface Budget {
  crops: number
  bytes: number
}

/**
 * For each verified document its lines, in the order given. Whatever is missing or cannot be read costs lines or crops
 * and is told in the notes; never throws for it.
 * @param images files or folders in which to look for the sources, beside the usual places
 */
export async function readDocumentLines(
  documents: readonly DocumentVerification[],
  images: readonly string[],
): Promise<readonly DocumentLines[]> {
  const budget: Budget = { crops: MAX_CROPS, bytes: MAX_BYTES }
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
  if (wanted.length === 0) return withCrops(passages, new Map(), [])
  const source = await findSource(document, [...images, folder, dirname(folder), '.', 'input'])
  if (source === null) {
    const missing = `No crops of the scan: ${document.source.file} was not found; name it, or its folder, with --images.`
    return withCrops(passages, new Map(), [missing])
  }
  const { crops, notes } = await cropWanted(wanted, { source, document }, budget)
  return withCrops(passages, crops, notes)
}

interface PlacedLine {
  readonly page: number
  readonly box: Box | null
  readonly start: number
  readonly end: number
}

/** A differing line whose place is known, named by passage and line. */
interface Wanted {
  readonly key: string
  readonly page: number
  readonly box: Box
}

const keyOf = (passage: number, line: number): string => `${passage}:${line}`

/** The passages with the most edits first: where crops are few they are there. */
function wantedLines(passages: readonly Passage[], lines: readonly (readonly PlacedLine[])[]): Wanted[] {
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

async function cropWanted(
  wanted: readonly Wanted[],
  { source, document }: { readonly source: string; readonly document: Document },
  budget: Budget,
): Promise<Cropped> {
  const crops = new Map<string, LineCrop>()
  const notes: string[] = []
  const chosen = wanted.slice(0, budget.crops)
  try {
    const file = await openSourceFile(source)
    try {
      for (const page of document.pages) {
        const own = chosen.filter((line) => line.page === page.page)
        if (own.length === 0 || budget.bytes <= 0) continue
        const request = {
          page,
          boxes: own.map(({ box }) => box),
          dpi: document.generator.options.dpi,
          maxWidth: CROP_WIDTH,
        }
        const images = await cropLines(file, request)
        if (images === null) notes.push(`No crops of page ${page.page}: the source shows it in other proportions.`)
        for (const [index, { mediaType, data, width, height }] of (images ?? []).entries()) {
          if (budget.bytes < data.length) break
          budget.bytes -= data.length
          budget.crops--
          crops.set(own[index]!.key, { source: `data:${mediaType};base64,${data.toString('base64')}`, width, height })
        }
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!(error instanceof RectoError)) throw error
    notes.push(`No more crops of the scan: ${error.message}.`)
  }
  const capped = budget.crops <= 0 || budget.bytes <= 0
  if (chosen.length < wanted.length || capped)
    notes.push(`Crops of ${crops.size} of ${wanted.length} differing lines: more would make the file too large.`)
  return { crops, notes }
}

function withCrops(
  passages: readonly (readonly PlacedLine[])[],
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
