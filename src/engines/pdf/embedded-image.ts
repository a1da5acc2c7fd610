// An image file's page as a PDF image: a JPEG as it is, all else without loss.
import { readFile } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import sharp, { type Metadata, type Sharp } from 'sharp'
import type { GrayImage } from '../ports.ts'
import type { Matrix } from './matrix.ts'

export interface EmbeddedImage {
  /** Entries of its dictionary beside Type, Subtype and Length. */
  readonly entries: string
  readonly data: Uint8Array
  /** From the image as stored to the upright page, both with sides of 1 and y upwards. */
  readonly toUpright: Matrix
}

/** How the stored image is turned to stand upright, by its EXIF orientation (TIFF 6.0, section 8: Orientation). */
const ORIENTATIONS: Readonly<Record<number, Matrix>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
}

/** Of an image file's page. @param page 1-based. Throws what sharp throws when it cannot be decoded. */
export async function embeddedImage(path: string, page: number): Promise<EmbeddedImage> {
  const open = () => sharp(path, { page: page - 1, limitInputPixels: false, failOn: 'none', sequentialRead: true })
  const metadata = await open().metadata()
  const jpeg = metadata.format === 'jpeg' ? await asJpeg(path, metadata) : null
  if (jpeg !== null) return jpeg
  const upright = open().autoOrient().flatten({ background: 'white' })
  return isBilevel(metadata) ? bilevel(await grayOf(upright)) : asPng(upright, metadata)
}

/** Of a page's raster, for pages that cannot be had otherwise. */
export async function embeddedRaster({ width, height, data }: GrayImage): Promise<EmbeddedImage> {
  const jpeg = await sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: false })
    .jpeg({ quality: QUALITY })
    .toBuffer()
  return {
    entries: `${size(width, height)} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`,
    data: jpeg,
    toUpright: ORIENTATIONS[1]!,
  }
}

/** Type shows no halos at this. */
const QUALITY = 85

const size = (width: number, height: number): string => `/Width ${width} /Height ${height}`

const JPEG_COLOURS: Readonly<Record<number, string>> = {
  1: '/ColorSpace /DeviceGray',
  3: '/ColorSpace /DeviceRGB',
  // Programs that write CMYK as JPEG write it inverted.
  4: '/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]',
}

async function asJpeg(path: string, { width, height, channels, orientation }: Metadata): Promise<EmbeddedImage | null> {
  const colours = JPEG_COLOURS[channels]
  if (colours === undefined) return null
  const entries = `${size(width, height)} ${colours} /BitsPerComponent 8 /Filter /DCTDecode`
  return { entries, data: await readFile(path), toUpright: ORIENTATIONS[orientation ?? 1] ?? ORIENTATIONS[1]! }
}

const isBilevel = ({ bitsPerSample, depth, channels }: Metadata & { bitsPerSample?: number }): boolean =>
  channels === 1 && depth === 'uchar' && bitsPerSample === 1

async function grayOf(image: Sharp): Promise<GrayImage> {
  const { data, info } = await image.toColourspace('b-w').extractChannel(0).raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

/** One bit a pixel, 0 = black. */
function bilevel({ width, height, data }: GrayImage): EmbeddedImage {
  const stride = Math.ceil(width / 8)
  const bits = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! >= 128) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  const entries = `${size(width, height)} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode`
  return { entries, data: deflateSync(bits, { level: 9 }), toUpright: ORIENTATIONS[1]! }
}

/** What a PNG file holds of its pixels is what a PDF image holds of them: deflated rows with PNG's predictors. */
async function asPng(image: Sharp, { space }: Metadata): Promise<EmbeddedImage> {
  const gray = space === 'b-w' || space === 'grey16'
  const { data, info } = await image
    .toColourspace(gray ? 'b-w' : 'srgb')
    .png({ compressionLevel: 9, adaptiveFiltering: true, palette: false, progressive: false })
    .toBuffer({ resolveWithObject: true })
  const colours = gray ? 1 : 3
  const { bits, pixels } = readPng(data)
  const parameters = `/DecodeParms << /Predictor 15 /Colors ${colours} /BitsPerComponent ${bits} /Columns ${info.width} >>`
  const space_ = `/ColorSpace /Device${gray ? 'Gray' : 'RGB'} /BitsPerComponent ${bits}`
  return {
    entries: `${size(info.width, info.height)} ${space_} /Filter /FlateDecode ${parameters}`,
    data: pixels,
    toUpright: ORIENTATIONS[1]!,
  }
}

/** The bits of a sample and the pixels' data of a PNG file (ISO 15948, 5.3 and 11.2). */
function readPng(png: Buffer): { readonly bits: number; readonly pixels: Buffer } {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return { bits: png.readUInt8(24), pixels: Buffer.concat(parts) }
}
