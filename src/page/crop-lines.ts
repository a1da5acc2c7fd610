// Crops of a page: single lines cut out of its raster, straight, as small images.
import { type EncodedImage, encodeImage } from '../engines/encode-image.ts'
import { crop, rotateBy, turn } from '../engines/gray-ops.ts'
import type { GrayImage, SourceFile } from '../engines/ports.ts'
import type { Page } from '../model/document.ts'
import { type Box, clampToPage, heightOf, widthOf } from '../model/geometry.ts'
import { MAX_PAGE_PIXELS } from './recognize-page.ts'

export interface CropRequest {
  /** As the document tells it. */
  readonly page: Pick<Page, 'page' | 'width' | 'height' | 'rotation' | 'skew'>
  /** Lines, in pixels of the upright page. */
  readonly boxes: readonly Box[]
  /** At which the document was made. */
  readonly dpi: number
  /** Pixels of a crop at most. */
  readonly maxWidth: number
}

/** A page read from its text layer is rendered to another size, but never in other proportions. */
const MAX_DISTORTION = 0.02
/** Paper shown around a line, as a share of its height. */
const MARGIN = 0.25

/**
 * One image for each box, in their order; null where the page's raster has not the proportions that the
 * document tells. Throws a RectoError of kind input when the page cannot be read.
 */
export async function cropLines(file: SourceFile, request: CropRequest): Promise<readonly EncodedImage[] | null> {
  const { page, boxes, dpi, maxWidth } = request
  const source = await file.openPage(page.page)
  const raster = await source.rasterize({ dpi, maxPixels: MAX_PAGE_PIXELS })
  const upright = await turn(raster.image, page.rotation)
  const [across, down] = [upright.width / page.width, upright.height / page.height]
  if (Math.abs(across / down - 1) > MAX_DISTORTION) return null
  const crops: EncodedImage[] = []
  for (const [left, top, right, bottom] of boxes) {
    const box: Box = [left * across, top * down, right * across, bottom * down]
    crops.push(await encodeImage(await cutLine(upright, box, page.skew), maxWidth))
  }
  return crops
}

/** A skewed line is cut with room about it, turned about its middle, and cut again to its own height. */
async function cutLine(image: GrayImage, box: Box, skew: number): Promise<GrayImage> {
  const slope = Math.abs(Math.tan((skew * Math.PI) / 180))
  const [width, height] = [widthOf(box), Math.max(heightOf(box) - widthOf(box) * slope, heightOf(box) / 3)]
  const margin = MARGIN * Math.min(height, 2 * width)
  const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const
  const straight = around(middle, width + 2 * margin, height + 2 * margin)
  if (skew === 0) return crop(image, clampToPage(straight, image.width, image.height), 0)
  const room = around(middle, width + 2 * margin + height * slope, height + 2 * margin + (width + 2 * margin) * slope)
  const turned = await rotateBy(cutPadded(image, room), -skew)
  const own = around([turned.width / 2, turned.height / 2], width + 2 * margin, height + 2 * margin)
  return crop(turned, clampToPage(own, turned.width, turned.height), 0)
}

const around = ([x, y]: readonly [number, number], width: number, height: number): Box => [
  Math.round(x - width / 2),
  Math.round(y - height / 2),
  Math.round(x + width / 2),
  Math.round(y + height / 2),
]

/** A box that may stand out over the page: what is not page is white, so its middle stays the middle. */
function cutPadded(image: GrayImage, box: Box): GrayImage {
  const within = clampToPage(box, image.width, image.height)
  const [width, height] = [widthOf(box), heightOf(box)]
  const data = new Uint8Array(width * height).fill(255)
  for (let y = within[1]; y < within[3]; y++) {
    const from = y * image.width
    data.set(image.data.subarray(from + within[0], from + within[2]), (y - box[1]) * width + (within[0] - box[0]))
  }
  return { width, height, data }
}
