// Gray images as small files: WebP, for pictures that travel within a page.
import sharp from 'sharp'
import type { GrayImage } from './ports.ts'

export interface EncodedImage {
  readonly mediaType: 'image/webp'
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/** How WebP spends bytes and time: quality 0–100, effort 0–6. */
export interface Encoding {
  readonly quality: number
  readonly effort: number
}

/** Type stays readable and few bytes are spent on the paper's grain. */
const SMALL: Encoding = { quality: 40, effort: 4 }

/** @param scale by which the image is made smaller, 1 to leave it */
export async function encodeImage(
  { width, height, data }: GrayImage,
  scale: number,
  encoding: Encoding = SMALL,
): Promise<EncodedImage> {
  const image = sharp(data, { raw: { width, height, channels: 1 } })
  const sized = scale < 1 ? image.resize({ width: Math.max(1, Math.round(width * scale)) }) : image
  const { data: bytes, info } = await sized.webp({ ...encoding }).toBuffer({ resolveWithObject: true })
  return { mediaType: 'image/webp', data: bytes, width: info.width, height: info.height }
}
