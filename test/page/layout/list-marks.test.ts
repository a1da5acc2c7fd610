import { expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { LETTER, MARK } from '../../../src/page/layout/letters.ts'
import { listMarksAmong } from '../../../src/page/layout/list-marks.ts'
import { stringOf } from '../../../src/page/layout/strings.ts'
import { componentsOf } from './components-of.ts'

/** Whether letters with these boxes, and the marks beside them, end as a list mark does. Feet stand at 40. */
function isListMark(letters: readonly Box[], marks: readonly Box[] = []): boolean {
  const components = componentsOf([...letters, ...marks])
  const kinds = Uint8Array.from([...letters.map(() => LETTER), ...marks.map(() => MARK)])
  return listMarksAmong(components, kinds)(stringOf(components, [...letters.keys()]))
}

const bracket = (left: number): Box => [left, 10, left + 8, 48]
const small: Box = [20, 20, 36, 40]
const digits: readonly Box[] = [
  [0, 12, 18, 40],
  [22, 12, 40, 40],
]

it.each<[name: string, expected: boolean, letters: readonly Box[], marks?: readonly Box[]]>([
  ['(a)', true, [bracket(8), small, bracket(40)]],
  ['1)', true, [digits[0]!, bracket(22)]],
  ['12.', true, digits, [[44, 36, 48, 40]]],
  ['12', false, digits],
  [
    '11, whose strokes are as narrow as brackets',
    false,
    [
      [0, 12, 8, 40],
      [14, 12, 22, 40],
    ],
  ],
  ['12 and a speck beside its middle', false, digits, [[44, 20, 48, 24]]],
  ['12 and a dot far off', false, digits, [[80, 36, 84, 40]]],
  ['a lone bracket', false, [bracket(8)]],
])('%s: %s', (_, expected, letters, marks) => {
  expect(isListMark(letters, marks)).toBe(expected)
})
