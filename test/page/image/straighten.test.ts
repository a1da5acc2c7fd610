import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rotateBy } from '../../../src/engines/gray-ops.ts'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { turnedBy } from '../../../src/page/image/straighten.ts'
import { proseLines, textPage } from '../text-image.ts'

/** Middles of the four black squares that each stand near a corner, clockwise from the top left. */
function corners({ width, height, data }: GrayImage): [number, number][] {
  const quarters = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const
  return quarters.map(([right, lower]) => {
    let [x, y, ink] = [0, 0, 0]
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const dark = 255 - data[row * width + column]!
        if (column > width / 2 !== (right === 1) || row > height / 2 !== (lower === 1)) continue
        ;[x, y, ink] = [x + dark * column, y + dark * row, ink + dark]
      }
    }
    return [x / ink, y / ink]
  })
}

function marked(width: number, height: number): GrayImage {
  const data = new Uint8Array(width * height).fill(255)
  for (const top of [12, height - 19]) {
    for (const left of [10, width - 17]) {
      for (let y = top; y < top + 7; y++) data.fill(0, y * width + left, y * width + left + 7)
    }
  }
  return { width, height, data }
}

describe('turnedBy', () => {
  it('turns each mark about the middle of the page', () => {
    const side = fc.integer({ min: 80, max: 230 })
    fc.assert(
      fc.property(side, side, fc.double({ min: -10, max: 10, noNaN: true }), (width, height, degrees) => {
        const [page, angle] = [marked(width, height), (degrees * Math.PI) / 180]
        const turned = turnedBy(page, degrees)
        const before = corners(page)
        for (const [index, [x, y]] of corners(turned).entries()) {
          const [dx, dy] = [before[index]![0] - (width - 1) / 2, before[index]![1] - (height - 1) / 2]
          const [wantedX, wantedY] = [
            dx * Math.cos(angle) - dy * Math.sin(angle),
            dx * Math.sin(angle) + dy * Math.cos(angle),
          ]
          expect(Math.abs(x - (turned.width - 1) / 2 - wantedX)).toBeLessThan(1.2)
          expect(Math.abs(y - (turned.height - 1) / 2 - wantedY)).toBeLessThan(1.2)
        }
      }),
      { numRuns: 50 },
    )
  })

  it.each([0.3, -1.2, 6, -9])('turns by %f degrees as sharp does', async (degrees) => {
    const page = textPage(proseLines(8, 7), { width: 611, height: 402, fontSize: 22 })
    const [own, other] = [turnedBy(page, degrees), await rotateBy(page, degrees)]
    expect([own.width, own.height]).toEqual([other.width, other.height])
    const most = own.data.reduce((most, gray, at) => Math.max(most, Math.abs(gray - other.data[at]!)), 0)
    expect(most).toBeLessThanOrEqual(1)
  })

  it('leaves a page as it is when it is turned by nothing', () => {
    const page = marked(90, 81)
    expect(turnedBy(page, 0)).toEqual(page)
  })
})
