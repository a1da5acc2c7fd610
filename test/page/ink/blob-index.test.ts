import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, holdsMiddle } from '../../../src/model/geometry.ts'
import { indexBlobs } from '../../../src/page/ink/blob-index.ts'

const box = fc
  .tuple(fc.nat(300), fc.nat(300), fc.nat(40), fc.nat(40))
  .map(([left, top, width, height]): Box => [left, top, left + width, top + height])

describe('indexBlobs', () => {
  it('finds what a look at all blobs finds, in their order', () => {
    const blobs = fc.array(
      box.map((box) => ({ box, area: 1 })),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(
        blobs,
        box,
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (all, outer, margin, row) => {
          const wanted = all.filter((blob) => holdsMiddle(outer, blob.box, margin))
          expect(indexBlobs(all, row).within(outer, margin)).toEqual(wanted)
        },
      ),
    )
  })
})
