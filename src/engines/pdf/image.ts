// The page-wide image of a PDF page: found among what is painted, and turned into the page's gray raster.
import sharp from 'sharp'
import type { Box } from '../../model/geometry.ts'
import { pixelsOf } from '../gray-ops.ts'
import type { GrayImage } from '../ports.ts'
import type { PagePainting, PaintedImage } from './content.ts'
import { mapBox } from './matrix.ts'

/** An image that covers this share of the page is the page; scanners leave thin margins. */
export const PAGE_WIDE = 0.9
/** An image turned by more than this slope (about half a degree) is rendered, not copied. */
const MAX_SLOPE = 0.01
/** Pixels that differ in width and height by more than this share (fax: 204 × 98 dpi) are made square. */
const MAX_ANISOTROPY = 0.02
/** Share of the page whose resolution is the page's. */
const FINE_SHARE = 0.1
/** An image of which only a part is on the page is unpacked up to this many times the pixels a page may have. */
const MAX_UNPACKED = 4

const UNIT: Box = [0, 0, 1, 1]

/** Share of `page` (points) that `images` cover together, 0–1: counted on a grid of 50 × 50 points. */
export function coverageOf(images: readonly PaintedImage[], page: Box): number {
  const boxes = images.map(visibleBox)
  const steps = 50
  let covered = 0
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      const x = page[0] + ((column + 0.5) / steps) * (page[2] - page[0])
      const y = page[1] + ((row + 0.5) / steps) * (page[3] - page[1])
      if (boxes.some(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom)) covered += 1
    }
  }
  return covered / (steps * steps)
}

/** What clipping leaves of an image, points of the upright page. */
export function visibleBox({ matrix, clip }: PaintedImage): Box {
  const [left, top, right, bottom] = mapBox(matrix, UNIT)
  return [Math.max(left, clip[0]), Math.max(top, clip[1]), Math.min(right, clip[2]), Math.min(bottom, clip[3])]
}

/** The last page-wide opaque image: what was painted before it cannot be seen. Null where there is none. */
export function findCover(painting: PagePainting, page: Box): PaintedImage | null {
  return painting.images.findLast((image) => image.type === 'image' && coverageOf([image], page) >= PAGE_WIDE) ?? null
}

/** The image that is all that can be seen of the page, to be copied instead of rendered; null where there is more. */
export function findSoleImage(painting: PagePainting, page: Box): PaintedImage | null {
  const covers = painting.images.filter((image) => coverageOf([image], page) >= PAGE_WIDE)
  const image = covers.at(-1)
  if (image === undefined || !painting.plain || !isUpright(image)) return null
  const onTop =
    painting.images.some(({ order }) => order > image.order) ||
    painting.paths.some((order) => order > image.order) ||
    painting.glyphs.some(({ order, visible }) => visible && order > image.order)
  return onTop || (image.type === 'mask' && !standsAlone(painting)) ? null : image
}

/** True where nothing visible but one image is painted: what is transparent in it shows white paper. */
export const standsAlone = ({ images, paths, glyphs }: PagePainting): boolean =>
  images.length === 1 && paths.length === 0 && glyphs.every(({ visible }) => !visible)

function isUpright({ matrix: [a, b, c, d] }: PaintedImage): boolean {
  const straight = Math.abs(b) <= MAX_SLOPE * Math.abs(a) && Math.abs(c) <= MAX_SLOPE * Math.abs(d)
  const turned = Math.abs(a) <= MAX_SLOPE * Math.abs(b) && Math.abs(d) <= MAX_SLOPE * Math.abs(c)
  return (straight || turned) && Math.abs(a * d - b * c) > 0
}

/**
 * The resolution, pixels an inch, that a scan in pieces has: a tenth of the page has at least this one; small pictures of
 * higher resolution do not count. `uniform` tells that all pieces have it. Null where the pieces do not tell.
 */
export function resolutionOf(
  images: readonly PaintedImage[],
  page: Box,
): { readonly dpi: number; readonly uniform: boolean } | null {
  const pieces = images.filter(({ width, height }) => width > 0 && height > 0).map(pieceOf)
  let covered = 0
  for (const { dpi, area } of pieces.sort((one, other) => other.dpi - one.dpi)) {
    covered += area
    if (covered <= FINE_SHARE * (page[2] - page[0]) * (page[3] - page[1])) continue
    return { dpi, uniform: pieces.every((piece) => Math.abs(piece.dpi / dpi - 1) <= MAX_ANISOTROPY) }
  }
  return null
}

/** Native resolution of an image on the page, the higher of its two directions, and what is seen of it in square points. */
function pieceOf(image: PaintedImage): { dpi: number; area: number } {
  const { width, height } = image
  const [a, b, c, d] = image.matrix
  const [left, top, right, bottom] = visibleBox(image)
  const dpi = 72 * Math.max(width / Math.hypot(a, b), height / Math.hypot(c, d))
  return { dpi, area: Math.max(0, right - left) * Math.max(0, bottom - top) }
}

/**
 * The whole factor by which an image is made smaller while it is unpacked, so that neither it nor the page in it takes
 * many more than `maxPixels` bytes; 1 for all usual scans.
 */
export function reductionOf({ matrix, width, height }: PaintedImage, page: Box, maxPixels: number): number {
  const [a, b, c, d] = matrix
  const onPage = ((page[2] - page[0]) * (page[3] - page[1]) * width * height) / Math.abs(a * d - b * c)
  const excess = Math.max(onPage / maxPixels, (width * height) / (MAX_UNPACKED * maxPixels))
  return Math.max(1, Math.min(Math.floor(Math.sqrt(excess)), width, height))
}

/**
 * The page cut out of its image: turned and mirrored as the image's matrix says, cropped or padded with white to the page.
 * @returns the raster and its pixels a point in each direction
 */
export function placeOnPage(
  gray: GrayImage,
  { matrix }: PaintedImage,
  page: Box,
): { image: GrayImage; perPoint: [number, number] } {
  const [a, b, c, d, e, f] = matrix
  const straight = Math.abs(a) > Math.abs(b)
  // Points a pixel moves on the page: along x, and along y.
  const stepX = straight ? a / gray.width : -c / gray.height
  const stepY = straight ? -d / gray.height : b / gray.width
  const perPoint: [number, number] = [1 / Math.abs(stepX), 1 / Math.abs(stepY)]
  const width = Math.max(1, Math.round((page[2] - page[0]) * perPoint[0]))
  const height = Math.max(1, Math.round((page[3] - page[1]) * perPoint[1]))
  // Which sample lies under the page's top-left pixel, counted along each direction of the page.
  const startX = Math.round((page[0] + 0.5 / perPoint[0] - (e + c)) / stepX - 0.5)
  const startY = Math.round((page[1] + 0.5 / perPoint[1] - (f + d)) / stepY - 0.5)
  const [limitX, limitY] = straight ? [gray.width, gray.height] : [gray.height, gray.width]
  const [strideX, strideY] = straight ? [1, gray.width] : [gray.width, 1]
  const [signX, signY] = [Math.sign(stepX), Math.sign(stepY)]
  const asStored = straight && signX === 1 && signY === 1 && startX === 0 && startY === 0
  // A page's pixels are megabytes, and garbage as soon as they are copied.
  if (asStored && width === gray.width && height === gray.height) return { image: gray, perPoint }
  const data = new Uint8Array(width * height).fill(255)
  const [left, right] = within(signX === 1 ? -startX : startX - limitX + 1, limitX, width)
  const step = signX * strideX
  for (let y = 0; y < height; y++) {
    const sourceY = startY + signY * y
    if (sourceY < 0 || sourceY >= limitY) continue
    let from = sourceY * strideY + (startX + signX * left) * strideX
    if (step === 1) data.set(gray.data.subarray(from, from + right - left), y * width + left)
    else for (let x = left; x < right; x++, from += step) data[y * width + x] = gray.data[from]!
  }
  return { image: { width, height, data }, perPoint }
}

/** The part of a row of `width` pixels that `length` pixels cover which begin at `from`. */
function within(from: number, length: number, width: number): [number, number] {
  const left = Math.min(width, Math.max(0, from))
  return [left, Math.max(left, Math.min(width, from + length))]
}

/** Makes pixels square, and fewer than `maxPixels`. `perPoint` are pixels a point in each direction. */
export async function fitRaster(
  { image, perPoint: [perX, perY] }: { image: GrayImage; perPoint: readonly [number, number] },
  maxPixels: number,
): Promise<{ image: GrayImage; perPoint: number; reduced: boolean }> {
  const square = Math.abs(perX / perY - 1) <= MAX_ANISOTROPY
  const target = square ? perX : Math.max(perX, perY)
  const [fullWidth, fullHeight] = square
    ? [image.width, image.height]
    : [(image.width * target) / perX, (image.height * target) / perY]
  const scale = Math.min(1, Math.sqrt(maxPixels / (fullWidth * fullHeight)))
  if (square && scale === 1) return { image, perPoint: target, reduced: false }
  const { data, info } = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 1 } })
    .resize(Math.max(1, Math.floor(fullWidth * scale)), Math.max(1, Math.floor(fullHeight * scale)), { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return {
    image: { width: info.width, height: info.height, data: pixelsOf(data) },
    perPoint: target * scale,
    reduced: scale < 1,
  }
}
