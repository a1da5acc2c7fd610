// Operations on gray images by sharp: turning, straightening, scaling and cropping.
import sharp, { type Sharp } from 'sharp'
import type { Box } from '../model/geometry.ts'
import type { Rotation } from '../model/page-text.ts'
import type { GrayImage } from './ports.ts'

const WHITE = { r: 255, g: 255, b: 255 }

const open = ({ width, height, data }: GrayImage): Sharp =>
  sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: false })

async function gray(image: Sharp): Promise<GrayImage> {
  const { data, info } = await image.toColourspace('b-w').extractChannel(0).raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: pixelsOf(data) }
}

/** A buffer as a plain array of bytes: loops over pixels are fastest where they meet one kind of array only. */
export const pixelsOf = ({ buffer, byteOffset, length }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, length)

/** Turns by quarter turns, clockwise. */
export const turn = (image: GrayImage, rotation: Rotation): Promise<GrayImage> =>
  rotation === 0 ? Promise.resolve(image) : gray(open(image).rotate(rotation))

/**
 * Turns by `degrees` clockwise about the centre; the canvas grows to hold all of it, new corners are white.
 * Positive undoes a text that runs up to the right.
 */
export const rotateBy = (image: GrayImage, degrees: number): Promise<GrayImage> =>
  degrees === 0 ? Promise.resolve(image) : gray(open(image).rotate(degrees, { background: WHITE }))

/** Scales to a width and height in pixels: area averaging down, Lanczos up. */
export const resize = (image: GrayImage, width: number, height: number): Promise<GrayImage> =>
  gray(open(image).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }))

/** The pixels within a box, with a white margin around them. @param margin pixels */
export function crop(image: GrayImage, [left, top, right, bottom]: Box, margin: number): GrayImage {
  const [width, height] = [right - left + 2 * margin, bottom - top + 2 * margin]
  const data = new Uint8Array(width * height).fill(255)
  for (let y = top; y < bottom; y++) {
    const from = y * image.width
    data.set(image.data.subarray(from + left, from + right), (y - top + margin) * width + margin)
  }
  return { width, height, data }
}
