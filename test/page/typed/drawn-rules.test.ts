import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import type { Line } from '../../../src/model/page-text.ts'
import { drawnRules } from '../../../src/page/typed/drawn-rules.ts'

const X_HEIGHT = 20
/** A line from x to x on a baseline. */
const lineAt = (left: number, right: number, baseline: number): Line => ({
  box: [left, baseline - 32, right, baseline + 9],
  words: [{ text: 'harbour', box: [left, baseline - 32, right, baseline + 9], confidence: 1 }],
  xHeight: X_HEIGHT,
  baseline,
  block: 0,
})
const rulesOf = (boxes: readonly Box[], lines: readonly Line[] = []) => drawnRules(boxes, lines, X_HEIGHT)

describe('the rules of a typed page', () => {
  it('are thin and long', () => {
    const rule: Box = [100, 500, 600, 503]
    expect(rulesOf([rule, [100, 600, 160, 603], [100, 700, 600, 760], [50, 100, 53, 900]])).toEqual([
      rule,
      [50, 100, 53, 900],
    ])
  })

  it('are those of a low grid too, where upright strokes stand between level ones', () => {
    const grid: Box[] = [
      [100, 100, 600, 103],
      [100, 150, 600, 153],
      [100, 200, 600, 203],
      [300, 102, 303, 201],
    ]
    expect(rulesOf([...grid, [700, 102, 703, 201]])).toEqual(grid)
  })

  it('are put together where a grid is drawn cell by cell, its corners by themselves', () => {
    const rows = [100, 180, 260]
    const columns = [100, 300, 500]
    const level = rows.flatMap((y): Box[] => [
      [104, y, 300, y + 4],
      [304, y, 500, y + 4],
    ])
    const upright = columns.flatMap((x): Box[] => [
      [x, 104, x + 4, 180],
      [x, 184, x + 4, 260],
    ])
    const corners = rows.flatMap((y) => columns.map((x): Box => [x, y, x + 4, y + 4]))
    expect(rulesOf([...level, ...upright, ...corners])).toEqual([
      ...rows.map((y) => [100, y, 504, y + 4]),
      ...columns.map((x) => [x, 100, x + 4, 264]),
    ])
  })

  it('are no underlines, and no strokes through words', () => {
    const line = lineAt(100, 600, 500)
    expect(rulesOf([[100, 505, 600, 508]], [line])).toEqual([])
    expect(rulesOf([[200, 488, 400, 491]], [line])).toEqual([])
    expect(rulesOf([[100, 530, 600, 533]], [line])).toEqual([[100, 530, 600, 533]])
    expect(rulesOf([[60, 505, 700, 508]], [line])).toEqual([[60, 505, 700, 508]])
  })
})
