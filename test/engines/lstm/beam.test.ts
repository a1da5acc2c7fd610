import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSpan, type Spelling } from '../../../src/engines/lstm/beam.ts'
import { dictionaryOf } from '../../../src/engines/lstm/dictionary.ts'
import { spellingOf } from '../../../src/engines/lstm/doubtful-words.ts'
import type { LineOutput } from '../../../src/engines/lstm/network.ts'
import { lineOf, modelOf } from './line-of.ts'

const model = modelOf('isx', ['is', 'six', 'i'])
const spelling = spellingOf(model, dictionaryOf(model))!
const textOf = (classes: readonly number[]): string =>
  classes.map((code) => model.unichars[spelling.unicharOf[code]!]!.text).join('')

/** Every reading of a line with the sum of its alignments, by going through them all. */
function allReadings({ steps, classes, probabilities }: LineOutput, { nullClass }: Spelling): Map<string, number> {
  const sums = new Map<string, number>()
  for (let path = 0; path < classes ** steps; path++) {
    let [text, before, share] = ['', -1, 1]
    for (let step = 0, rest = path; step < steps; step++, rest = Math.floor(rest / classes)) {
      const code = rest % classes
      share *= probabilities[step * classes + code]!
      if (code !== before && code !== nullClass) text += textOf([code])
      before = code
    }
    sums.set(text, (sums.get(text) ?? 0) + share)
  }
  return sums
}

const shares = fc.array(fc.integer({ min: 5, max: 100 }), { minLength: 5, maxLength: 5 })
const lines = fc.array(shares, { minLength: 1, maxLength: 4 }).map((rows) => ({
  steps: rows.length,
  classes: 5,
  stride: 5,
  probabilities: Float32Array.from(
    rows.flatMap((row) => row.map((share) => share / row.reduce((sum, part) => sum + part))),
  ),
}))

describe('readSpan', () => {
  it('gives a reading the probability of all its alignments, where few enough readings are possible', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { likeliest } = readSpan(line, [0, Math.min(2, line.steps)], spelling)
        const all = allReadings({ ...line, steps: Math.min(2, line.steps) }, spelling)
        expect(Math.exp(likeliest.logProbability)).toBeCloseTo(all.get(textOf(likeliest.classes))!, 5)
        expect(all.get(textOf(likeliest.classes))!).toBeCloseTo(Math.max(...all.values()), 5)
      }),
    )
  })

  it('never makes a reading likelier than it is, nor an unknown word known', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const all = allReadings(line, spelling)
        const { known } = readSpan(line, [0, line.steps], spelling)
        const words = [...all].filter(([text]) => text.split(' ').every((word) => ['is', 'six', 'i'].includes(word)))
        if (known === null) return
        const text = textOf(known.classes)
        expect(words.map(([word]) => word)).toContain(text)
        expect(Math.exp(known.logProbability)).toBeLessThanOrEqual(all.get(text)! + 1e-5)
      }),
    )
  })

  it('keeps a word of the dictionary in sight that is far from the likeliest reading', () => {
    const line = lineOf(model, [{ s: 0.9 }, {}, { s: 0.85, i: 0.05 }, {}, { x: 0.9 }])
    const { likeliest, known } = readSpan(line, [0, line.steps], spelling)
    expect([textOf(likeliest.classes), textOf(known!.classes)]).toEqual(['ssx', 'six'])
  })

  it('knows words parted by a space, but none that begins or ends with it', () => {
    const line = lineOf(model, [{ i: 0.9 }, { ' ': 0.4 }, { i: 0.9 }, { s: 0.9 }])
    expect(textOf(readSpan(line, [0, 4], spelling).known!.classes)).toBe('i is')
    expect(textOf(readSpan(line, [1, 4], spelling).known!.classes)).toBe('is')
  })

  it('reads the steps it was given only', () => {
    const line = lineOf(model, [{ x: 1 }, { i: 1 }, { s: 1 }, { x: 1 }])
    expect(textOf(readSpan(line, [1, 3], spelling).likeliest.classes)).toBe('is')
  })
})
