// A page's raster → what the page says: its lines, what was found out about the scan, boxes in pixels of the upright page.
import { diagnostic } from '../diagnostics/codes.ts'
import type { PageRaster, Recognizer, SourcePage } from '../engines/ports.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Box } from '../model/geometry.ts'
import { clampToPage } from '../model/geometry.ts'
import type { PageJob } from '../model/page-job.ts'
import type { Line, PageText, Rotation } from '../model/page-text.ts'
import { isBlank, maySayFaintly } from './image/blank.ts'
import { inkOnPaper } from './image/inverse.ts'
import { hasWatermark } from './image/watermark.ts'
import { type PageReading, readImage } from './read-image.ts'
import { tellPronouns } from './recheck/pronouns.ts'
import { joinSpacedMarks } from './recheck/spaced-marks.ts'

/** A4 at 600 dpi has 35 million; more only costs memory, for text is read at about 200 dpi. */
export const MAX_PAGE_PIXELS = 36_000_000
/** What a page is read at after a first try ended badly: 4 million pixels are A4 at 200 dpi. */
const GENTLE = { dpi: 150, maxPixels: 4_000_000 }
/** Scans below this resolution are read with more errors. */
const LOW_DPI = 120
/** Of 378 corpus pages, 6 of the 13 read with less confidence had more than 5 % of their letters wrong, and 20 of the other 365. */
const LOW_CONFIDENCE = 0.86

/** Why a page with nothing to be seen on it has no text. */
const NO_INK = 'the page shows no ink'
const NO_FAINT_TEXT = 'the page shows but faint marks, which do not read as text'
const FAINT = 'the page is so pale that it was read on trial'
/** Letters of a faint page that is believed: what shows through a blank one from behind reads as few, and surely as none. */
const LEAST_FAINT_LETTERS = 40

const ENDS_EARLY = diagnostic('page/image-ends-early', 'the data of the page’s image end before its last row')
const WATERMARK = diagnostic('page/watermark', 'large gray letters lie on the page')

/** What a page says, but for whose page it is. */
export type Reading = Omit<PageText, 'schemaVersion' | 'key' | 'page' | 'status' | 'confidence'>

/** The page as an image, as its job asks for it. */
export const rasterOf = (page: SourcePage, job: PageJob): Promise<PageRaster> => page.rasterize(limitsOf(job))

/** Reads a page's raster from its looks. @param because why it is read so */
export async function readRaster(
  raster: PageRaster,
  job: PageJob,
  recognizer: () => Promise<Recognizer>,
  because: string,
): Promise<Reading> {
  const reading = await readWhatIsThere(raster, job, recognizer, because)
  return raster.endsEarly ? { ...reading, diagnostics: [ENDS_EARLY, ...reading.diagnostics] } : reading
}

async function readWhatIsThere(
  raster: PageRaster,
  job: PageJob,
  recognizer: () => Promise<Recognizer>,
  because: string,
): Promise<Reading> {
  const { image } = raster
  if (!isBlank(image)) return readInked(raster, job, recognizer, because)
  const size = { width: image.width, height: image.height, dpi: round(raster.dpi, 1) }
  if (!maySayFaintly(image)) return withoutText(size, NO_INK)
  const reading = await readInked(raster, job, recognizer, FAINT)
  return isBelieved(reading.lines) ? reading : withoutText(size, NO_FAINT_TEXT)
}

function isBelieved(lines: readonly Line[]): boolean {
  const letters = lines.flatMap(({ words }) => words).reduce((sum, { text }) => sum + text.length, 0)
  return letters >= LEAST_FAINT_LETTERS && meanConfidence(lines) >= LOW_CONFIDENCE
}

async function readInked(
  raster: PageRaster,
  job: PageJob,
  recognizer: () => Promise<Recognizer>,
  because: string,
): Promise<Reading> {
  const { image } = raster
  const dpi = round(raster.dpi, 1)
  const inked = inkOnPaper(image, dpi)
  const reading = await readImage({ ...raster, image: inked }, await recognizer(), job.options.language)
  const { width, height } = reading
  const onPage = (box: Box): Box => clampToPage(box, width, height)
  return {
    width,
    height,
    dpi,
    rotation: reading.rotation,
    skew: round(reading.skew, 2),
    textSource: 'ocr',
    because: reading.lines.length > 0 ? because : `${because}; no text was found on it`,
    lines: tellPronouns(joinSpacedMarks(reading.lines, job.options.language), job.options.language).map((line) =>
      roundLine(line, onPage),
    ),
    pictures: reading.pictures.map(onPage),
    rules: reading.rules.map(onPage),
    diagnostics: [
      ...aboutRaster(raster),
      ...(hasWatermark(inked, dpi) ? [WATERMARK] : []),
      ...aboutReading(reading),
      ...reading.diagnostics,
    ],
  }
}

function limitsOf({ options: { dpi }, effort }: PageJob): { dpi: number; maxPixels: number } {
  if (effort === 'gentle') return { dpi: Math.min(dpi, GENTLE.dpi), maxPixels: GENTLE.maxPixels }
  return { dpi, maxPixels: MAX_PAGE_PIXELS }
}

function roundLine(line: Line, onPage: (box: Box) => Box): Line {
  return {
    box: onPage(line.box),
    words: line.words.map((word) => ({ ...word, box: onPage(word.box), confidence: round(word.confidence, 4) })),
    xHeight: round(line.xHeight, 1),
    baseline: round(line.baseline, 1),
    block: line.block,
  }
}

function aboutRaster({ dpi, reduced, image }: PageRaster): Diagnostic[] {
  const findings: Diagnostic[] = []
  if (reduced) findings.push(diagnostic('page/reduced', `the page was read at ${image.width} × ${image.height} pixels`))
  if (dpi < LOW_DPI) findings.push(diagnostic('page/low-resolution', `the scan has ${Math.round(dpi)} dpi`))
  return findings
}

function aboutReading({ rotation, lines }: PageReading): Diagnostic[] {
  const confidence = meanConfidence(lines)
  return [
    ...(rotation === 0 ? [] : [aboutTurn(rotation)]),
    ...(lines.length === 0 || confidence >= LOW_CONFIDENCE
      ? []
      : [diagnostic('page/low-confidence', `the page was read with confidence ${confidence.toFixed(2)}`)]),
  ]
}

export const aboutTurn = (rotation: Rotation): Diagnostic =>
  diagnostic('page/rotated', `the page was turned by ${rotation} degrees`)

/** Mean of the words' confidences, each weighted by its letters; 0 without words. */
export function meanConfidence(lines: readonly Line[]): number {
  const words = lines.flatMap((line) => line.words)
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  const weighted = words.reduce((sum, word) => sum + word.confidence * word.text.length, 0)
  return letters === 0 ? 0 : round(weighted / letters, 4)
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals))

interface PageSize {
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/** A page's size, rendered at `dpi`. */
export function sizeAt({ widthPoints, heightPoints }: SourcePage, dpi: number): PageSize {
  return { width: Math.round((widthPoints * dpi) / 72), height: Math.round((heightPoints * dpi) / 72), dpi }
}

/** A page of which nothing was read. */
export function withoutText(size: PageSize, because: string): Reading {
  return {
    ...size,
    rotation: 0,
    skew: 0,
    textSource: 'blank',
    because,
    lines: [],
    pictures: [],
    rules: [],
    diagnostics: [],
  }
}
