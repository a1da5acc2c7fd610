import { describe, expect, it } from 'vitest'
import type { RecognizedLine } from '../../../src/engines/ports.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { doubtAccents } from '../../../src/page/recheck/accents.ts'
import { BASELINE, plainWord, setLine, X_HEIGHT } from './set-line.ts'

/** Confidence of a word with ink over its letter at `at`: boxes in x-heights from the letter's left and above the baseline. */
function confidenceOf(text: string, at: number, above: readonly (readonly [number, number, number, number])[]): number {
  const { line, blobs } = setLine([plainWord(text)])
  const left = line.words[0]!.symbols[at]!.box[0]
  const ink = above.map(([x, rise, width, height]) => {
    const foot = BASELINE - rise * X_HEIGHT
    const box: Box = [left + x * X_HEIGHT, foot - height * X_HEIGHT, left + (x + width) * X_HEIGHT, foot]
    return { box, area: width * height * X_HEIGHT * X_HEIGHT }
  })
  const lines: readonly RecognizedLine[] = doubtAccents([line], [...blobs, ...ink], X_HEIGHT)
  return lines[0]!.words[0]!.confidence
}

describe('doubtAccents', () => {
  it.each<readonly [string, string, number, readonly (readonly [number, number, number, number])[]]>([
    ['a tilde', 'Senor', 2, [[0.1, 1.15, 0.5, 0.2]]],
    ['an acute accent', 'cafe', 3, [[0.2, 1.15, 0.36, 0.3]]],
    [
      'two dots',
      'Muller',
      1,
      [
        [0.05, 1.2, 0.2, 0.2],
        [0.42, 1.2, 0.2, 0.2],
      ],
    ],
  ])('doubts a word with %s (%s)', (_, text, at, above) => {
    expect(confidenceOf(text, at, above)).toBe(0.4)
  })

  it.each<readonly [string, string, number, readonly (readonly [number, number, number, number])[]]>([
    ['no ink above', 'cases', 2, []],
    ['one dot', 'cases', 2, [[0.2, 1.2, 0.22, 0.22]]],
    ['a speck', 'cases', 2, [[0.2, 1.2, 0.4, 0.02]]],
    ['ink of the line above', 'cases', 2, [[0.1, 1.6, 0.5, 0.2]]],
    ['the dot of an i that leans', 'main', 1, [[0.5, 1.2, 0.36, 0.22]]],
  ])('is as sure with %s', (_, text, at, above) => {
    expect(confidenceOf(text, at, above)).toBe(0.95)
  })
})
