// Crops of a page: single lines cut out of its raster, straight, as small images.
import { type EncodedImage, encodeImage } from '../engines/encode-image.ts'
import { rotateBy, turn } from '../engines/gray-ops.ts'
import type { GrayImage, SourceFile } from '../engines/ports.ts'
import type { Page } from '../model/document.ts'
import { type Box, clampToPage, heightOf, widthOf } from '../model/geometry.ts'
import { MAX_PAGE_PIXELS } from './read-raster.ts'

export interface CropRequest {
  /** As the document tells it. */
  readonly page: Pick<Page, 'page' | 'width' | 'height' | 'rotation' | 'skew'>
  /** Lines, in pixels of the upright page; a skewed line's box is that of the straight line about the same middle. */
  readonly boxes: readonly Box[]
  /** At which the document was made. */
  readonly dpi: number
  /** Crops of a page wider than this are scaled as if the page were so wide; pixels. */
  readonly maxPageWidth: number
}

/** A page read from its text layer is rendered to another size, but never in other proportions. */
const MAX_DISTORTION = 0.02
/** Degrees: pages are straightened by less. */
const MAX_SKEW = 15
/** Paper shown around a line, as a share of its height. */
const MARGIN = 0.2

/**
 * One image for each box, in their order; null where the page's raster has not the proportions that the
 * document tells. Throws a RectoError of kind input when the page cannot be read.
 */
export async function cropLines(file: SourceFile, request: CropRequest): Promise<readonly EncodedImage[] | null> {
  const { page, boxes, dpi, maxPageWidth } = request
  const source = await file.openPage(page.page)
  const raster = await source.rasterize({ dpi, maxPixels: MAX_PAGE_PIXELS })
  const upright = await turn(raster.image, page.rotation)
  const [across, down] = [upright.width / page.width, upright.height / page.height]
  if (Math.abs(across / down - 1) > MAX_DISTORTION) return null
  const scale = Math.min(1, maxPageWidth / upright.width)
  const crops: EncodedImage[] = []
  for (const [left, top, right, bottom] of boxes) {
    const box: Box = [left * across, top * down, right * across, bottom * down]
    crops.push(await encodeImage(await cutLine(upright, box, page.skew), scale))
  }
  return crops
}

/** A skewed line is cut with room about it, turned about its middle, and cut again to its own height. */
async function cutLine(image: GrayImage, wanted: Box, told: number): Promise<GrayImage> {
  const box = onPage(wanted, image)
  const skew = Math.abs(told) > MAX_SKEW ? 0 : told
  const slope = Math.abs(Math.tan((skew * Math.PI) / 180))
  const [width, height] = [widthOf(box), heightOf(box)]
  const margin = Math.ceil(MARGIN * Math.min(height, 2 * width))
  const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const
  const [across, down] = [width + 2 * margin, height + 2 * margin]
  if (skew === 0) return cut(image, around(middle, across, down))
  const turned = await rotateBy(cut(image, around(middle, across + down * slope, down + across * slope)), -skew)
  return cut(turned, around([turned.width / 2, turned.height / 2], across, down))
}

/** The box as far as it lies on the page, a pixel at least: a document's boxes may have been written by anyone. */
function onPage(box: Box, { width, height }: GrayImage): Box {
  const [left, top, right, bottom] = clampToPage(box, width, height)
  return [left, top, Math.max(right, left + 1), Math.max(bottom, top + 1)]
}

const around = ([x, y]: readonly [number, number], width: number, height: number): Box => [
  Math.round(x - width / 2),
  Math.round(y - height / 2),
  Math.round(x + width / 2),
  Math.round(y + height / 2),
]

/** What is not page is white, so that the box's middle stays the middle. */
function cut(image: GrayImage, box: Box): GrayImage {
  const [left, top, right, bottom] = clampToPage(box, image.width, image.height)
  const [width, height] = [widthOf(box), heightOf(box)]
  const data = new Uint8Array(width * height).fill(255)
  for (let y = top; y < bottom; y++) {
    const row = image.data.subarray(y * image.width + left, y * image.width + right)
    data.set(row, (y - box[1]) * width + (left - box[0]))
  }
  return { width, height, data }
}
