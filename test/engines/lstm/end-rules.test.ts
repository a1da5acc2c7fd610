import { describe, expect, it } from 'vitest'
import { clearEndRules } from '../../../src/engines/lstm/end-rules.ts'

const WIDTH = 60
const HEIGHT = 40

/** White but for strokes: columns, rows, gray. */
function cut(...strokes: readonly { x: readonly [number, number]; y: readonly [number, number]; gray: number }[]) {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const { x, y, gray } of strokes)
    for (let row = y[0]; row < y[1]; row++) data.fill(gray, row * WIDTH + x[0], row * WIDTH + x[1])
  return { width: WIDTH, height: HEIGHT, data }
}

/** Columns that have ink. */
const inked = ({ data }: { data: Uint8Array }): number[] =>
  Array.from({ length: WIDTH }, (_, x) => x).filter((x) =>
    Array.from({ length: HEIGHT }, (_, y) => data[y * WIDTH + x]!).some((gray) => gray < 255),
  )

const LETTER = { x: [12, 16], y: [6, 34], gray: 0 } as const

describe('clearEndRules', () => {
  it.each([
    ['at the left', [2, 4], 0],
    ['at the right', [55, 57], 0],
    ['thin and gray', [3, 4], 140],
  ] as const)('clears a rule that crosses all of the cut, %s', (_, x, gray) => {
    const image = cut(LETTER, { x, y: [0, HEIGHT], gray })
    clearEndRules(image)
    expect(inked(image)).toEqual([12, 13, 14, 15])
  })

  it('and one that leans by a pixel', () => {
    const image = cut(LETTER, { x: [3, 4], y: [0, 20], gray: 0 }, { x: [4, 5], y: [20, HEIGHT], gray: 0 })
    clearEndRules(image)
    expect(inked(image)).toEqual([12, 13, 14, 15])
  })

  it('leaves what ends within the line, as brackets and tall letters do', () => {
    const image = cut(LETTER, { x: [4, 6], y: [3, 37], gray: 0 })
    clearEndRules(image)
    expect(inked(image)).toEqual([4, 5, 12, 13, 14, 15])
  })

  it('leaves a shade that darkens to the edge', () => {
    const image = cut(LETTER, { x: [0, 3], y: [0, HEIGHT], gray: 205 }, { x: [3, 6], y: [0, HEIGHT], gray: 230 })
    clearEndRules(image)
    expect(inked(image)).toEqual([0, 1, 2, 3, 4, 5, 12, 13, 14, 15])
  })

  it('leaves what stands further in', () => {
    const image = cut(LETTER, { x: [30, 32], y: [0, HEIGHT], gray: 0 })
    clearEndRules(image)
    expect(inked(image)).toEqual([12, 13, 14, 15, 30, 31])
  })
})
