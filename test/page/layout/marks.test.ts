import { describe, expect, test } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { LETTER, MARK } from '../../../src/page/layout/letters.ts'
import { fitLine } from '../../../src/page/layout/line-fit.ts'
import { addMarks } from '../../../src/page/layout/marks.ts'
import { typeLine } from '../../../src/page/layout/type-line.ts'
import { componentsOf, lettersInRow } from './components-of.ts'

/** How far a line of ten letters, x-height 10, from 100 to 198, on 200, reaches with these marks. */
function reachWith(marks: readonly Box[]): readonly [number, number] {
  const letters = lettersInRow(10, 100, 200)
  const components = componentsOf([...letters, ...marks])
  const kinds = Uint8Array.from([...letters.map(() => LETTER), ...marks.map(() => MARK)])
  const ids = letters.map((_, at) => at)
  const line = typeLine(components, ids, [], { ...fitLine(components, ids, 0, 10), xHeight: 10 })
  const taken = Uint8Array.from(kinds, (kind) => (kind === LETTER ? 1 : 0))
  const [{ left, right }] = addMarks(components, kinds, [line], taken) as [typeof line]
  return [left, right]
}

describe('marks', () => {
  test('both halves of an opening quotation mark', () => {
    const quote: Box[] = [
      [86, 185, 89, 189],
      [92, 185, 95, 189],
    ]
    expect(reachWith(quote)).toEqual([86, 198])
  })

  test('leaders, dot by dot', () => {
    const dots = Array.from({ length: 8 }, (_, at): Box => [210 + 14 * at, 198, 212 + 14 * at, 200])
    expect(reachWith(dots)).toEqual([100, 310])
  })

  test('a dashed rule above the line does not draw it out', () => {
    const dashes = Array.from({ length: 12 }, (_, at): Box => [180 + 14 * at, 183, 190 + 14 * at, 185])
    expect(reachWith(dashes)[1]).toBeLessThan(225)
  })
})
