import { describe, expect, test } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { hostFragments } from '../../../src/page/layout/fragments.ts'
import { stringOf } from '../../../src/page/layout/strings.ts'
import { componentsOf, lettersInRow } from './components-of.ts'

/** Strings of boxes → for each host its number of letters and the boxes of its fragments. */
function hostsOf(strings: readonly (readonly Box[])[], slope = 0): { letters: number; fragments: Box[] }[] {
  const boxes = strings.flat()
  const components = componentsOf(boxes)
  let next = 0
  const found = strings.map((string) =>
    stringOf(
      components,
      string.map(() => next++),
    ),
  )
  return hostFragments(found, slope).map(({ string, fragments }) => ({
    letters: string.members.length,
    fragments: fragments.map((id) => boxes[id]!),
  }))
}

const word = lettersInRow(8, 100, 200)

describe('fragments', () => {
  test('a comma as high as small letters, behind its word', () => {
    const comma: Box = [182, 195, 187, 205]
    expect(hostsOf([word, [comma]])).toEqual([{ letters: 8, fragments: [comma] }])
  })

  test('a letter behind a word is a string of its own', () => {
    expect(hostsOf([word, lettersInRow(1, 188, 200)])).toHaveLength(2)
  })

  test('a typed exponent half a line above its number', () => {
    const exponent: Box = [184, 177, 192, 189]
    expect(hostsOf([word, [exponent]])).toEqual([{ letters: 8, fragments: [exponent] }])
  })

  test('a short word of the line above is none, whatever the slope', () => {
    const above = lettersInRow(2, 140, 187)
    const beside = lettersInRow(6, 172, 188)
    expect(hostsOf([lettersInRow(20, 100, 201), above, beside], 0.01)).toHaveLength(3)
  })

  test('the first word of a line close above another is none, whose first letters reach into the white between them', () => {
    const first: Box[] = [...lettersInRow(2, 100, 186), [120, 176, 128, 190]]
    const rest = lettersInRow(7, 145, 186)
    const letters = hostsOf([lettersInRow(20, 100, 200), first, rest]).map((host) => host.letters)
    expect(letters).toEqual([20, 7, 3])
  })
})
