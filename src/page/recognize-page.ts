// One page → PageText: choose its text source, take its raster or its text layer, read it.
import { diagnostic } from '../diagnostics/codes.ts'
import type { Recognizer, SourceFile, SourcePage } from '../engines/ports.ts'
import type { PageJob } from '../model/page-job.ts'
import type { PageText } from '../model/page-text.ts'
import { pageKey } from './page-key.ts'
import { meanConfidence, type Reading, rasterOf, readRaster, sizeAt, withoutText } from './read-raster.ts'
import { chooseTextSource } from './text-source.ts'
import { readUnderText } from './two-sources.ts'
import { readTypedPage } from './typed-page.ts'

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
  const choice = chooseTextSource(content)
  const { source, because, besides } = choice
  if (source === 'blank') return withoutText(sizeAt(page, job.options.dpi), because)
  if (source === 'text-layer') return readTypedPage(page, job, recognizer, choice)
  if (besides === 'text-layer') return readUnderText({ page, job, recognizer }, because)
  const reading = await readRaster(await rasterOf(page, job), job, recognizer, because)
  if (content.hiddenGlyphs === 0 || reading.textSource === 'blank') return reading
  const ignored = diagnostic('page/text-layer-ignored', `${content.hiddenGlyphs} invisible characters were not used`)
  return { ...reading, diagnostics: [ignored, ...reading.diagnostics] }
}
