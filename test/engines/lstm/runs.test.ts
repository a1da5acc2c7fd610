import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignedRuns, likeliestRuns } from '../../../src/engines/lstm/runs.ts'
import { lineOf, modelOf } from './line-of.ts'

const model = modelOf('abc', [])
const [a, b, c] = [1, 2, 3]
const nothing = model.nullClass

describe('likeliestRuns', () => {
  it('joins steps of one class, and parts them where nothing stands between', () => {
    const line = lineOf(model, [{ a: 0.6 }, { a: 0.9 }, {}, { a: 0.7 }, { b: 0.8 }])
    expect(likeliestRuns(line, nothing)).toMatchObject([
      { code: a, from: 0, to: 2, peak: Math.fround(0.9) },
      { code: a, from: 3, to: 4 },
      { code: b, from: 4, to: 5 },
    ])
  })
})

describe('alignedRuns', () => {
  const line = lineOf(model, [{ a: 0.6, b: 0.3 }, { b: 0.2 }, { a: 0.5, c: 0.4 }, {}])

  it('lays a reading on its likeliest steps', () => {
    const runs = alignedRuns(line, [0, 4], [b, c], nothing)!
    expect(runs).toMatchObject([
      { code: b, from: 0, to: 1 },
      { code: c, from: 2, to: 3 },
    ])
    expect(runs.map(({ peak }) => peak)).toEqual([Math.fround(0.3), Math.fround(0.4)])
  })

  it('leaves a step between two alike', () => {
    expect(alignedRuns(line, [0, 3], [a, a], nothing)).toMatchObject([
      { from: 0, to: 1 },
      { from: 2, to: 3 },
    ])
  })

  it('gives up where there are too few steps', () => {
    expect(alignedRuns(line, [0, 2], [a, a], nothing)).toBeNull()
    expect(alignedRuns(line, [0, 2], [a, b], nothing)).toMatchObject([{ from: 0 }, { from: 1 }])
    expect(alignedRuns(line, [0, 2], [a, b, c], nothing)).toBeNull()
  })

  it('gives each class of the reading steps of its own, in order', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(shares, fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 5 }), (values, reading) => {
        const noise = { steps: 12, classes: 5, stride: 5, probabilities: Float32Array.from(values) }
        const runs = alignedRuns(noise, [1, 12], reading, 4)!
        expect(runs.map(({ code }) => code)).toEqual(reading)
        let end = 1
        for (const { from, to } of runs) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(12)
      }),
    )
  })
})
