// Large deflated images in a PDF, inflated by zlib row by row: pdf.js does so in script, holds all rows several times over, and has none
// of an image that ends early.
import { constants, createInflateRaw } from 'node:zlib'
import { betweenCollections } from '../garbage.ts'
import { tellEarlyEnd } from './early-end.ts'
import { colourSpaceOf, grayRoom, isPlainRgb, mayBeGray } from './gray.ts'
import { writeLuma } from './samples.ts'
import type { FlateStream, ImageStream, PredictorStream, StreamClasses } from './streams.ts'

/** Bytes of samples; what is smaller is left to pdf.js. */
const LEAST = 100_000

/** The first of PNG's predictors; with each of them a row names its own (ISO 32000-1, 7.4.4.4). */
const PNG = 10

/** Bytes before deflated data (RFC 1950). */
const HEADER = 2

/** Bytes of a row where rows do not matter: whole samples of three bytes. */
const ANY_ROW = 60_000

/** Share of an image's rows that is worth reading; where there are fewer, the page has failed. */
const LEAST_THERE = 0.1

/** Given an image's rows from the top to the bottom. */
type TakeRow = (row: Uint8Array) => void

/** From now on large deflated images are inflated by zlib; what it cannot read to the end is left to pdf.js. */
export function inflateByZlib({ flate, predictor }: Pick<StreamClasses, 'flate' | 'predictor'>): void {
  const ofFlate = flate.getImageData
  const ofPredictor = predictor.getImageData
  flate.getImageData = async function (length, options) {
    const samples = length >= LEAST ? await plainSamples(this, length) : null
    return samples ?? ofFlate.call(this, length, options)
  }
  predictor.getImageData = async function (length, options) {
    const isKnown = length >= LEAST && this.predictor >= PNG && Object.getPrototypeOf(this.stream) === flate
    const samples = isKnown && length % this.rowBytes === 0 ? await predictedSamples(this, length) : null
    return samples ?? ofPredictor.call(this, length, options)
  }
}

const plainSamples = (stream: FlateStream, length: number): Promise<Uint8Array | null> =>
  betweenCollections(length, async () => {
    const [samples, take] = paperFor(stream, length, ANY_ROW)
    const taken = await inflateRows(stream, ANY_ROW, length, take)
    return whatIsThere(stream, samples, taken / length)
  })

const predictedSamples = (stream: PredictorStream, length: number): Promise<Uint8Array | null> =>
  betweenCollections(length, async () => {
    const { rowBytes, pixBytes } = stream
    const [samples, take] = paperFor(stream, length, rowBytes)
    const packedRow = rowBytes + 1
    const total = (length / rowBytes) * packedRow
    const rows = undoPredictors(packedRow, pixBytes, take)
    const taken = await inflateRows(stream.stream as FlateStream, packedRow, total, rows)
    return whatIsThere(stream, samples, taken / total)
  })

/** Samples of which a share (0–1) is there; null where they are too few, or the others are not white for what they are. */
function whatIsThere(image: ImageStream, samples: Uint8Array, share: number): Uint8Array | null {
  if (share === 1) return samples
  if (share < LEAST_THERE || !isWhiteAt255(image)) return null
  tellEarlyEnd()
  return samples
}

const isWhiteAt255 = (image: ImageStream): boolean =>
  ['DeviceGray', 'G', 'DeviceRGB', 'RGB'].includes(colourSpaceOf(image)) && !image.dict.has('Decode')

/** White paper for `length` bytes of samples, gray where they may be, and what fills it row by row. */
function paperFor(image: ImageStream, length: number, rowBytes: number): [Uint8Array, TakeRow] {
  const inGray = mayBeGray() && isPlainRgb(image) && rowBytes % 3 === 0
  const samples = inGray ? grayRoom(Math.floor(length / 3)) : new Uint8Array(length)
  let filled = 0
  const take: TakeRow = (row) => {
    const end = filled + (inGray ? Math.floor(row.length / 3) : row.length)
    if (inGray) writeLuma(row, 0, samples.subarray(filled, end))
    else samples.set(row, filled)
    filled = end
  }
  return [samples.fill(255), take]
}

/**
 * Hands over `total` bytes of the stream in rows.
 * @returns how many were there before the data ended or were damaged
 */
async function inflateRows(stream: FlateStream, rowBytes: number, total: number, take: TakeRow): Promise<number> {
  const row = new Uint8Array(rowBytes)
  let [filled, left] = [0, total]
  try {
    for await (const chunk of inflate(await packedBytes(stream))) {
      for (let from = 0; from < chunk.length && left > 0; ) {
        const step = Math.min(rowBytes - filled, chunk.length - from, left)
        row.set(chunk.subarray(from, from + step), filled)
        from += step
        filled += step
        left -= step
        if (filled < rowBytes && left > 0) continue
        take(row.subarray(0, filled))
        filled = 0
      }
      if (left === 0) break
    }
  } catch {
    // What was there is what counts.
  }
  return total - left
}

/** Without a look at the checksum, and up to the last byte of data that end early. */
function inflate(packed: Uint8Array): AsyncIterable<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: ANY_ROW, finishFlush: constants.Z_SYNC_FLUSH })
  stream.end(packed.subarray(HEADER))
  return stream
}

/** The stream is left as it was made: two bytes of its data read. */
async function packedBytes({ stream }: FlateStream): Promise<Uint8Array> {
  stream.reset()
  try {
    return stream.isAsync === true ? await stream.asyncGetBytes() : stream.getBytes()
  } finally {
    stream.reset()
    stream.getByte()
    stream.getByte()
  }
}

/** Takes rows that name their predictor in their first byte, and hands over their samples (ISO 15948, 9.2). */
function undoPredictors(packedRow: number, pixBytes: number, take: TakeRow): TakeRow {
  let above: Uint8Array = new Uint8Array(packedRow - 1)
  let samples: Uint8Array = new Uint8Array(packedRow - 1)
  return (row) => {
    samples.set(row.subarray(1))
    undoPredictor(row[0]!, samples, above, pixBytes)
    take(samples)
    ;[above, samples] = [samples, above]
  }
}

/** Adds to each byte of a row what it was told by: the ones to its left, above it, and both. Throws on an unknown predictor. */
function undoPredictor(predictor: number, row: Uint8Array, above: Uint8Array, pixBytes: number): void {
  if (predictor === 1) for (let at = pixBytes; at < row.length; at++) row[at]! += row[at - pixBytes]!
  else if (predictor === 2) for (let at = 0; at < row.length; at++) row[at]! += above[at]!
  else if (predictor === 3) {
    for (let at = 0; at < row.length; at++) row[at]! += ((at < pixBytes ? 0 : row[at - pixBytes]!) + above[at]!) >> 1
  } else if (predictor === 4) {
    for (let at = 0; at < row.length; at++) {
      row[at]! += at < pixBytes ? above[at]! : paeth(row[at - pixBytes]!, above[at]!, above[at - pixBytes]!)
    }
  } else if (predictor !== 0) throw new RangeError(`PNG has no predictor ${predictor}`)
}

/** The one of three neighbours that is nearest to left + above − what is between them (ISO 15948, 9.4). */
function paeth(left: number, above: number, between: number): number {
  const toLeft = Math.abs(above - between)
  const toAbove = Math.abs(left - between)
  const toBetween = Math.abs(left + above - 2 * between)
  if (toLeft <= toAbove && toLeft <= toBetween) return left
  return toAbove <= toBetween ? above : between
}
