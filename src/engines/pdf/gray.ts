// Gray through pdf.js: a large image whose page is read and not painted is handed over in one byte a pixel, for pdf.js knows none but three.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { DecodedImage } from './content.ts'
import type { ImageStream } from './streams.ts'

/** The kind of samples that pdf.js calls RGB, and that of gray ones, which it has not. */
const RGB = 2
export const GRAY = 8

/** Stands behind the samples in their buffer, so that they are known for what they are wherever pdf.js takes them. */
const TAG = new TextEncoder().encode('one byte a pixel')

const reading = new AsyncLocalStorage<true>()

/** What `work` has pdf.js decode may be gray; the page is not painted from it. */
export const inGray = <T>(work: () => Promise<T>): Promise<T> => reading.run(true, work)

export const mayBeGray = (): boolean => reading.getStore() === true

/** What pdf.js makes of its samples is the image, with no mask or colours of its own to be laid on. */
export const isPlainRgb = (stream: ImageStream): boolean =>
  !stream.forceRGB &&
  ['Decode', 'D', 'SMask', 'Mask', 'ImageMask', 'IM'].every((name) => !stream.dict.has(name)) &&
  stream.dict.get('BPC', 'BitsPerComponent') === 8 &&
  ['DeviceRGB', 'RGB'].includes(colourSpaceOf(stream))

/** By its name; empty where it is more than a name. */
export const colourSpaceOf = ({ dict }: ImageStream): string =>
  (dict.get('CS', 'ColorSpace') as { name?: string } | undefined)?.name ?? ''

/** Room for so many gray samples, to be handed over. */
export function grayRoom(length: number): Uint8Array {
  const bytes = new Uint8Array(length + TAG.length)
  bytes.set(TAG, length)
  return bytes.subarray(0, length)
}

/** An image as pdf.js has it, or, where its samples are gray, of kind GRAY. */
export const withItsKind = (image: DecodedImage): DecodedImage => (isGray(image) ? { ...image, kind: GRAY } : image)

function isGray({ kind, data }: DecodedImage): boolean {
  if (kind !== RGB || data?.buffer.byteLength !== data.length + TAG.length || data.byteOffset !== 0) return false
  const behind = new Uint8Array(data.buffer, data.length)
  return TAG.every((byte, at) => behind[at] === byte)
}

/** Of pages that share an image pdf.js keeps it for all of them: it gets its three bytes a pixel before one is painted. */
export function restoreColours(kept: Iterable<readonly unknown[]>): void {
  for (const [, object] of kept) {
    const image = object as ({ data: Uint8Array } & DecodedImage) | null
    if (typeof image === 'object' && image !== null && isGray(image)) image.data = tripled(image.data)
  }
}

/** The samples of an RGB image that shows gray ones. */
export function tripled(gray: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(3 * gray.length)
  for (let at = 0, to = 0; at < gray.length; at++, to += 3) rgb.fill(gray[at]!, to, to + 3)
  return rgb
}
