// Pages of two sources: typed text over a scan, or images with text of their own among typed text; no word is read twice.
import { diagnostic } from '../diagnostics/codes.ts'
import { crop } from '../engines/gray-ops.ts'
import type { GrayImage, PageContent, PageRaster, Recognizer, SourcePage } from '../engines/ports.ts'
import { type Box, clampToPage, heightOf, unionOf, widthOf } from '../model/geometry.ts'
import type { PageJob } from '../model/page-job.ts'
import type { Line, Rotation } from '../model/page-text.ts'
import { isBlank } from './image/blank.ts'
import { isHopeless, isTelling, scoreOf } from './image/orientation.ts'
import { type Reading, rasterOf, readRaster } from './read-raster.ts'
import { imageRegions, shareWithin } from './typed/image-regions.ts'
import { linesOfTextLayer } from './typed/text-layer.ts'
import { turnedBox } from './typed/turned-page.ts'

/** Letters of type reach further than their usual boxes by this share of the boxes' height: accents, slanted tails. */
const REACH = 0.12
/** Where no more of an image's ink is left beside the typed words than this share, they say what it shows, a little out of place. */
const SAID_BY_LAYER = 0.4
/** What is left below this share is dirt. */
const NOTHING_LEFT = 0.02
/** Print so far from the typed word that says it, in shares of the box's height, is the same: a scan askew has that. */
const REACH_OF_SAME = 0.4
/** Gray levels below this are ink. */
const MIDDLE_GRAY = 128
/** White around a region, pixels: recognizers want some. */
const MARGIN = 24
/** A few letters are taken for text when they are read with at least this confidence: photographs are read as a few, with less. */
const FEW_LETTERS_SURE = 0.72
/** A line of the layer lies in an image when this share of it does. */
const WITHIN = 0.5

interface PageToRead {
  readonly page: SourcePage
  readonly job: PageJob
  readonly recognizer: () => Promise<Recognizer>
}

/** A scan with a little typed text over it, such as a court's filing header: that text as it is typed, the rest as it is read. */
export async function readUnderText({ page, job, recognizer }: PageToRead, because: string): Promise<Reading> {
  const raster = await rasterOf(page, job)
  const layer = await layerIn(raster, page)
  const cleared = { ...raster, image: without(raster.image, layer, REACH) }
  const reading = await readRaster(cleared, job, recognizer, because)
  if (layer.length === 0) return reading
  const { width, height } = raster.image
  const typed = layer.map((line) => turnedLine(line, reading.rotation, { width, height }))
  const lines = [...marked(typed, 'text-layer'), ...marked(after(typed, reading.lines), 'ocr')]
  return {
    ...reading,
    textSource: reading.textSource === 'blank' ? 'text-layer' : 'ocr',
    because: `${because}, which are taken as they are typed`,
    lines,
    diagnostics: [aboutSources(lines), ...reading.diagnostics],
  }
}

/** A typed page with its images read where they show text that the layer does not have. Hidden text on an image is not trusted. */
export async function readImagesAmongText(
  layer: Reading,
  { page, content, job, recognizer }: PageToRead & { readonly content: PageContent },
): Promise<Reading> {
  const regions = imageRegions(content, page)
  if (regions.length === 0) return layer
  const raster = await rasterOf(page, job)
  const scale = raster.image.width / layer.width
  const inRaster = regions.map((box) => box.map((value) => (value * raster.image.width) / page.widthPoints) as Box)
  const inLayer = inRaster.map((box) => box.map((value) => value / scale) as Box)
  const isUntrusted = ({ box }: Line): boolean =>
    content.hiddenGlyphs > 0 && inLayer.some((region) => shareWithin(box, region) > WITHIN)
  const typed = layer.lines.filter((line) => !isUntrusted(line))
  const untrusted = layer.lines.filter(isUntrusted)
  const imageOf = regionImages(raster.image, scaledLines(typed, scale))
  const found: Reading[] = []
  for (const region of inRaster) {
    const cut = clampToPage(region, raster.image.width, raster.image.height)
    const image = imageOf(cut)
    if (image === null || isBlank(image)) continue
    const reading = await readRegion({ ...raster, image }, cut, { page: raster.image, job, recognizer })
    found.push(reading)
  }
  return joined({ ...layer, lines: typed }, found, scale, untrusted)
}

/** Cuts out regions of a page, with a margin, rid of what is typed over them; null where that is all they show. */
function regionImages(page: GrayImage, typed: readonly Line[]): (cut: Box) => GrayImage | null {
  const cleared = without(page, typed, REACH)
  return (cut) => {
    const [before, after] = [crop(page, cut, MARGIN), crop(cleared, cut, MARGIN)]
    if (inkIn(after) >= SAID_BY_LAYER * inkIn(before)) return after
    const rest = crop(without(page, typed, REACH_OF_SAME), cut, MARGIN)
    return inkIn(rest) >= NOTHING_LEFT * inkIn(before) ? rest : null
  }
}

const inkIn = ({ data }: GrayImage): number => data.reduce((sum, gray) => (gray < MIDDLE_GRAY ? sum + 1 : sum), 0)

/** One image of a page, read as a page of its own; boxes in pixels of the page's raster. */
async function readRegion(
  raster: PageRaster,
  cut: Box,
  { page: { width, height }, job, recognizer }: Omit<PageToRead, 'page'> & { readonly page: Size },
): Promise<Reading> {
  const reading = await readRaster(raster, job, recognizer, '')
  const back = (box: Box): Box => {
    const [left, top, right, bottom] = turnedBox(box, ((360 - reading.rotation) % 360) as Rotation, reading)
    const [x, y] = [cut[0] - MARGIN, cut[1] - MARGIN]
    return clampToPage([left + x, top + y, right + x, bottom + y], width, height)
  }
  const hasText = isText(reading.lines)
  return {
    ...reading,
    lines: hasText ? reading.lines.map((line) => placed(line, back)) : [],
    pictures: hasText ? reading.pictures.map(back) : [clampToPage(cut, width, height)],
    rules: reading.rules.map(back),
    diagnostics: reading.diagnostics.filter(({ code }) => code === 'page/noise-removed'),
  }
}

function isText(lines: readonly Line[]): boolean {
  if (isTelling(lines)) return !isHopeless(lines)
  const letters = lines.flatMap(({ words }) => words).reduce((sum, { text }) => sum + text.length, 0)
  return letters > 0 && scoreOf(lines) >= FEW_LETTERS_SURE * letters
}

function joined(layer: Reading, found: readonly Reading[], scale: number, untrusted: readonly Line[]): Reading {
  const toLayer = (box: Box): Box => clampToPage(box.map((v) => v / scale) as Box, layer.width, layer.height)
  const read: Line[] = []
  for (const { lines } of found) read.push(...after([...layer.lines, ...read], scaledLines(lines, 1 / scale)))
  const ignored = untrusted.length === 0 ? [] : [aboutUntrusted(untrusted)]
  const rest = {
    pictures: [...layer.pictures, ...found.flatMap(({ pictures }) => pictures.map(toLayer))],
    rules: [...layer.rules, ...found.flatMap(({ rules }) => rules.map(toLayer))],
  }
  const diagnostics = [...ignored, ...found.flatMap((region) => region.diagnostics)]
  if (read.length === 0) return { ...layer, ...rest, diagnostics }
  const lines = [...marked(layer.lines, 'text-layer'), ...marked(read, 'ocr')]
  const because = `${layer.because}; what its images show was recognized`
  return { ...layer, ...rest, because, lines, diagnostics: [aboutSources(lines), ...diagnostics] }
}

function aboutSources(lines: readonly Line[]) {
  const count = (source: Line['textSource']): number =>
    lines.filter(({ textSource }) => textSource === source).reduce((sum, { words }) => sum + words.length, 0)
  return diagnostic(
    'page/two-sources',
    `words of the text layer: ${count('text-layer')}; words recognized in images: ${count('ocr')}`,
  )
}

function aboutUntrusted(lines: readonly Line[]) {
  const words = lines.reduce((sum, line) => sum + line.words.length, 0)
  return diagnostic('page/text-layer-ignored', `${words} words of the text layer that lie on images were not used`)
}

const marked = (lines: readonly Line[], textSource: NonNullable<Line['textSource']>): Line[] =>
  lines.map((line) => ({ ...line, textSource }))

/** Lines whose blocks come after those of `before`. */
function after(before: readonly Line[], lines: readonly Line[]): Line[] {
  const next = before.reduce((most, { block }) => Math.max(most, block + 1), 0)
  return lines.map((line) => ({ ...line, block: line.block + next }))
}

async function layerIn({ image }: PageRaster, page: SourcePage): Promise<Line[]> {
  const { width, height } = image
  return linesOfTextLayer(await page.textLines(), { width, height, scale: width / page.widthPoints })
}

/** The image with paper where the words of the level lines stand, and around them. @param share of their height */
function without(image: GrayImage, lines: readonly Line[], share: number): GrayImage {
  const { width, height } = image
  const data = image.data.slice()
  for (const { box } of lines.filter(isUpright).flatMap(({ words }) => words)) {
    const reach = share * Math.min(heightOf(box), widthOf(box))
    const wide: Box = [box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach]
    const [left, top, right, bottom] = clampToPage(wide, width, height)
    const paper = paperAround(image, [left, top, right, bottom])
    for (let y = top; y < bottom; y++) data.fill(paper, y * width + left, y * width + right)
  }
  return { width, height, data }
}

/** The box of a slanted line holds far more than its words. */
const isUpright = ({ angle }: Line): boolean => angle === undefined || Math.abs(angle % 90) < 1

/** The middling gray along the edge of a box; white where it has none. */
function paperAround({ width, data }: GrayImage, [left, top, right, bottom]: Box): number {
  const edge: number[] = []
  for (let x = left; x < right; x++) edge.push(data[top * width + x]!, data[(bottom - 1) * width + x]!)
  for (let y = top; y < bottom; y++) edge.push(data[y * width + left]!, data[y * width + right - 1]!)
  return edge.sort((a, b) => a - b)[edge.length >> 1] ?? 255
}

interface Size {
  readonly width: number
  readonly height: number
}

const turnedLine = (line: Line, rotation: Rotation, size: Size): Line =>
  rotation === 0 ? line : placed(line, (box) => turnedBox(box, rotation, size))

/** The line with its boxes moved; its baseline keeps its height above the bottom. */
function placed(line: Line, move: (box: Box) => Box): Line {
  const words = line.words.map((word) => ({ ...word, box: move(word.box) }))
  const box = unionOf(words.map((word) => word.box))
  const baseline = tenth(box[3] - (line.box[3] - line.baseline))
  return { ...line, words, box, baseline }
}

/** One decimal, as page texts have it. */
const tenth = (value: number): number => Math.round(value * 10) / 10

function scaledLines(lines: readonly Line[], scale: number): Line[] {
  if (scale === 1) return [...lines]
  const scaled = (box: Box): Box => box.map((value) => tenth(value * scale)) as Box
  return lines.map((line) => ({
    ...line,
    box: scaled(line.box),
    words: line.words.map((word) => ({ ...word, box: scaled(word.box) })),
    xHeight: tenth(line.xHeight * scale),
    baseline: tenth(line.baseline * scale),
  }))
}
