// JPEG images in a PDF, decoded by sharp: pdf.js's own decoder is script, and takes longer than the whole rest of a page.
import sharp, { type Sharp } from 'sharp'
import { betweenCollections } from '../garbage.ts'
import { tellEarlyEnd } from './early-end.ts'
import { grayRoom, isPlainRgb, mayBeGray, tripled } from './gray.ts'
import { writeLuma } from './samples.ts'
import type { JpegStream } from './streams.ts'

/** From now on JPEG images are decoded by sharp where it knows them; what it does not know is left to pdf.js. */
export function decodeBySharp(prototype: JpegStream): void {
  const { getImageData } = prototype
  prototype.getImageData = async function (length, options) {
    const samples = this.eof ? null : await samplesOf(this)
    if (samples !== null) {
      this.buffer = samples
      this.bufferLength = samples.length
      this.eof = true
    }
    return getImageData.call(this, length, options)
  }
}

/** As pdf.js would have them, row by row: gray, RGB, or what it forces; null where only pdf.js can tell. */
async function samplesOf(stream: JpegStream): Promise<Uint8Array | null> {
  const { jpegOptions, drawWidth, drawHeight, forceRGBA } = stream
  if (jpegOptions.decodeTransform !== undefined || jpegOptions.colorTransform !== undefined || forceRGBA) return null
  const jpeg = fromItsStart(stream.bytes)
  if (jpeg === null || namesItsColours(jpeg)) return null
  try {
    const image = sharp(jpeg, { ignoreIcc: true, failOn: 'warning', limitInputPixels: false, sequentialRead: true })
    const { format, width, height, channels, depth } = await image.metadata()
    const isKnown = format === 'jpeg' && depth === 'uchar' && (channels === 1 || channels === 3)
    if (!isKnown || width !== drawWidth || height !== drawHeight) return null
    if (channels === 1) return await decode(image.toColourspace('b-w'), channels, stream)
    const decoded = (): Promise<Uint8Array | null> => decode(image.toColourspace('srgb'), channels, stream)
    return await betweenCollections(channels * width * height, decoded)
  } catch {
    // Damaged in a way that pdf.js may get over.
    if (await isTruncated(jpeg)) tellEarlyEnd()
    return null
  }
}

/** Decodes it once more, which only a damaged one needs. */
const isTruncated = (jpeg: Uint8Array): Promise<boolean> =>
  sharp(jpeg, { failOn: 'error', limitInputPixels: false, sequentialRead: true })
    .stats()
    .then(
      () => false,
      () => true,
    )

/** Null where sharp makes something else of it. */
async function decode(image: Sharp, channels: number, stream: JpegStream): Promise<Uint8Array | null> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return info.channels === channels ? asWanted(data, channels, stream) : null
}

/** In memory of its own: pdf.js hands its buffer over, which Node 22 does not do with memory that is sharp's. */
function asWanted(samples: Uint8Array, channels: number, stream: JpegStream): Uint8Array {
  if (channels === 3) return mayBeGray() && isPlainRgb(stream) ? lumaOf(samples) : new Uint8Array(samples)
  if (!stream.forceRGB) return new Uint8Array(samples)
  if (!mayBeGray()) return tripled(samples)
  const gray = grayRoom(samples.length)
  gray.set(samples)
  return gray
}

function lumaOf(rgb: Uint8Array): Uint8Array {
  const gray = grayRoom(rgb.length / 3)
  writeLuma(rgb, 0, gray)
  return gray
}

/** Some writers put line ends before a JPEG. Null where none begins. */
function fromItsStart(bytes: Uint8Array): Uint8Array | null {
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd8) return bytes.subarray(at)
  }
  return null
}

/** Components called R, G and B are no luma and chroma to pdf.js, whatever else a decoder makes of them (ITU T.81, B.2.2). */
function namesItsColours(jpeg: Uint8Array): boolean {
  for (let at = 2; at + 9 < jpeg.length && jpeg[at] === 0xff; at += 2 + (jpeg[at + 2]! << 8) + jpeg[at + 3]!) {
    const isFrame = jpeg[at + 1]! >= 0xc0 && jpeg[at + 1]! <= 0xc2
    if (isFrame) return [10, 13, 16].every((offset, index) => jpeg[at + offset] === 'RGB'.charCodeAt(index))
  }
  return false
}
