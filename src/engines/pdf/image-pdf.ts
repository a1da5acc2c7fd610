// A PDF of page images, written page by page: each its image, and over it its words as invisible text.
import { deflateSync } from 'node:zlib'
import type { TextOverlay } from '../../model/text-overlay.ts'
import type { EmbeddedImage } from './embedded-image.ts'
import { FONT_OBJECTS, writeGlyphlessFont } from './font-objects.ts'
import { createFontCodes } from './glyphless-font.ts'
import { concat, type Matrix } from './matrix.ts'
import { createPdfObjectFile, pdfHeader, streamBody } from './object-file.ts'
import { overlayOperators } from './text-overlay.ts'

export interface ImagePage {
  readonly widthPoints: number
  readonly heightPoints: number
  /** Null for an empty page. */
  readonly image: EmbeddedImage | null
  readonly overlay: TextOverlay | null
}

const CATALOG = 1
const PAGES = 2
const FONT = 3
const OBJECTS_OF_PAGE = 3

/** Takes one page after the other, so that one is in memory at a time. */
export async function writeImagePdf(target: string, pages: AsyncIterable<ImagePage>): Promise<void> {
  const file = await createPdfObjectFile(target, pdfHeader('1.5'))
  const codes = createFontCodes()
  const kids: number[] = []
  let next = FONT + FONT_OBJECTS
  try {
    for await (const { widthPoints, heightPoints, image, overlay } of pages) {
      const [page, contents, pixels] = [next, next + 1, next + 2]
      next += OBJECTS_OF_PAGE
      kids.push(page)
      const shown: Matrix = [widthPoints, 0, 0, heightPoints, 0, 0]
      const [width, height] = [widthPoints, heightPoints].map((points) => Number(points.toFixed(3)))
      const resources = `${image === null ? '' : `/XObject << /Page ${pixels} 0 R >>`} ${overlay === null ? '' : `/Font << /Overlay ${FONT} 0 R >>`}`
      await file.write(
        page,
        0,
        `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${width} ${height}] /Resources << ${resources} >> /Contents ${contents} 0 R >>`,
      )
      const painted = image === null ? '' : `q ${concat(shown, image.toUpright).map(decimal).join(' ')} cm /Page Do Q\n`
      const text =
        overlay === null
          ? ''
          : overlayOperators(
              overlay,
              concat([widthPoints, 0, 0, -heightPoints, 0, heightPoints], overlay.toPage),
              'Overlay',
              codes,
            )
      await file.write(
        contents,
        0,
        streamBody('/Filter /FlateDecode', deflateSync(Buffer.from(`${text}${painted}`, 'latin1'), { level: 9 })),
      )
      if (image === null) await file.write(pixels, 0, 'null')
      else await file.write(pixels, 0, streamBody(`/Type /XObject /Subtype /Image ${image.entries}`, image.data))
    }
    await file.write(CATALOG, 0, `<< /Type /Catalog /Pages ${PAGES} 0 R >>`)
    await file.write(
      PAGES,
      0,
      `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
    )
    await writeGlyphlessFont(file, FONT, codes)
    await file.finish(`/Root ${CATALOG} 0 R`, { form: 'table', size: next })
  } catch (error) {
    await file.abandon()
    throw error
  }
}

/** Never in powers of ten, which PDF does not know. */
const decimal = (value: number): string => String(Number(value.toFixed(4)) + 0)
