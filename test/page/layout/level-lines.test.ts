// Level lines: none that a height lies in, or an x-height next to it, is left out, and they come in their order.
import { describe, expect, it } from 'vitest'
import { levelLines } from '../../../src/page/layout/level-lines.ts'
import type { TypeLine } from '../../../src/page/layout/type-line.ts'

const line = (top: number, bottom: number): TypeLine => ({
  letters: [],
  marks: [],
  left: 0,
  top,
  right: 100,
  bottom,
  fit: { slope: 0, offset: bottom, xHeight: 10, ascent: 14, descent: 4, regularity: 1 },
})

describe('levelLines', () => {
  const lines = [line(200, 214), line(0, 14), line(20, 90), line(205, 219)]
  const levelWith = levelLines(lines)

  it('finds every line within an x-height of a height', () => {
    for (let y = 0; y <= 240; y++) {
      const near = lines.flatMap(({ top, bottom }, at) => (y >= top - 10 && y <= bottom + 10 ? [at] : []))
      expect(levelWith(y)).toEqual(expect.arrayContaining(near))
    }
  })

  it('tells them in their order, and none far away', () => {
    expect(levelWith(210)).toEqual([0, 3])
    expect(levelWith(130)).toEqual([])
  })
})
