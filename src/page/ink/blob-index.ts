// Blob index: blobs by the row they lie in, so that those of a word are found without a look at all of the page's.
import { type Box, heightOf, holdsMiddle } from '../../model/geometry.ts'
import type { InkBlob } from './ink.ts'

export interface BlobIndex {
  /** Blobs whose middle lies within the box or no further than `margin` outside it, in the order in which they were given. */
  readonly within: (box: Box, margin: number) => InkBlob[]
}

/** Letters of running text are at most so high, x-heights. */
const MOST_HEIGHT = 3

/** The blobs that running text can have. @param xHeight of the page's text, pixels */
export const indexSmall = (blobs: readonly InkBlob[], xHeight: number): BlobIndex =>
  indexBlobs(
    blobs.filter(({ box }) => heightOf(box) <= MOST_HEIGHT * xHeight),
    xHeight,
  )

/** @param rowHeight pixels; about as high as a line's letters */
export function indexBlobs(blobs: readonly InkBlob[], rowHeight: number): BlobIndex {
  const rowOf = (y: number): number => Math.floor(y / rowHeight)
  const rows = new Map<number, number[]>()
  for (const [index, { box }] of blobs.entries()) {
    const row = rowOf((box[1] + box[3]) / 2)
    const found = rows.get(row)
    if (found === undefined) rows.set(row, [index])
    else found.push(index)
  }
  return {
    within(outer, margin) {
      const found: number[] = []
      const last = rowOf(outer[3] + margin)
      for (let row = rowOf(outer[1] - margin); row <= last; row++) {
        for (const index of rows.get(row) ?? []) if (holdsMiddle(outer, blobs[index]!.box, margin)) found.push(index)
      }
      return found.sort((a, b) => a - b).map((index) => blobs[index]!)
    },
  }
}
