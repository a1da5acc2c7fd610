import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { findBlobs } from '../../../src/page/ink/blobs.ts'
import { findRuns } from '../../../src/page/ink/ink-runs.ts'
import { inkDrawn } from '../ink-image.ts'

describe('findBlobs', () => {
  it('finds what hangs together, corners included', () => {
    const blobs = findBlobs(inkDrawn('##....#', '..#...#', '.......', '#.#.#..', '###.#..'))
    expect(blobs.toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])).toEqual([
      { box: [0, 0, 3, 2], area: 3 },
      { box: [6, 0, 7, 2], area: 2 },
      { box: [0, 3, 3, 5], area: 5 },
      { box: [4, 3, 5, 5], area: 2 },
    ])
  })

  it('joins the arms of a spiral that meet only at its heart', () => {
    const rows = ['#######', '#.....#', '#.###.#', '#.#.#.#', '#.#...#', '#.#####']
    expect(findBlobs(inkDrawn(...rows))).toEqual([{ box: [0, 0, 7, 6], area: rows.join('').split('#').length - 1 }])
  })

  it('counts each pixel of ink once and finds the blobs that flooding finds', () => {
    const image = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .chain(([width, height]) =>
        fc
          .array(fc.constantFrom(0, 1), { minLength: width * height, maxLength: width * height })
          .map((cells) => ({ width, height, data: Uint8Array.from(cells) })),
      )
    fc.assert(
      fc.property(image, (random) => {
        const blobs = findBlobs(findRuns({ ...random, data: random.data.map((cell) => 255 * (1 - cell)) }, 128))
        expect(blobs.map((blob) => JSON.stringify(blob)).sort()).toEqual(flooded(random).sort())
      }),
    )
  })
})

/** Blobs by flooding from each pixel that is not 0, as JSON. */
function flooded({ width, height, data }: GrayImage): string[] {
  const left = Uint8Array.from(data)
  const blobs: string[] = []
  for (let start = 0; start < left.length; start++) {
    if (left[start] === 0) continue
    const found: [number, number][] = []
    const queue = [start]
    left[start] = 0
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      found.push([x, y])
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          if (left[ny * width + nx] === 0) continue
          left[ny * width + nx] = 0
          queue.push(ny * width + nx)
        }
      }
    }
    const [xs, ys] = [found.map(([x]) => x), found.map(([, y]) => y)]
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1]
    blobs.push(JSON.stringify({ box, area: found.length }))
  }
  return blobs
}
