import { describe, expect, it } from 'vitest'
import type { DrawnPath } from '../../../src/engines/ports.ts'
import type { Box } from '../../../src/model/geometry.ts'
import type { Line } from '../../../src/model/page-text.ts'
import { drawnPictures } from '../../../src/page/typed/drawn-pictures.ts'

const PAGE = { width: 2000, height: 3000 }
const shape = (...box: Box): DrawnPath => ({ kind: 'shape', box, parts: 5 })
const stroke = (...box: Box): DrawnPath => ({ kind: 'shape', box, parts: 1 })
const filled = (...box: Box): DrawnPath => ({ kind: 'box', box, parts: 0 })
/** Lines of one long word over the measure, from row to row. */
const linesAt = (top: number, rows: number, left = 200, right = 1800): Line[] =>
  Array.from({ length: rows }, (_, row) => {
    const box: Box = [left, top + row * 50, right, top + row * 50 + 40]
    return { box, words: [{ text: 'harbour', box, confidence: 1 }], xHeight: 20, baseline: box[3] - 9, block: 0 }
  })
const picturesOf = (paths: readonly DrawnPath[], lines = linesAt(200, 8)) => drawnPictures(paths, lines, PAGE, 20)

describe('the pictures of a typed page', () => {
  it('are shapes that stand together, with their ground and their axes', () => {
    const drawing = [filled(600, 1000, 1200, 1400), shape(700, 1100, 900, 1300), filled(590, 1000, 593, 1420)]
    expect(picturesOf(drawing)).toEqual([[590, 1000, 1200, 1420]])
    expect(picturesOf([...drawing, shape(700, 2000, 900, 2300)])).toHaveLength(2)
  })

  it('are bars on one foot', () => {
    const bars = [0, 1, 2].map((at) => filled(600 + 100 * at, 1300 - 90 * at, 660 + 100 * at, 1400))
    expect(picturesOf([...bars, filled(580, 1400, 900, 1403)])).toEqual([[580, 1120, 900, 1403]])
    const fields = [0, 1, 2].map((at) => filled(600 + 100 * at, 1300, 660 + 100 * at, 1400))
    expect(picturesOf([...fields, filled(580, 1400, 900, 1403)])).toEqual([])
  })

  it.each([
    ['the ground of the page', [shape(0, 0, 2000, 3000)], linesAt(200, 8)],
    ['a rounded frame around text', [shape(180, 1000, 1820, 1500)], linesAt(1020, 9)],
    ['shading behind text', [filled(180, 1000, 1820, 1500), filled(180, 1510, 1820, 1600)], linesAt(1020, 9)],
    ['bullets and braces', [shape(180, 1000, 200, 1020), shape(180, 1050, 200, 1400)], linesAt(200, 8)],
    ['a stroke', [stroke(300, 1000, 600, 1400)], linesAt(200, 8)],
  ])('are not %s', (_, paths, lines) => {
    expect(picturesOf(paths, lines)).toEqual([])
  })

  it('stand in a frame with text around them', () => {
    const strokes = [filled(150, 900, 153, 2000), filled(1250, 900, 1253, 2000), filled(150, 900, 1250, 903)]
    const lines = [...linesAt(920, 6, 170, 1240), ...linesAt(1520, 9, 170, 1240)]
    expect(picturesOf([...strokes, shape(170, 1250, 1230, 1500)], lines)).toEqual([[170, 1250, 1230, 1500]])
  })

  it('are told among thousands of paths', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => shape(600 + (at % 400), 1000, 610 + (at % 400), 1300))
    expect(picturesOf(many)).toEqual([[600, 1000, 1009, 1300]])
  })
})
