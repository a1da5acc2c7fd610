import { describe, expect, test } from 'vitest'
import { findLayout } from '../../../src/page/layout/find-layout.ts'
import { proseLines } from '../text-image.ts'
import { column, type SetText, setPage } from './set-page.ts'

const [MARGIN, TEXT, TOP, PITCH] = [200, 330, 200, 60]

/** Where lines begin, of prose set in at TEXT, with marks before some of its lines. */
function leftsWith(marks: readonly (readonly [row: number, mark: string, x: number])[], more: readonly SetText[] = []) {
  const lines = column(proseLines(8, 9), TEXT, TOP, PITCH)
  const texts = [...lines, ...marks.map(([row, text, x]) => ({ text, x, y: TOP + row * PITCH })), ...more]
  return findLayout(setPage(texts), 300).lines.map(({ box }) => Math.round(box[0] / 10) * 10)
}

describe('hanging marks', () => {
  test.each(['–', '•', '-'])('“%s” a tab before lines belongs to them where several stand in one place', (mark) => {
    const lefts = leftsWith([0, 2, 5].map((row) => [row, mark, MARGIN] as const))
    const set = lefts.map((left) => left < TEXT - 50)
    expect(set).toEqual([true, false, true, false, false, true, false, false])
  })

  test('one alone, where nothing else begins, is dirt', () => {
    expect(leftsWith([[2, '–', MARGIN]]).every((left) => left > TEXT - 50)).toBe(true)
  })
})
