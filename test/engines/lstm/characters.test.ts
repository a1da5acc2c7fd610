import { describe, expect, it } from 'vitest'
import { charactersOf } from '../../../src/engines/lstm/characters.ts'
import { codeBookOf } from '../../../src/engines/lstm/code-book.ts'
import type { LstmModel } from '../../../src/engines/lstm/model.ts'
import { likeliestRuns } from '../../../src/engines/lstm/runs.ts'
import { lineOf, modelOf } from './line-of.ts'

const model = modelOf('abc', [])

/** “c” is spelled by the classes of “a” and “b” together. */
const joined: LstmModel = { ...model, codes: model.codes.map((code, unichar) => (unichar === 3 ? [1, 2] : code)) }

function decode(of: LstmModel, steps: readonly Record<string, number>[]) {
  const line = lineOf(of, steps)
  return charactersOf(likeliestRuns(line, of.nullClass), line, of, codeBookOf(of))
}

describe('charactersOf', () => {
  it('says where characters stand and how sure they are', () => {
    const found = decode(model, [{}, { a: 0.8 }, { a: 0.9 }, {}, { b: 0.7 }])
    expect(found).toMatchObject([
      { text: 'a', from: 1, to: 3, confidence: Math.fround(0.9) },
      { text: 'b', from: 4, to: 5, confidence: Math.fround(0.7) },
    ])
  })

  it('doubts a character beside which another one almost stands', () => {
    const [first, second] = decode(model, [{ a: 0.99 }, { c: 0.45 }, { b: 0.99 }])
    expect(first!.confidence).toBeCloseTo(0.55)
    expect(second!.confidence).toBeCloseTo(0.55)
  })

  it('names what else a character might be, the likeliest first', () => {
    const [only] = decode(model, [
      { a: 0.5, b: 0.1, c: 0.01 },
      { a: 0.6, b: 0.05, c: 0.3 },
    ])
    expect(only!.alternatives.map(({ text, confidence }) => [text, Math.round(100 * confidence)])).toEqual([
      ['c', 30],
      ['b', 10],
    ])
  })

  it('joins classes that spell one character together, the longest sequence first', () => {
    const found = decode(joined, [{ a: 0.9 }, { b: 0.8 }, { a: 0.7 }, {}, { c: 0.9 }, { b: 0.9 }])
    expect(found.map(({ text, from, to }) => [text, from, to])).toEqual([
      ['c', 0, 2],
      ['a', 2, 3],
      ['b', 5, 6],
    ])
    expect(found[0]).toMatchObject({ confidence: Math.fround(0.8), alternatives: [] })
  })
})

describe('codeBookOf', () => {
  it('takes the longest beginning, and nothing where none fits', () => {
    const book = codeBookOf(joined)
    expect(book.match([1, 2, 1], 0)).toEqual({ unichar: 3, length: 2 })
    expect(book.match([1, 1, 2], 0)).toEqual({ unichar: 1, length: 1 })
    expect(book.match([3], 0)).toBeNull()
  })

  it('leaves out what prints nothing', () => {
    const silent = {
      ...model,
      unichars: model.unichars.map((unichar, id) => (id === 1 ? { ...unichar, text: '' } : unichar)),
    }
    expect(codeBookOf(silent).match([1], 0)).toBeNull()
  })
})
