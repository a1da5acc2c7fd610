import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeliestPath } from '../../../src/engines/lstm/likeliest-path.ts'
import { likeliestRuns } from '../../../src/engines/lstm/runs.ts'
import { lineOf, modelOf } from './line-of.ts'

const model = modelOf('abc', [])
const [a, b] = [1, 2]
const nothing = model.nullClass
const codesOf = (shares: Parameters<typeof lineOf>[1]): number[] =>
  likeliestRuns(lineOf(model, shares), nothing).map(({ code }) => code)

describe('likeliestPath', () => {
  it('prints one of two that share a stroke’s steps, where the best of each step would print both', () => {
    expect(codesOf([{}, { a: 0.46, b: 0.22 }, { a: 0.77, b: 0.23 }, { a: 0.27, b: 0.47 }, {}])).toEqual([a])
    expect(codesOf([{}, { a: 0.9 }, { a: 0.95 }, { b: 0.9 }, { b: 0.95 }, {}])).toEqual([a, b])
  })

  it('prints what two steps believe in less than in nothing, but both', () => {
    expect(codesOf([{}, { a: 0.42 }, { a: 0.45 }, {}])).toEqual([a])
    expect(codesOf([{}, { a: 0.42 }, {}])).toEqual([])
  })

  it('gives a class of its own to each step, and goes on only with the class before', () => {
    const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(shares, (values) => {
        const rows = Array.from({ length: 12 }, (_, step) => values.slice(5 * step, 5 * step + 5))
        const sums = rows.map((row) => row.reduce((sum, value) => sum + value, 0))
        const probabilities = Float32Array.from(rows.flatMap((row, at) => row.map((value) => value / sums[at]!)))
        const path = likeliestPath({ steps: 12, classes: 5, stride: 5, probabilities }, [0, 12], 4)
        expect(path.length).toBe(12)
        for (const [at, { code, goesOn }] of path.entries()) if (goesOn) expect(path[at - 1]!.code).toBe(code)
      }),
    )
  })
})
