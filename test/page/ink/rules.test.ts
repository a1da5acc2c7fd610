import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { findBlobs } from '../../../src/page/ink/blobs.ts'
import { findRuns } from '../../../src/page/ink/ink-runs.ts'
import { findRules } from '../../../src/page/ink/rules.ts'

const SIZE = 1000

/** The rules of a page of black boxes, where small letters are 20 pixels high. */
function rulesAmong(...boxes: Box[]): Box[] {
  return rulesBeside([], ...boxes)
}

function rulesBeside(pictures: readonly Box[], ...boxes: Box[]): Box[] {
  const data = new Uint8Array(SIZE * SIZE).fill(255)
  for (const [left, top, right, bottom] of boxes)
    for (let y = top; y < bottom; y++) data.fill(0, y * SIZE + left, y * SIZE + right)
  const ink = findRuns({ width: SIZE, height: SIZE, data }, 128)
  return findRules({ ink, blobs: findBlobs(ink), pictures }, 20)
}

/** Strokes of a table with two rows and three columns. */
const GRID: Box[] = [
  [100, 100, 700, 103],
  [100, 200, 700, 203],
  [100, 300, 700, 303],
  [100, 100, 103, 303],
  [300, 100, 303, 303],
  [500, 100, 503, 303],
  [697, 100, 700, 303],
]

describe('findRules', () => {
  it('takes long thin blobs, lying or standing', () => {
    const [lying, standing]: Box[] = [
      [100, 50, 500, 53],
      [50, 100, 53, 900],
    ]
    expect(rulesAmong(lying!, standing!)).toEqual([lying, standing])
  })

  it('takes no em dash, no letter, no box of solid black', () => {
    expect(rulesAmong([100, 50, 140, 53], [200, 50, 220, 70], [300, 50, 700, 450])).toEqual([])
  })

  it('takes the strokes of a grid one by one, though they hang together', () => {
    expect(rulesAmong(...GRID)).toEqual(GRID)
  })

  it('takes them where letters touch them, and takes no letter with them', () => {
    const letters: Box[] = [
      [320, 180, 324, 200],
      [330, 196, 350, 200],
      [503, 230, 520, 234],
    ]
    const found = rulesAmong(...GRID, ...letters)
    expect(found).toHaveLength(GRID.length)
    for (const [index, box] of found.entries())
      for (const [side, place] of box.entries()) expect(Math.abs(place - GRID[index]![side]!)).toBeLessThanOrEqual(4)
  })

  it('takes the strokes of a grid that lies a little aslant, each as one', () => {
    const steps = Array.from(
      { length: 6 },
      (_, step): Box => [100 + 100 * step, 100 + step, 200 + 100 * step, 103 + step],
    )
    const low = steps.map(([left, top, right, bottom]): Box => [left, top + 90, right, bottom + 90])
    expect(rulesAmong(...steps, ...low, [100, 100, 103, 193], [697, 105, 700, 198])).toEqual([
      [100, 101, 700, 107],
      [100, 191, 700, 197],
      [100, 100, 103, 193],
      [697, 105, 700, 198],
    ])
  })

  it('takes no strokes of a picture that was found', () => {
    expect(rulesBeside([[95, 95, 705, 308]], ...GRID)).toEqual([])
  })

  it('takes no strokes out of a picture that hangs together in solid black', () => {
    expect(rulesAmong([100, 100, 700, 103], [100, 100, 300, 500], [650, 100, 700, 500])).toEqual([])
  })
})
