import { describe, expect, test } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { findHalftones } from '../../../src/page/layout/halftones.ts'
import { LETTER, SPECK } from '../../../src/page/layout/letters.ts'
import { componentsOf, lettersInRow } from './components-of.ts'

const X_HEIGHT = 10

/** Dots `pitch` apart all over a box. */
function dots([left, top, right, bottom]: Box, pitch: number): Box[] {
  const found: Box[] = []
  for (let y = top; y < bottom; y += pitch) for (let x = left; x < right; x += pitch) found.push([x, y, x + 1, y + 1])
  return found
}

const halftonesOf = (specks: readonly Box[], letters: readonly Box[] = [], drawn: readonly Box[] = []): Box[] =>
  findHalftones(
    componentsOf([...specks, ...letters]),
    Uint8Array.from([...specks.map(() => SPECK), ...letters.map(() => LETTER)]),
    drawn,
    X_HEIGHT,
  )

describe('halftones', () => {
  test('a screen of dots is one, its box around it', () => {
    const [box, ...more] = halftonesOf(dots([200, 100, 600, 400], 6))
    expect(more).toEqual([])
    expect(box![0]).toBeLessThanOrEqual(225)
    expect(box![2]).toBeGreaterThanOrEqual(575)
    expect(box![1]).toBeLessThanOrEqual(125)
    expect(box![3]).toBeGreaterThanOrEqual(375)
  })

  test('a dotted frame is none, and takes no text with it', () => {
    const frame = [
      ...dots([100, 100, 700, 103], 3),
      ...dots([100, 500, 700, 503], 3),
      ...dots([100, 100, 103, 500], 3),
      ...dots([697, 100, 700, 500], 3),
    ]
    expect(halftonesOf(frame)).toEqual([])
  })

  test('sparse dots are none by themselves, and one beside a picture', () => {
    const sparse = dots([200, 100, 500, 400], 11)
    expect(halftonesOf(sparse)).toEqual([])
    expect(halftonesOf(sparse, [], [[490, 100, 800, 400]])).toHaveLength(1)
  })

  test('dirt among the letters of a page is none', () => {
    const letters = Array.from({ length: 20 }, (_, row) => lettersInRow(60, 100, 100 + 20 * row)).flat()
    expect(halftonesOf(dots([100, 100, 700, 500], 12), letters)).toEqual([])
  })
})
