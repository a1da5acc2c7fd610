// Typed pages: their text layer, turned upright where its lines run sideways or upside down, with what their images show.
import type { Recognizer, SourcePage, TextLayerLine } from '../engines/ports.ts'
import type { PageJob } from '../model/page-job.ts'
import { aboutTurn, type Reading, rasterOf, readRaster, sizeAt, withoutText } from './read-raster.ts'
import type { TextSourceChoice } from './text-source.ts'
import { readImagesAmongText } from './two-sources.ts'
import { readDrawings } from './typed/drawings.ts'
import { linesOfTextLayer } from './typed/text-layer.ts'
import { turnedPage, turnToUpright } from './typed/turned-page.ts'

const ON_END = 'the text layer stands on end or is empty'

/** A page that was made from text; read from its looks where the lines of its layer stand on end, or where it has none. */
export async function readTypedPage(
  page: SourcePage,
  job: PageJob,
  recognizer: () => Promise<Recognizer>,
  { because, besides }: TextSourceChoice,
): Promise<Reading> {
  const asLaid = await page.textLines()
  const rotation = turnToUpright(asLaid)
  const upright = turnedPage(page, rotation)
  const layer = await readLayer(upright, job, rotation === 0 ? asLaid : await upright.textLines(), because)
  if (layer === null) return readRaster(await rasterOf(page, job), job, recognizer, ON_END)
  const reading =
    besides === 'images'
      ? await readImagesAmongText(layer, { page: upright, content: await upright.inspect(), job, recognizer })
      : layer
  if (rotation === 0) return reading
  return { ...reading, rotation, diagnostics: [aboutTurn(rotation), ...reading.diagnostics] }
}

/** Null where most lines stand on end, letter under letter, or where there is no line at all. */
async function readLayer(
  page: SourcePage,
  job: PageJob,
  layer: readonly TextLayerLine[],
  because: string,
): Promise<Reading | null> {
  const size = sizeAt(page, job.options.dpi)
  const pixels = { ...size, scale: size.dpi / 72 }
  const lines = linesOfTextLayer(layer, pixels)
  const upended = lines.filter(({ box, words }) => words.length > 1 && box[3] - box[1] > 2 * (box[2] - box[0]))
  if (lines.length === 0 || upended.length > lines.length / 2) return null
  return {
    ...withoutText(size, because),
    textSource: 'text-layer',
    lines,
    ...(await readDrawings(page, lines, pixels)),
  }
}
