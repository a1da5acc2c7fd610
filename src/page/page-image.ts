// Page images: a page turned and straightened as it was read, at a size that a person can read.
import { encodeImage } from '../engines/encode-image.ts'
import { resize, turn } from '../engines/gray-ops.ts'
import type { GrayImage, SourceFile, SourcePage } from '../engines/ports.ts'
import type { PageImage, PageImageRequest } from '../model/page-image.ts'
import { turnedBy } from './image/straighten.ts'

/** A4 at 145 dpi, 1,200 pixels wide: small type is read with ease. */
const SHOWN_PIXELS = 2_000_000
/** An image is taken at its own resolution, A4 at 350 dpi at most, so that it is made smaller only once. */
const MAX_PIXELS = 12_000_000
/** Pages of text take 90 to 150 kB; more effort saves 3 % of them and takes twice the time. */
const ENCODING = { quality: 30, effort: 2 }

/** Throws a RectoError of kind input when the page cannot be read. */
export async function makePageImage(
  file: SourceFile,
  { page, rotation, skew }: Pick<PageImageRequest, 'page' | 'rotation' | 'skew'>,
): Promise<PageImage> {
  const source = await file.openPage(page)
  const { image } = await source.rasterize({ dpi: dpiToShow(source), maxPixels: MAX_PIXELS })
  const upright = await turn(await shrunk(image), rotation)
  const straight = skew === 0 ? upright : turnedBy(upright, -skew)
  const { width, height, data } = await encodeImage(straight, 1, ENCODING)
  return { width, height, webp: data.toString('base64') }
}

/** At which a page without an image of its own is rendered. */
const dpiToShow = ({ widthPoints, heightPoints }: SourcePage): number =>
  72 * Math.sqrt(SHOWN_PIXELS / (widthPoints * heightPoints))

async function shrunk(image: GrayImage): Promise<GrayImage> {
  const scale = Math.sqrt(SHOWN_PIXELS / (image.width * image.height))
  if (scale >= 1) return image
  return resize(image, Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)))
}
