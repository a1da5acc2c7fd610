// A look at a region: one part of a page cut out, enlarged and read as if it were a page of its own.
import { crop, resize, turn } from '../engines/gray-ops.ts'
import type { GrayImage, Recognizer, SourceFile } from '../engines/ports.ts'
import type { Box } from '../model/geometry.ts'
import { clampToPage } from '../model/geometry.ts'
import type { LookJob, PageLook } from '../model/page-look.ts'
import type { Line } from '../model/page-text.ts'
import { inkOnPaper } from './image/inverse.ts'
import { lookKey } from './page-key.ts'
import { readImage } from './read-image.ts'
import { MAX_PAGE_PIXELS } from './read-raster.ts'

/** How much larger the region is read than the page was: another raster, other errors. */
const ENLARGED = 1.5
/** White around the region, pixels of the page. */
const MARGIN = 24

/**
 * Reads a part of a page once more. Boxes of the lines are in pixels of the upright page, as the job's box is.
 * @throws RectoError of kind input when the page cannot be decoded
 */
export async function lookAtRegion(
  file: SourceFile,
  job: LookJob,
  recognizer: () => Promise<Recognizer>,
): Promise<PageLook> {
  const page = await file.openPage(job.page)
  const raster = await page.rasterize({ dpi: job.options.dpi, maxPixels: MAX_PAGE_PIXELS })
  const upright = await uprightPage(inkOnPaper(raster.image, raster.dpi), job)
  const cut = job.box.map(Math.round) as unknown as Box
  const piece = crop(upright, cut, MARGIN)
  const image = await resize(piece, Math.round(piece.width * ENLARGED), Math.round(piece.height * ENLARGED))
  const enlarged = { ...raster, image, dpi: raster.dpi * ENLARGED }
  const reading = await readImage(enlarged, await recognizer(), job.options.language)
  const lines = reading.rotation === 0 ? reading.lines.map((line) => lineOnPage(line, cut, job)) : []
  return { schemaVersion: '1.0', key: lookKey(job), page: job.page, box: job.box, lines }
}

/** Turned and sized as the page's own result is. */
async function uprightPage(image: GrayImage, { size: { width, height, rotation } }: LookJob): Promise<GrayImage> {
  const turned = rotation === 0 ? image : await turn(image, rotation)
  return turned.width === width && turned.height === height ? turned : resize(turned, width, height)
}

function lineOnPage(line: Line, cut: Box, { size: { width, height } }: LookJob): Line {
  const x = (value: number): number => value / ENLARGED - MARGIN + cut[0]
  const y = (value: number): number => value / ENLARGED - MARGIN + cut[1]
  const back = ([left, top, right, bottom]: Box): Box =>
    clampToPage([x(left), y(top), x(right), y(bottom)], width, height)
  return {
    box: back(line.box),
    words: line.words.map((word) => ({ ...word, box: back(word.box), confidence: rounded(word.confidence, 4) })),
    xHeight: rounded(line.xHeight / ENLARGED, 1),
    baseline: rounded(y(line.baseline), 1),
    block: line.block,
  }
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))
