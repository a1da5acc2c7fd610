// PDF files as inputs, read with pdf.js: their pages' content, rasters and text layers.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { RectoError } from '../../diagnostics/recto-error.ts'
import type { Box } from '../../model/geometry.ts'
import { collectImages } from '../garbage.ts'
import type { DrawnPath, PageContent, PageRaster, PdfPlace, SourceFile, SourcePage } from '../ports.ts'
import { type DecodedImage, type PagePainting, type PaintedImage, readPainting } from './content.ts'
import { loadDocument } from './document.ts'
import { type EarlyEndWatch, watchForEarlyEnd } from './early-end.ts'
import { inGray, restoreColours, withItsKind } from './gray.ts'
import {
  coverageOf,
  findCover,
  findSoleImage,
  fitRaster,
  PAGE_WIDE,
  placeOnPage,
  reductionOf,
  resolutionOf,
  standsAlone,
  visibleBox,
} from './image.ts'
import { concat, inverse, type Matrix, mapBox, turnOf } from './matrix.ts'
import { orUnreadable, tooLarge, undecodable, unreadable } from './page-errors.ts'
import { renderPage } from './render.ts'
import { toGray } from './samples.ts'
import { readTextLines } from './text.ts'

/** Wider pages were made from pixels as if they were points: their resolution is estimated (inches). */
const MAX_WIDTH_INCHES = 36
/** Width of A4 and Letter, about. */
const USUAL_WIDTH_INCHES = 8.4
/** Text and drawings over a picture of lower resolution are not rendered as coarsely as it. */
const MIN_RENDER_DPI = 150
/** A decoded image with more black than this is checked against pdf.js's own rendering. */
const SUSPICIOUS_BLACK = 0.6
/** Rendering takes four bytes for each pixel of an image, so larger images are copied or refused (A0 at 300 dpi: 140 million). */
const MAX_RENDERED_IMAGE = 150_000_000

interface PageState {
  readonly document: PDFDocumentProxy
  readonly proxy: PDFPageProxy
  readonly path: string
  readonly page: number
  /** Points of the upright page. */
  readonly box: Box
  /** User space → points of the upright page. */
  readonly toPage: Matrix
  painting: PagePainting | undefined
  /** Over the images of the page, since it was looked at. */
  watch?: EarlyEndWatch
}

/** Opens a PDF. Throws a RectoError of kind input when it is locked, damaged beyond repair or without pages. */
export async function openPdf(path: string, { password }: { readonly password?: string } = {}): Promise<SourceFile> {
  const { proxy: document, destroy } = await loadDocument(path, password)
  let open: PDFPageProxy | undefined
  return {
    pageCount: document.numPages,
    openPage: async (page) => {
      open?.cleanup()
      const state = await openState(document, path, page)
      open = state.proxy
      return pageOf(state)
    },
    close: destroy,
  }
}

async function openState(document: PDFDocumentProxy, path: string, page: number): Promise<PageState> {
  if (!(page >= 1 && page <= document.numPages)) {
    const hint = `choose pages between 1 and ${document.numPages}`
    throw new RectoError('input', `there is no page ${page}`, { hint, file: path, page })
  }
  try {
    const proxy = await document.getPage(page)
    const viewport = proxy.getViewport({ scale: 1 })
    if (!(viewport.width > 0 && viewport.height > 0)) throw new Error('it has no size')
    const box: Box = [0, 0, viewport.width, viewport.height]
    const toPage = viewport.transform as unknown as Matrix
    return { document, proxy, path, page, box, toPage, painting: undefined }
  } catch (cause) {
    throw unreadable({ path, page }, cause)
  }
}

function pageOf(state: PageState): SourcePage {
  return {
    widthPoints: state.box[2],
    heightPoints: state.box[3],
    inspect: async () => contentOf(await paintingOf(state), state.box),
    rasterize: async (limits) => {
      const painting = await paintingOf(state)
      return orUnreadable(
        state,
        async () => (await copyImage(state, painting, limits)) ?? render(state, painting, limits),
      )
    },
    textLines: (rotation = 0) =>
      orUnreadable(state, () => {
        const turn = turnOf(rotation, state.box[2], state.box[3])
        return readTextLines(state.proxy, concat(turn, state.toPage), mapBox(turn, state.box))
      }),
    drawnPaths: async () => drawnOn(await paintingOf(state), state.box),
    place: placeOf(state),
  }
}

function placeOf({ proxy, box, toPage }: PageState): PdfPlace {
  const ref = proxy.ref as { num: number; gen: number } | null
  return {
    object: ref === null ? null : { number: ref.num, generation: ref.gen },
    toUser: concat(inverse(toPage), [box[2], 0, 0, box[3], 0, 0]),
  }
}

async function paintingOf(state: PageState): Promise<PagePainting> {
  state.painting ??= await orUnreadable(state, async () => {
    const { made, watch } = await watchForEarlyEnd(() => inGray(() => state.proxy.getOperatorList()))
    state.watch ??= watch
    return readPainting(made, state.toPage, state.box)
  })
  return state.painting
}

/** Vowels (with y) are 36–45 % of the letters a–z in European languages; text coded without a character map has fewer. */
const MIN_VOWELS = 0.22
const ENOUGH_LETTERS = 100

function contentOf(painting: PagePainting, box: Box): PageContent {
  const cover = findCover(painting, box)?.order ?? -1
  const seen = painting.glyphs.filter(({ visible, order }) => visible && order > cover)
  const count = (runs: PagePainting['glyphs']): number => runs.reduce((sum, run) => sum + run.count, 0)
  const visibleGlyphs = count(seen)
  const scrambled = painting.letters >= ENOUGH_LETTERS && painting.vowels < MIN_VOWELS * painting.letters
  return {
    imageCoverage: coverageOf(painting.images, box),
    imageCount: painting.images.length,
    imageBoxes: painting.images.map(visibleBox),
    visibleGlyphs,
    hiddenGlyphs: count(painting.glyphs) - visibleGlyphs,
    unreadableGlyphs: scrambled ? visibleGlyphs : seen.reduce((sum, run) => sum + run.unreadable, 0),
    paths: painting.paths.filter((order) => order > cover).length,
  }
}

function drawnOn(painting: PagePainting, box: Box): DrawnPath[] {
  const cover = findCover(painting, box)?.order ?? -1
  return painting.drawn
    .filter(({ order }) => order > cover)
    .map(({ kind, box: own, parts }) => ({ kind, box: own, parts }))
}

interface Limits {
  readonly dpi: number
  readonly maxPixels: number
}

/** The page taken from its one page-wide image; null where it must be rendered. Throws when the image cannot be decoded. */
async function copyImage(state: PageState, painting: PagePainting, limits: Limits): Promise<PageRaster | null> {
  const sole = findSoleImage(painting, state.box)
  if (sole === null) return null
  const decoded = await decodedImage(state, sole)
  if (decoded.kind === 3 && !standsAlone(painting)) return null
  const placed = { ...sole, width: decoded.width, height: decoded.height }
  const factor = reductionOf(placed, state.box, limits.maxPixels)
  const gray = toGray(decoded, sole, factor)
  if (gray === null) return null
  const { image, perPoint, reduced } = await fitRaster(placeOnPage(gray, placed, state.box), limits.maxPixels)
  const copy: PageRaster = {
    image,
    dpi: trueDpi(perPoint * 72, image.width, state.box),
    origin: 'image',
    reduced: reduced || factor > 1,
    endsEarly: endsEarly(state),
  }
  if (isTooLarge(sole) || blackShare(image.data) < SUSPICIOUS_BLACK) {
    await forgetImages(state)
    return copy
  }
  const rendered = await render(state, painting, { ...limits, dpi: perPoint * 72 })
  return blackShare(rendered.image.data) < SUSPICIOUS_BLACK ? rendered : copy
}

/** What pdf.js has decoded of a page is megabytes; who asks for more of the page has it decoded again. */
async function forgetImages(state: PageState): Promise<void> {
  if (state.proxy.cleanup()) state.painting = undefined
  await collectImages()
}

function trueDpi(dpi: number, width: number, box: Box): number {
  return Math.min(box[2], box[3]) / 72 > MAX_WIDTH_INCHES
    ? (width / USUAL_WIDTH_INCHES) * Math.min(1, box[3] / box[2])
    : dpi
}

async function render(state: PageState, painting: PagePainting, { dpi, maxPixels }: Limits): Promise<PageRaster> {
  const huge = painting.images.find(isTooLarge)
  if (huge !== undefined) throw tooLarge(state, huge)
  const failed = await firstUndecodable(state, painting)
  if (failed !== undefined) throw undecodable(state)
  await restoreShared(state.proxy, painting)
  const wanted = renderDpi(painting, state.box, dpi)
  const scale = Math.min(wanted / 72, Math.sqrt(maxPixels / (state.box[2] * state.box[3])))
  const image = await renderPage(state.document, state.proxy, scale)
  const trueScale = trueDpi(scale * 72, image.width, state.box)
  return { image, dpi: trueScale, origin: 'rendered', reduced: scale < wanted / 72, endsEarly: endsEarly(state) }
}

const endsEarly = ({ watch }: PageState): boolean => watch?.endsEarly === true

const isTooLarge = ({ width, height }: PaintedImage): boolean => width * height > MAX_RENDERED_IMAGE

/** A scan in pieces or under a stamp is rendered at its own resolution, anything else at `dpi`. */
function renderDpi(painting: PagePainting, box: Box, dpi: number): number {
  if (coverageOf(painting.images, box) < PAGE_WIDE) return dpi
  const native = resolutionOf(painting.images, box)
  if (native === null) return dpi
  const imagesOnly = painting.paths.length === 0 && painting.glyphs.every(({ visible }) => !visible)
  const asScanned = imagesOnly && painting.plain && native.uniform
  return Math.min(dpi, asScanned ? native.dpi : Math.max(MIN_RENDER_DPI, native.dpi))
}

/** A page-wide image that pdf.js could not decode would be left out of a rendering without a word. */
async function firstUndecodable(state: PageState, { images }: PagePainting): Promise<PaintedImage | undefined> {
  for (const image of images) {
    if (coverageOf([image], state.box) < PAGE_WIDE / 2) continue
    if (typeof image.source === 'string' && (await objectOf(state.proxy, image.source)) === null) return image
  }
  return undefined
}

async function decodedImage(state: PageState, image: PaintedImage): Promise<DecodedImage> {
  const decoded = typeof image.source === 'string' ? await objectOf(state.proxy, image.source) : image.source
  // Of bits that could not be unpacked pdf.js has none, and no error.
  if (!decoded?.data?.length) throw undecodable(state)
  return withItsKind(decoded)
}

/** Once they have all come. */
async function restoreShared(proxy: PDFPageProxy, { images }: PagePainting): Promise<void> {
  for (const { source } of images) if (isShared(source)) await objectOf(proxy, source)
  restoreColours(proxy.commonObjs)
}

/** Objects shared between pages have names that begin with g_. */
const isShared = (source: unknown): source is string => typeof source === 'string' && source.startsWith('g_')

/** An image that could not be decoded is null. */
function objectOf(proxy: PDFPageProxy, id: string): Promise<DecodedImage | null> {
  const store = isShared(id) ? proxy.commonObjs : proxy.objs
  return new Promise((resolve) => store.get(id, (value: DecodedImage | null) => resolve(value ?? null)))
}

function blackShare(data: Uint8Array): number {
  let black = 0
  for (let index = 0; index < data.length; index += 7) if (data[index]! < 64) black += 1
  return black / Math.ceil(data.length / 7)
}
