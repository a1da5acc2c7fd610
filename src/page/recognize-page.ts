// One page → PageText: choose its text source, take its raster or its text layer, read it.
import { diagnostic } from '../diagnostics/codes.ts'
import type { Recognizer, SourceFile, SourcePage } from '../engines/ports.ts'
import type { PageJob } from '../model/page-job.ts'
import type { PageText } from '../model/page-text.ts'
import { readDrawings } from './drawings.ts'
import { pageKey } from './page-key.ts'
import { meanConfidence, type Reading, rasterOf, readRaster, sizeAt, withoutText } from './read-raster.ts'
import { linesOfTextLayer } from './text-layer.ts'
import { chooseTextSource } from './text-source.ts'
import { readImagesAmongText, readUnderText } from './two-sources.ts'

/**
 * Does one page job on an open file. Who takes the result from another process checks it there, which spares each the loading of zod.
 * @param recognizer called only when the page has to be recognized from its image
 * @throws RectoError of kind input when the page cannot be decoded
 */
export async function recognizePage(
  file: SourceFile,
  job: PageJob,
  recognizer: () => Promise<Recognizer>,
): Promise<PageText> {
  const page = await file.openPage(job.page)
  const reading = await readPage(page, job, recognizer)
  return {
    schemaVersion: '1.0',
    key: pageKey(job),
    page: job.page,
    status: 'ok',
    confidence: meanConfidence(reading.lines),
    ...reading,
    diagnostics: reading.diagnostics.map((finding) => ({ ...finding, page: job.page })),
  }
}

async function readPage(page: SourcePage, job: PageJob, recognizer: () => Promise<Recognizer>): Promise<Reading> {
  const content = await page.inspect()
  const { source, because, besides } = chooseTextSource(content)
  if (source === 'blank') return withoutText(sizeAt(page, job.options.dpi), because)
  if (source === 'text-layer') {
    const layer = await readTextLayer(page, job, because)
    if (layer === null) return readRaster(await rasterOf(page, job), job, recognizer, TURNED)
    return besides === undefined ? layer : readImagesAmongText(layer, { page, content, job, recognizer })
  }
  if (besides === 'text-layer') return readUnderText({ page, job, recognizer }, because)
  const reading = await readRaster(await rasterOf(page, job), job, recognizer, because)
  if (content.hiddenGlyphs === 0 || reading.textSource === 'blank') return reading
  const ignored = diagnostic('page/text-layer-ignored', `${content.hiddenGlyphs} invisible characters were not used`)
  return { ...reading, diagnostics: [ignored, ...reading.diagnostics] }
}

const TURNED = 'the text layer runs sideways or is empty'

/** Null where most lines stand on end, or where there is no line at all: such a page is read from its looks. */
async function readTextLayer(page: SourcePage, job: PageJob, because: string): Promise<Reading | null> {
  const size = sizeAt(page, job.options.dpi)
  const lines = linesOfTextLayer(await page.textLines(), { ...size, scale: size.dpi / 72 })
  const upended = lines.filter(({ box, words }) => words.length > 1 && box[3] - box[1] > 2 * (box[2] - box[0]))
  if (lines.length === 0 || upended.length > lines.length / 2) return null
  return { ...withoutText(size, because), textSource: 'text-layer', lines, ...(await readDrawings(page, lines, size)) }
}
