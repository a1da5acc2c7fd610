// Gray levels: how many pixels of an image have each gray, and images looked at four pixels at a time.
import type { GrayImage } from '../../engines/ports.ts'

/** Pixels, four to a whole number, without those that are left over at the end. */
export function quadsOf(data: Uint8Array): Int32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : new Uint8Array(data)
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
}

/** Stages ask for the levels of one image again and again, and nobody changes an image's pixels. */
const counted = new WeakMap<Uint8Array, Uint32Array>()

/** Number of pixels of each gray, 0–255; counted once an image. */
export function grayLevels({ data }: GrayImage): Uint32Array {
  const known = counted.get(data)
  if (known !== undefined) return known
  const levels = countLevels(data)
  counted.set(data, levels)
  return levels
}

/** White and black quads are counted as such, and others in four tables: adding to one place again and again is slow. */
function countLevels(data: Uint8Array): Uint32Array {
  const quads = quadsOf(data)
  const tables = new Uint32Array(4 * 256)
  for (let from = 0; from < quads.length; from += PIECE)
    countQuads(quads, from, Math.min(quads.length, from + PIECE), tables)
  for (let at = 4 * quads.length; at < data.length; at++) tables[data[at]!]! += 1
  const levels = tables.slice(0, 256)
  for (let at = 256; at < tables.length; at++) levels[at & 255]! += tables[at]!
  return levels
}

/** So many quads are counted at a time: what is called often Node has compiled before the first page's end. */
const PIECE = 1 << 12

function countQuads(quads: Int32Array, from: number, end: number, tables: Uint32Array): void {
  let [white, black] = [0, 0]
  for (let at = from; at < end; at++) {
    const quad = quads[at]!
    if (quad === -1) white += 4
    else if (quad === 0) black += 4
    else {
      tables[quad & 255]! += 1
      tables[256 + ((quad >>> 8) & 255)]! += 1
      tables[512 + ((quad >>> 16) & 255)]! += 1
      tables[768 + (quad >>> 24)]! += 1
    }
  }
  tables[0]! += black
  tables[255]! += white
}
