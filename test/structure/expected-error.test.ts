import { describe, expect, it } from 'vitest'
import type { PageText } from '../../src/model/page-text.ts'
import { ERROR_STEPS, expectedCer } from '../../src/structure/expected-error.ts'
import { typedPage } from './typed-page.ts'

const steps = [
  { confidence: 0.2, errors: 0.4 },
  { confidence: 0.8, errors: 0.1 },
  { confidence: 1, errors: 0 },
]

/** A page of these words, each with its confidence. */
function pageOf(words: readonly (readonly [string, number])[], textSource: PageText['textSource'] = 'ocr'): PageText {
  const page = typedPage(words.map(([text]) => text).join(' '))
  const [line] = page.lines
  if (line === undefined) return { ...page, textSource }
  const sure = line.words.map((word, index) => ({ ...word, confidence: words[index]![1] }))
  return { ...page, textSource, lines: [{ ...line, words: sure }] }
}

describe('expectedCer', () => {
  it('is read between the steps in proportion, and beyond them as at the last', () => {
    for (const [confidence, errors] of [
      [0, 0.4],
      [0.2, 0.4],
      [0.5, 0.25],
      [0.8, 0.1],
      [0.9, 0.05],
      [1, 0],
    ] as const)
      expect(expectedCer([pageOf([['word', confidence]])], steps)).toBeCloseTo(errors, 6)
  })

  it('weighs words by their letters and the space after them', () => {
    expect(expectedCer([pageOf([['a', 0.2]]), pageOf([['eleventy', 1]])], steps)).toBeCloseTo((2 * 0.4) / 11, 4)
  })

  it('counts the letters of a text layer as right', () => {
    expect(expectedCer([pageOf([['word', 0.2]]), pageOf([['word', 1]], 'text-layer')], steps)).toBeCloseTo(0.2, 6)
    const typed = pageOf([['word', 0.2]])
    const [read] = typed.lines
    const mixed = { ...typed, lines: [read!, { ...read!, textSource: 'text-layer' as const }] }
    expect(expectedCer([mixed], steps)).toBeCloseTo(0.2, 6)
  })

  it('is none without words', () => {
    expect(expectedCer([], steps)).toBeNull()
    expect(expectedCer([pageOf([], 'blank')], steps)).toBeNull()
  })
})

it('expects fewer errors of surer words', () => {
  const [confidences, errors] = [ERROR_STEPS.map((step) => step.confidence), ERROR_STEPS.map((step) => step.errors)]
  expect(confidences).toEqual([...confidences].sort((a, b) => a - b))
  expect(errors).toEqual([...errors].sort((a, b) => b - a))
})
