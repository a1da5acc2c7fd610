import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRuns } from '../../../src/page/ink/ink-runs.ts'
import { reducePage } from '../../../src/page/layout/reduced-page.ts'

describe('a reduced page', () => {
  it('has ink where two fifths of a cell have, the last and smaller cells counting as whole', () => {
    const sides = fc.integer({ min: 1, max: 23 })
    fc.assert(
      fc.property(
        sides,
        sides,
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.boolean()),
        (width, height, factor, dark) => {
          const data = Uint8Array.from({ length: width * height }, () => (dark.next().value ? 0 : 255))
          // At a factor of two they are left out, unless they are all there is.
          const side = factor === 2 && width > 1 && height > 1 ? Math.floor : Math.ceil
          const [across, down] = [side(width / factor), side(height / factor)]
          const inkIn = (cell: number): number => {
            const [left, top] = [factor * (cell % across), factor * Math.floor(cell / across)]
            let count = 0
            for (let y = top; y < Math.min(height, top + factor); y++)
              for (let x = left; x < Math.min(width, left + factor); x++) if (data[y * width + x] === 0) count += 1
            return count
          }
          const enough = Math.max(1, Math.round(0.4 * factor * factor))
          expect(reducePage(findRuns({ width, height, data }, 128), factor)).toEqual({
            width: across,
            height: down,
            data: Uint8Array.from({ length: across * down }, (_, cell) => (inkIn(cell) >= enough ? 1 : 0)),
          })
        },
      ),
    )
  })
})
