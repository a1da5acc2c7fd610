// The container of a model file (traineddata): which bytes are which component.
import { ByteReader, ModelError } from './byte-reader.ts'

/** Places of the components that a line recognizer needs, in the container's table. */
export const COMPONENT = {
  network: 17,
  punctuationDawg: 18,
  wordDawg: 19,
  numberDawg: 20,
  unicharset: 21,
  recoder: 22,
} as const

/** Tesseract's containers have 24 places; more than this is no container. */
const MOST_COMPONENTS = 1000

/** The bytes of each component that is there, by its place; views, not copies. */
export type Components = ReadonlyMap<number, Uint8Array>

/**
 * Parts an unpacked container: int32 number of places, int64 offset of each from the file's start (−1: not there), the components in the
 * order of their places, each up to the next. Throws a ModelError where the table does not fit the bytes.
 */
export function readTraineddata(bytes: Uint8Array): Components {
  const reader = new ByteReader(bytes, 'table of contents')
  const count = bytes.length < 4 ? -1 : reader.int32()
  if (count < 1 || count > MOST_COMPONENTS) throw new ModelError('it is not a traineddata file of Tesseract')
  const present = Array.from({ length: count }, (_, place) => ({ place, start: reader.int64() })).filter(
    ({ start }) => start !== -1,
  )
  const starts = [bytes.length - reader.left, ...present.map(({ start }) => start), bytes.length]
  if (!starts.every((start, index) => index === 0 || start >= starts[index - 1]!)) {
    reader.fail('does not fit the file, which may have been cut off')
  }
  return new Map(present.map(({ place, start }, index) => [place, bytes.subarray(start, starts[index + 2]!)] as const))
}
