import { describe, expect, test } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { leadersAmong } from '../../../src/page/layout/leaders.ts'
import { LETTER, MARK } from '../../../src/page/layout/letters.ts'
import { stringOf } from '../../../src/page/layout/strings.ts'
import { componentsOf, lettersInRow } from './components-of.ts'

/** Whether marks lead over a gap between two words, from x = 180 to `to`. */
function isLed(marks: readonly Box[], to: number): boolean {
  const letters = [...lettersInRow(8, 102, 200), ...lettersInRow(4, to, 200)]
  const components = componentsOf([...letters, ...marks])
  const kinds = Uint8Array.from([...letters.map(() => LETTER), ...marks.map(() => MARK)])
  const [a, b] = [stringOf(components, [0, 1, 2, 3, 4, 5, 6, 7]), stringOf(components, [8, 9, 10, 11])]
  return leadersAmong(components, kinds)(a, b)
}

const dot = (x: number): Box => [x, 198, x + 2, 200]

describe('leaders', () => {
  test('a row of dots leads, dots in one half of the gap do not', () => {
    const dots = Array.from({ length: 12 }, (_, at) => dot(190 + 10 * at))
    expect(isLed(dots, 310)).toBe(true)
    expect(isLed(dots.slice(0, 5), 310)).toBe(false)
  })

  test('a dash leads between words that stand near it, not over a wide gap', () => {
    expect(isLed([[188, 194, 194, 196]], 202)).toBe(true)
    expect(isLed([[188, 194, 194, 196]], 230)).toBe(false)
  })

  test('a speck in the gap leads nowhere', () => {
    expect(isLed([[190, 194, 192, 196]], 202)).toBe(false)
  })
})
