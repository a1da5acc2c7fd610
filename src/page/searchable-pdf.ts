// A searchable PDF: an input's own pages with their words laid over them, or its page images where there are no others.
import { rm } from 'node:fs/promises'
import { outputError } from '../diagnostics/output-error.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import { embeddedImage, embeddedRaster } from '../engines/pdf/embedded-image.ts'
import { type ImagePage, writeImagePdf } from '../engines/pdf/image-pdf.ts'
import { type Manner, type PageToOverlay, writeOverlaidPdf } from '../engines/pdf/overlaid.ts'
import type { SourceFile } from '../engines/ports.ts'
import { openSourceFile } from '../engines/source-file.ts'
import type { SearchablePdf, SearchablePdfRequest, TextOverlay } from '../model/text-overlay.ts'
import { MAX_PAGE_PIXELS } from './read-raster.ts'

/** What a page without an image of its own is rendered at, where nothing but images is left. */
const RASTER = { dpi: 200, maxPixels: MAX_PAGE_PIXELS }

/**
 * Writes the input as a searchable PDF to `target`. Throws a RectoError of kind input when that cannot be done, of kind
 * output when it cannot be written.
 */
export async function makeSearchablePdf(file: SourceFile, request: SearchablePdfRequest): Promise<SearchablePdf> {
  try {
    return await written(file, request)
  } catch (error) {
    throw isOfDisk(error) ? outputError(request.target, error) : error
  }
}

async function written(file: SourceFile, request: SearchablePdfRequest): Promise<SearchablePdf> {
  // A first page that cannot be opened leaves the others their text.
  const first = await file.openPage(1).catch(() => null)
  if (first?.place === null) {
    await writeImagePdf(
      request.target,
      imagePages(file, request, (page) => embeddedImage(request.path, page)),
    )
    return { pages: 'images', because: null, leftAlone: [] }
  }
  const reasons: unknown[] = []
  for (const manner of ['appended', 'rewritten'] as const) {
    try {
      const leftAlone = await overlaid(file, request, manner)
      return { pages: 'original', because: null, leftAlone }
    } catch (error) {
      await rm(request.target, { force: true })
      if (error instanceof RectoError || isOfDisk(error)) throw error
      reasons.push(error)
    }
  }
  return rastered(file, request, reasons)
}

/** Errors of the system have codes; they are none of the PDF's. */
const isOfDisk = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'errno' in error && typeof error.errno === 'number'

async function overlaid(
  file: SourceFile,
  { path, password, target, overlays }: SearchablePdfRequest,
  manner: Manner,
): Promise<SearchablePdf['leftAlone']> {
  const pages: PageToOverlay[] = []
  const read = overlays.filter(({ of }) => of === 'ocr')
  for (const overlay of read) {
    const page = await file.openPage(overlay.page)
    const hidesText = async () => (await (await file.openPage(overlay.page)).inspect()).hiddenGlyphs > 0
    pages.push({ overlay, place: page.place!, hidesText })
  }
  const leftAlone = await writeOverlaidPdf(
    { path, target, pages, ...(password === undefined ? {} : { password }) },
    manner,
  )
  const alone = new Set(leftAlone.map(({ page }) => page))
  await check(
    target,
    file.pageCount,
    read.filter(({ page }) => !alone.has(page)),
  )
  return leftAlone
}

/** Readers must find all pages in what was written, and text on the first and the last that got some. Throws when they do not. */
async function check(target: string, pageCount: number, overlays: readonly TextOverlay[]): Promise<void> {
  const written = await openSourceFile(target)
  try {
    if (written.pageCount !== pageCount) throw new Error(`${written.pageCount} of ${pageCount} pages were found in it`)
    for (const { page } of new Set([...overlays.slice(0, 1), ...overlays.slice(-1)])) {
      const lines = await (await written.openPage(page)).textLines()
      if (lines.length === 0) throw new Error(`no text was found on its page ${page}`)
    }
  } finally {
    await written.close()
  }
}

async function rastered(
  file: SourceFile,
  request: SearchablePdfRequest,
  reasons: readonly unknown[],
): Promise<SearchablePdf> {
  const pages = imagePages(file, request, async (page) => {
    const source = await file.openPage(page)
    return embeddedRaster((await source.rasterize(RASTER)).image)
  })
  await writeImagePdf(request.target, pages)
  const last = reasons.at(-1)
  return { pages: 'images', because: last instanceof Error ? last.message : String(last), leftAlone: [] }
}

/** A page whose image cannot be had stays empty, of its size. */
async function* imagePages(
  file: SourceFile,
  { overlays }: SearchablePdfRequest,
  imageOf: (page: number) => Promise<ImagePage['image']>,
): AsyncGenerator<ImagePage> {
  const byPage = new Map(overlays.map((overlay) => [overlay.page, overlay]))
  for (let page = 1; page <= file.pageCount; page++) {
    const size = await file.openPage(page).catch(() => ({ widthPoints: 612, heightPoints: 792 }))
    const image = await imageOf(page).catch(() => null)
    const { widthPoints, heightPoints } = size
    yield { widthPoints, heightPoints, image, overlay: byPage.get(page) ?? null }
  }
}
