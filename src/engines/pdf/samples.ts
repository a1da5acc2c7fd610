// Decoded samples of a PDF image as gray, row by row, so that a huge image is made smaller before it takes up memory.

import type { GrayImage } from '../ports.ts'
import type { DecodedImage, PaintedImage } from './content.ts'
import { GRAY } from './gray.ts'

type Ink = Pick<PaintedImage, 'type' | 'ink'>

/** Writes row `y` of an image as gray into `row`. */
type ReadRow = (y: number, row: Uint8Array) => void

/**
 * The image as gray; RGBA is laid on white, a mask paints `ink` where its bits are 0. Null for an unknown kind of samples.
 * @param factor each gray pixel is the mean of factor × factor samples
 */
export function toGray(image: DecodedImage, painted: Ink, factor = 1): GrayImage | null {
  if (image.kind === GRAY && factor === 1)
    return { width: image.width, height: image.height, data: image.data as Uint8Array }
  const read = rowReader(image, painted)
  if (read === null) return null
  return factor === 1 ? allRows(image, read) : meanOfCells(image, read, factor)
}

function rowReader(image: DecodedImage, { type, ink }: Ink): ReadRow | null {
  const { width, height, data, kind } = image
  if (type === 'mask') return bitReader(image, ink)
  if (kind === 1) return bitReader(image, 0)
  if (kind === 2 && data.length >= width * height * 3) return rgbReader(image)
  if (kind === GRAY) return (y, row) => row.set(data.subarray(y * width, (y + 1) * width))
  if (kind === 3 && data.length >= width * height * 4) return rgbaReader(image)
  return null
}

function allRows({ width, height }: DecodedImage, read: ReadRow): GrayImage {
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) read(y, data.subarray(y * width, (y + 1) * width))
  return { width, height, data }
}

/** Samples beyond the last whole cell are left out. */
function meanOfCells(image: DecodedImage, read: ReadRow, factor: number): GrayImage {
  const [width, height] = [Math.floor(image.width / factor), Math.floor(image.height / factor)]
  const data = new Uint8Array(width * height)
  const row = new Uint8Array(image.width)
  const sums = new Uint32Array(width)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let step = 0; step < factor; step++) {
      read(y * factor + step, row)
      for (let x = 0, from = 0; x < width; x++) {
        let sum = 0
        for (const end = from + factor; from < end; from++) sum += row[from]!
        sums[x]! += sum
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = Math.round(sums[x]! / (factor * factor))
  }
  return { width, height, data }
}

/** Rows start on whole bytes, the highest bit is leftmost, bit 1 is white; rows that are missing stay white. */
function bitReader({ width, data }: DecodedImage, zero: number): ReadRow {
  const stride = (width + 7) >> 3
  return (y, row) => {
    row.fill(255)
    if ((y + 1) * stride > data.length) return
    for (let at = 0, from = y * stride; at < stride; at++, from++) {
      const byte = data[from]!
      if (byte === 255) continue
      const end = Math.min(width, 8 * at + 8)
      for (let x = 8 * at; x < end; x++) if (((byte >> (7 - (x & 7))) & 1) === 0) row[x] = zero
    }
  }
}

function rgbReader({ width, data }: DecodedImage): ReadRow {
  return (y, row) => writeLuma(data, 3 * y * width, row)
}

/** Fills `row` with the Rec. 601 luma of the RGB samples that begin at `start`, in 16-bit integers. */
export function writeLuma(rgb: DecodedImage['data'], start: number, row: Uint8Array): void {
  for (let x = 0, from = start; x < row.length; x++, from += 3) {
    row[x] = (19595 * rgb[from]! + 38470 * rgb[from + 1]! + 7471 * rgb[from + 2]! + 32768) >> 16
  }
}

function rgbaReader({ width, data }: DecodedImage): ReadRow {
  return (y, row) => {
    for (let x = 0, from = 4 * y * width; x < width; x++, from += 4) {
      const luma = (19595 * data[from]! + 38470 * data[from + 1]! + 7471 * data[from + 2]! + 32768) >> 16
      const alpha = data[from + 3]!
      row[x] = alpha === 255 ? luma : Math.round((luma * alpha + 255 * (255 - alpha)) / 255)
    }
  }
}
