import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrated, characterConfidence } from '../../../src/engines/lstm/confidence.ts'
import { dictionaryOf } from '../../../src/engines/lstm/dictionary.ts'
import { modelOf } from './line-of.ts'

const model = modelOf('abcdefgstw17.', ['fad', 'gateaged', 'a'])
const dictionary = dictionaryOf(model)

/** @param beliefs of the characters, in their order; the last for all that follow */
function judge(text: string, ...beliefs: number[]): number[] {
  const characters = [...text].map((letter, index) => ({
    unichar: model.unichars.findIndex((unichar) => unichar.text === letter),
    text: letter,
    from: index,
    to: index + 1,
    confidence: beliefs[Math.min(index, beliefs.length - 1)]!,
    alternatives: [],
  }))
  return calibrated(characters, dictionary, 0).map(({ confidence }) => confidence)
}

describe('calibrated', () => {
  it('trusts words of the dictionary, long ones most, and others least', () => {
    const [long, short, number, unknown] = ['gateaged', 'fad', '17', 'bad'].map((text) => judge(text, 0.7)[0]!)
    expect(long).toBeGreaterThan(short!)
    expect(short).toBeGreaterThan(number!)
    expect(number).toBeGreaterThan(unknown!)
  })

  it('does not trust a single letter for being a word, nor marks', () => {
    expect(judge('a', 0.5)).toEqual(judge('1', 0.5))
    expect(judge('.', 0.5)).toEqual(judge('b.d', 0.5).slice(0, 1))
  })

  it('doubts the ends of a word as it doubts the space there', () => {
    const [first, last, space, next, , end] = judge('fa fad', 0.99, 0.99, 0.5, 0.99)
    expect(first).toBeCloseTo(judge('fa', 0.99)[0]!)
    expect(last).toBeCloseTo(judge('fa', 0.5)[0]!)
    expect(space).toBe(0.5)
    expect(next).toBeCloseTo(judge('fad', 0.5)[0]!)
    expect(end).toBeCloseTo(judge('fad', 0.99)[0]!)
  })

  it('never falls as belief rises, and stays between 0 and 1', () => {
    const belief = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom('gateaged', 'fad', '17', 'bad', 'a'), belief, belief, (text, one, other) => {
        const [low, high] = [one, other].sort((a, b) => a - b).map((share) => judge(text, share)[0]!)
        expect(low).toBeLessThanOrEqual(high! + 1e-12)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('characterConfidence', () => {
  it('is no lower than its word’s, for another character may be the wrong one', () => {
    expect([0, 0.5, 1].map(characterConfidence)).toEqual([0.4, 0.7, 1])
  })
})
