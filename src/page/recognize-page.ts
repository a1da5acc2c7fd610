// One page → PageText: choose its text source, take its raster or its text layer, read it, check it.
import { diagnostic } from '../diagnostics/codes.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { PageRaster, Recognizer, SourceFile, SourcePage } from '../engines/ports.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Box } from '../model/geometry.ts'
import { clampToPage } from '../model/geometry.ts'
import type { PageJob } from '../model/page-job.ts'
import { type Line, PageText } from '../model/page-text.ts'
import { isBlank } from './blank.ts'
import { inkOnPaper } from './inverse.ts'
import { pageKey } from './page-key.ts'
import { type PageReading, readImage } from './read-image.ts'
import { joinSpacedMarks } from './spaced-marks.ts'
import { linesOfTextLayer } from './text-layer.ts'
import { chooseTextSource } from './text-source.ts'

/** A4 at 600 dpi has 35 million; more only costs memory, for text is read at about 200 dpi. */
export const MAX_PAGE_PIXELS = 36_000_000
/** What a page is read at after a first try ended badly: 4 million pixels are A4 at 200 dpi. */
const GENTLE = { dpi: 150, maxPixels: 4_000_000 }
/** Scans below this resolution are read with more errors. */
const LOW_DPI = 120
/** Of 378 corpus pages, 6 of the 13 read with less confidence had more than 5 % of their letters wrong, and 20 of the other 365. */
const LOW_CONFIDENCE = 0.86

type Reading = Omit<PageText, 'schemaVersion' | 'key' | 'page' | 'status' | 'confidence'>

/**
 * Does one page job on an open file.
 * @param recognizer called only when the page has to be recognized from its image
 * @throws RectoError of kind input when the page cannot be decoded, of kind bug when the result breaks its schema
 */
export async function recognizePage(
  file: SourceFile,
  job: PageJob,
  recognizer: () => Promise<Recognizer>,
): Promise<PageText> {
  const page = await file.openPage(job.page)
  const reading = await readPage(page, job, recognizer)
  const text = {
    schemaVersion: '1.0',
    key: pageKey(job),
    page: job.page,
    status: 'ok',
    confidence: meanConfidence(reading.lines),
    ...reading,
    diagnostics: reading.diagnostics.map((finding) => ({ ...finding, page: job.page })),
  }
  const checked = PageText.safeParse(text)
  if (checked.success) return checked.data
  throw new RectoError('bug', `the result of the page breaks its schema: ${checked.error.issues[0]?.message}`, {
    hint: 'report it, with the file if you can',
    file: job.path,
    page: job.page,
    cause: checked.error,
  })
}

async function readPage(page: SourcePage, job: PageJob, recognizer: () => Promise<Recognizer>): Promise<Reading> {
  const content = await page.inspect()
  const { source, because } = chooseTextSource(content)
  if (source === 'blank') return withoutText(sizeAt(page, job.options.dpi), because)
  if (source === 'text-layer')
    return (await readTextLayer(page, job, because)) ?? readRaster(page, job, recognizer, TURNED)
  const reading = await readRaster(page, job, recognizer, because)
  if (content.hiddenGlyphs === 0 || reading.textSource === 'blank') return reading
  const ignored = diagnostic('page/text-layer-ignored', `${content.hiddenGlyphs} invisible characters were not used`)
  return { ...reading, diagnostics: [ignored, ...reading.diagnostics] }
}

interface PageSize {
  readonly width: number
  readonly height: number
  readonly dpi: number
}

function sizeAt({ widthPoints, heightPoints }: SourcePage, dpi: number): PageSize {
  return { width: Math.round((widthPoints * dpi) / 72), height: Math.round((heightPoints * dpi) / 72), dpi }
}

const TURNED = 'the text layer runs sideways or is empty'

/** Null where most lines stand on end, or where there is no line at all: such a page is read from its looks. */
async function readTextLayer(page: SourcePage, job: PageJob, because: string): Promise<Reading | null> {
  const size = sizeAt(page, job.options.dpi)
  const lines = linesOfTextLayer(await page.textLines(), { ...size, scale: size.dpi / 72 })
  const upended = lines.filter(({ box, words }) => words.length > 1 && box[3] - box[1] > 2 * (box[2] - box[0]))
  if (lines.length === 0 || upended.length > lines.length / 2) return null
  return { ...withoutText(size, because), textSource: 'text-layer', lines }
}

function withoutText(size: PageSize, because: string): Reading {
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

async function readRaster(
  page: SourcePage,
  job: PageJob,
  recognizer: () => Promise<Recognizer>,
  because: string,
): Promise<Reading> {
  const raster = await page.rasterize(limitsOf(job))
  const { image } = raster
  const dpi = round(raster.dpi, 1)
  if (isBlank(image)) return withoutText({ width: image.width, height: image.height, dpi }, 'the page shows no ink')
  const reading = await readImage({ ...raster, image: inkOnPaper(image, dpi) }, await recognizer())
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
    lines: joinSpacedMarks(reading.lines, job.options.language).map((line) => roundLine(line, onPage)),
    pictures: reading.pictures.map(onPage),
    rules: reading.rules.map(onPage),
    diagnostics: [...aboutRaster(raster), ...aboutReading(reading), ...reading.diagnostics],
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
    ...(rotation === 0 ? [] : [diagnostic('page/rotated', `the page was turned by ${rotation} degrees`)]),
    ...(lines.length === 0 || confidence >= LOW_CONFIDENCE
      ? []
      : [diagnostic('page/low-confidence', `the page was read with confidence ${confidence.toFixed(2)}`)]),
  ]
}

/** Mean of the words' confidences, each weighted by its letters; 0 without words. */
function meanConfidence(lines: readonly Line[]): number {
  const words = lines.flatMap((line) => line.words)
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  const weighted = words.reduce((sum, word) => sum + word.confidence * word.text.length, 0)
  return letters === 0 ? 0 : round(weighted / letters, 4)
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals))
