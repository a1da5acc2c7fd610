// Thumbnails: a page as a small picture, in which one sees where on the sheet a thing stands.
import { encodeImage } from '../engines/encode-image.ts'
import { turn } from '../engines/gray-ops.ts'
import type { SourceFile } from '../engines/ports.ts'
import type { Thumbnail, ThumbnailRequest } from '../model/thumbnail.ts'

/** Twice as wide as it is shown, for screens of two pixels a point. */
const WIDTH = 360
/** A page without an image of its own is rendered no finer than is shown; an image is taken at this size at most. */
const RASTER = { dpi: 50, maxPixels: 4_000_000 }

/** Throws a RectoError of kind input when the page cannot be read. */
export async function makeThumbnail(
  file: SourceFile,
  { page, rotation }: Pick<ThumbnailRequest, 'page' | 'rotation'>,
): Promise<Thumbnail> {
  const source = await file.openPage(page)
  const { image } = await source.rasterize(RASTER)
  const upright = await turn(image, rotation)
  const { width, height, data } = await encodeImage(upright, Math.min(1, WIDTH / upright.width))
  return { width, height, webp: data.toString('base64') }
}
