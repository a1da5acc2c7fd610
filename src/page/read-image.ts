// From a page's raster to its lines: turned, cleaned, straightened and scaled, then recognized; boxes back on the upright page.
import { diagnostic } from '../diagnostics/codes.ts'
import { resize, rotateBy, turn } from '../engines/gray-ops.ts'
import type { GrayImage, PageRaster, RecognizedLine, Recognizer } from '../engines/ports.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Box } from '../model/geometry.ts'
import type { Line, Rotation } from '../model/page-text.ts'
import { removeBorders } from './border.ts'
import { evenContrast } from './contrast.ts'
import { tellDashes } from './dashes.ts'
import { boxOnPage, type Frame, lineOnPage } from './frame.ts'
import { findBlobs, type InkImage, inkOf, reduceInk } from './ink.ts'
import { partNoise } from './noise.ts'
import { isDoubtful, runsSideways, scoreOf, turnOfUpended } from './orientation.ts'
import { tellQuotes } from './quotes.ts'
import { findRules } from './rules.ts'
import { lookAgain } from './second-look.ts'
import { measureSkew } from './skew.ts'
import { dropSpecks } from './specks.ts'
import { readSuperscripts } from './superscripts.ts'
import { scaleFor, USUAL_X_HEIGHT } from './text-size.ts'

export interface PageReading {
  /** Of the upright page, pixels. */
  readonly width: number
  readonly height: number
  readonly rotation: Rotation
  /** Degrees, clockwise. */
  readonly skew: number
  readonly lines: readonly Line[]
  readonly pictures: readonly Box[]
  readonly rules: readonly Box[]
  /** Without page. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The resolution at which ink is judged, and at which its skew is measured; both are enough for a tenth of a pixel a line. */
const SKEW_DPI = 120
/** Straightening blurs a bilevel image a little: below this many degrees the recognizer does better with the page as it is. */
const MIN_SKEW = 0.25

/**
 * Reads a page's raster.
 * @returns lines in the recognizer's order, boxes in pixels of the upright, unstraightened page
 */
export async function readImage(raster: PageRaster, recognizer: Recognizer): Promise<PageReading> {
  const sideways = runsSideways(inkFor(raster.image, raster.dpi, SKEW_DPI))
  const first = await readTurned(raster, sideways ? 90 : 0, recognizer)
  const turn = turnOfUpended(first.lines)
  const reading = turn === 0 ? first : await readTurned(raster, turnedBy(first.rotation, turn), recognizer)
  if (!isDoubtful(reading.lines)) return reading
  const other = await readTurned(raster, turnedBy(reading.rotation, 180), recognizer)
  return scoreOf(other.lines) > 1.25 * scoreOf(reading.lines) ? other : reading
}

const turnedBy = (rotation: Rotation, more: Rotation): Rotation => ((rotation + more) % 360) as Rotation

/**
 * One way up: cleaned, straightened, scaled, recognized, read again where in doubt, rid of noise. Each step stays because
 * pages are worse without it. Letters wrong with and without it, "63" being every 6th page of unlv-isri and old-books:
 * even contrast 320 and 14,637 (ten pages under a shadow that darkens to one side; level pages are the same), borders
 * 5,311 and 5,331 (unlv-isri), straightening 1,606 and 1,648 (63), scale 1,740 and 1,806 (scribeocr and factful), second
 * look 1,605 and 1,621 (63), noise 1,605 and 1,897 (63), specks 1,605 and 1,616 (63).
 */
async function readTurned(raster: PageRaster, rotation: Rotation, recognizer: Recognizer): Promise<PageReading> {
  const upright = await turn(raster.image, rotation)
  const clean = cleaned(upright, raster.dpi)
  const skew = measureSkew(inkFor(clean, raster.dpi, SKEW_DPI))
  const straight = Math.abs(skew) < MIN_SKEW ? clean : await rotateBy(clean, -skew)
  const scale = scaleFor(inkOf(straight), raster.dpi)
  const image =
    scale === 1
      ? straight
      : await resize(straight, Math.round(straight.width * scale), Math.round(straight.height * scale))
  const ink = inkOf(image)
  const blobs = findBlobs(ink)
  const first = await recognizer.recognize(image, 'page')
  const xHeight = usualXHeight(first)
  const { text, noise } = partNoise(await lookAgain(first, { image, blobs, xHeight, recognizer }), xHeight)
  const { lines, dropped } = dropSpecks(text, blobs, xHeight)
  const marked = await readSuperscripts(lines, { image, blobs, xHeight, recognizer })
  const frame: Frame = { upright, straight, scale, skew: straight === clean ? 0 : skew }
  return {
    width: upright.width,
    height: upright.height,
    rotation,
    skew,
    lines: tellDashes(tellQuotes(marked, blobs, xHeight), { ink, blobs }, xHeight).map((line) =>
      lineOnPage(line, frame),
    ),
    pictures: [],
    rules: findRules(blobs, xHeight).map((rule) => boxOnPage(rule, frame)),
    diagnostics: aboutNoise(noise, dropped),
  }
}

/** x-height of the recognized text, pixels: the middling line's. */
function usualXHeight(lines: readonly RecognizedLine[]): number {
  const heights = lines
    .map((line) => line.xHeight)
    .filter((height) => height > 0)
    .sort((a, b) => a - b)
  return heights[Math.floor(heights.length / 2)] ?? USUAL_X_HEIGHT
}

function aboutNoise(noise: readonly RecognizedLine[], dropped: readonly string[]): Diagnostic[] {
  const rows = `${noise.length} ${noise.length === 1 ? 'row' : 'rows'} of specks or strokes were not taken for text`
  const read = noise.flatMap((line) => line.words.map((word) => word.text)).join(' ')
  const specks = `${dropped.length} ${dropped.length === 1 ? 'speck was' : 'specks were'} not taken for punctuation`
  return [
    ...(noise.length === 0 ? [] : [diagnostic('page/noise-removed', `${rows} (“${read.slice(0, 60)}”)`)]),
    ...(dropped.length === 0
      ? []
      : [diagnostic('page/noise-removed', `${specks} (“${dropped.slice(0, 20).join(' ')}”)`)]),
  ]
}

function cleaned(image: GrayImage, dpi: number): GrayImage {
  const even = evenContrast(image, dpi)
  return removeBorders(even, inkOf(even), dpi)
}

/** Ink at about `at` dpi. */
function inkFor(image: GrayImage, dpi: number, at: number): InkImage {
  const factor = Math.max(1, Math.round(dpi / at))
  return factor === 1 ? inkOf(image) : reduceInk(inkOf(image), factor, 0.35)
}
