import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rotateBy } from '../../../src/engines/gray-ops.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { boxOnPage, type Frame } from '../../../src/page/image/frame.ts'
import { findBlobs } from '../../../src/page/ink/blobs.ts'
import { inkOf } from '../../../src/page/ink/ink-runs.ts'
import { drawn } from '../text-image.ts'

const frame = (change: Partial<Frame>): Frame => ({
  upright: { width: 1000, height: 800 },
  straight: { width: 1000, height: 800 },
  scale: 1,
  skew: 0,
  ...change,
})
const centreOf = ([left, top, right, bottom]: Box): [number, number] => [(left + right) / 2, (top + bottom) / 2]

describe('boxOnPage', () => {
  it('leaves a box where it is on a page that was not changed', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(700), fc.nat(99), fc.nat(99), (x, y, width, height) => {
        const box: Box = [x, y, x + width, y + height]
        for (const [index, value] of boxOnPage(box, frame({})).entries()) expect(value).toBeCloseTo(box[index]!, 9)
      }),
    )
  })

  it('undoes the scale', () => {
    expect(boxOnPage([200, 100, 400, 160], frame({ scale: 2 }))).toEqual([100, 50, 200, 80])
    expect(boxOnPage([50, 25, 100, 40], frame({ scale: 0.5 }))).toEqual([100, 50, 200, 80])
  })

  it.each([-6, -0.8, 0.4, 3])('finds a mark again that straightening %f degrees moved', async (skew) => {
    const marks: Box[] = [
      [100, 120, 116, 136],
      [820, 60, 836, 76],
      [480, 700, 496, 716],
    ]
    for (const mark of marks) {
      const upright = drawn(1000, 800, (context) => context.fillRect(mark[0], mark[1], 16, 16))
      const straight = await rotateBy(upright, -skew)
      const [blob] = findBlobs(inkOf(straight))
      const found = centreOf(boxOnPage(blob!.box, frame({ upright, straight, skew })))
      const [x, y] = centreOf(mark)
      expect(Math.hypot(found[0] - x, found[1] - y)).toBeLessThan(1.5)
    }
  })

  it('keeps the size of a box through any frame', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.double({ min: 0.4, max: 3, noNaN: true }),
        (skew, scale) => {
          const [left, top, right, bottom] = boxOnPage([300, 200, 420, 230], frame({ skew, scale }))
          expect(right - left).toBeCloseTo(120 / scale, 6)
          expect(bottom - top).toBeCloseTo(30 / scale, 6)
        },
      ),
    )
  })
})
