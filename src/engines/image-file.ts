// Image files as inputs: PNG, JPEG and (multi-page) TIFF, decoded to upright gray pages with sharp.
import sharp, { type FailOnOptions, type Metadata, type Sharp } from 'sharp'
import { RectoError } from '../diagnostics/recto-error.ts'
import { pixelsOf } from './gray-ops.ts'
import type { GrayImage, PageRaster, SourceFile, SourcePage } from './ports.ts'

/** More pixels than any scan of a page has (A0 at 600 dpi: 560 million): above it the file is damaged or a decompression bomb. */
const MAX_INPUT_PIXELS = 600_000_000
/** Widths in inches between A4 and Letter: what a page is taken for when the file does not tell its resolution. */
const USUAL_WIDTH_INCHES = 8.4
/** Screen defaults that programs write without knowing better; a page that is wider than a broadsheet at its dpi is mislabelled too. */
const MIN_TRUSTED_DPI = 97
const MAX_TRUSTED_DPI = 1300
const MAX_WIDTH_INCHES = 36
/** A resolution that makes the page as wide as pages are, but for this share, is no screen's default. */
const AS_USUAL = 0.05

/** Opens a PNG, JPEG or TIFF. Throws a RectoError of kind input when its header cannot be read or it is too large. */
export async function openImageFile(path: string): Promise<SourceFile> {
  const { pages } = await readMetadata(path, 1)
  const pageCount = pages ?? 1
  return {
    pageCount,
    openPage: async (page) => {
      if (page < 1 || page > pageCount) {
        const hint = `choose pages between 1 and ${pageCount}`
        throw new RectoError('input', `there is no page ${page}`, { hint, file: path, page })
      }
      return openImagePage(path, page)
    },
    close: async () => {},
  }
}

async function openImagePage(path: string, page: number): Promise<SourcePage> {
  const { autoOrient, orientation, density } = await readMetadata(path, page)
  const { width, height } = autoOrient
  const sideways = orientation !== undefined && orientation >= 5
  const dpi = pageDpi(density, width, height)
  return {
    widthPoints: (width * 72) / dpi,
    heightPoints: (height * 72) / dpi,
    inspect: async () => ({
      imageCoverage: 1,
      imageCount: 1,
      imageBoxes: [[0, 0, (width * 72) / dpi, (height * 72) / dpi]],
      visibleGlyphs: 0,
      hiddenGlyphs: 0,
      unreadableGlyphs: 0,
      paths: 0,
    }),
    rasterize: ({ maxPixels }) => decode(path, page, { width, height, dpi, sideways, maxPixels }),
    textLines: async () => [],
    drawnPaths: async () => [],
    place: null,
  }
}

function pageDpi(density: number | undefined, width: number, height: number): number {
  const told = density ?? 0
  if (told >= MIN_TRUSTED_DPI && told <= MAX_TRUSTED_DPI && Math.min(width, height) / told <= MAX_WIDTH_INCHES)
    return told
  const usual = Math.max(1, Math.round(Math.min(width, height) / USUAL_WIDTH_INCHES))
  return Math.abs(told / usual - 1) < AS_USUAL ? told : usual
}

interface Decoding {
  readonly width: number
  readonly height: number
  readonly dpi: number
  readonly sideways: boolean
  readonly maxPixels: number
}

async function decode(path: string, page: number, { width, height, dpi, maxPixels }: Decoding): Promise<PageRaster> {
  const scale = Math.min(1, Math.sqrt(maxPixels / (width * height)))
  const target = { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
  const sized = (image: Sharp): Sharp => (scale < 1 ? image.resize({ ...target, fit: 'fill' }) : image)
  const about = { dpi: dpi * scale, origin: 'image', reduced: scale < 1 } as const
  try {
    return { image: await grayOf(sized(upright(path, page, 'error'))), ...about, endsEarly: false }
  } catch {
    // A damaged strip gives what could be decoded; only a file that gives nothing is an error.
    const image = await grayOf(sized(upright(path, page, 'none'))).catch((cause) => {
      throw damaged(path, page, cause)
    })
    return { image, ...about, endsEarly: true }
  }
}

const upright = (path: string, page: number, failOn: FailOnOptions): Sharp =>
  openSharp(path, page, failOn).autoOrient().flatten({ background: 'white' })

async function grayOf(image: Sharp): Promise<GrayImage> {
  const { data, info } = await image.toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  const gray = info.channels === 1 ? pixelsOf(data) : firstChannel(data, info.channels)
  return { width: info.width, height: info.height, data: gray }
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  const gray = new Uint8Array(data.length / channels)
  for (let index = 0; index < gray.length; index++) gray[index] = data[index * channels]!
  return gray
}

async function readMetadata(path: string, page: number): Promise<Metadata> {
  let metadata: Metadata
  try {
    metadata = await openSharp(path, page, 'none').metadata()
  } catch (cause) {
    const size = PIXEL_LIMIT.test((cause as Error).message) ? await sizeOf(path, page) : null
    throw size === null ? damaged(path, page, cause) : tooLarge(path, page, size.width, size.height)
  }
  if (metadata.width * metadata.height > MAX_INPUT_PIXELS) throw tooLarge(path, page, metadata.width, metadata.height)
  return metadata
}

/** What sharp says of an image that has more pixels than allowed, before it tells its size. */
const PIXEL_LIMIT = /exceeds pixel limit/

/** By the header alone, however large; nothing is decoded. */
async function sizeOf(path: string, page: number): Promise<Pick<Metadata, 'width' | 'height'> | null> {
  return sharp(path, { page: page - 1, limitInputPixels: false })
    .metadata()
    .catch(() => null)
}

const openSharp = (path: string, page: number, failOn: FailOnOptions): Sharp =>
  sharp(path, { page: page - 1, limitInputPixels: MAX_INPUT_PIXELS, failOn, sequentialRead: true })

function tooLarge(path: string, page: number, width: number, height: number): RectoError {
  return new RectoError('input', `the image is too large: ${width} × ${height} pixels`, {
    hint: 'scan it at 300 dpi, or make it smaller',
    file: path,
    page,
  })
}

function damaged(path: string, page: number, cause: unknown): RectoError {
  return new RectoError('input', 'the image is damaged or incomplete and cannot be decoded', {
    hint: 'open it in a picture viewer; if it shows, save it anew as PNG; otherwise scan it again',
    file: path,
    page,
    cause,
  })
}
