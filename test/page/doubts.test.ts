import { describe, expect, it } from 'vitest'
import type { RecognizedSymbol, RecognizedWord } from '../../src/engines/ports.ts'
import { Word } from '../../src/model/page-text.ts'
import { doubtsOf } from '../../src/page/doubts.ts'

const box = [0, 0, 10, 10] as [number, number, number, number]
const symbol = (text: string, confidence: number, others?: RecognizedSymbol['others']): RecognizedSymbol => ({
  text,
  box,
  confidence,
  ...(others === undefined ? {} : { others }),
})
const word = (
  symbols: readonly RecognizedSymbol[],
  text = symbols.map((one) => one.text).join(''),
): RecognizedWord => ({
  text,
  box,
  confidence: 0.5,
  symbols,
})
const one = [{ text: '1', confidence: 0.4321 }]

describe('doubtsOf', () => {
  it('tells doubtful characters by where they begin, with what else they may be', () => {
    const found = doubtsOf(word([symbol('ﬁ', 0.99), symbol('𝔞', 0.95, one), symbol('l', 0.6, one), symbol('e', 0.5)]))
    expect(found).toEqual([{ at: 2, others: [{ text: '1', confidence: 0.43 }] }])
    expect(Word.safeParse({ text: 'x', box, confidence: 1, doubts: found }).success).toBe(true)
  })

  it('tells none that is no other, and none of a word whose text was changed since', () => {
    const others = [
      { text: 'l', confidence: 0.3 },
      { text: ' ', confidence: 0.3 },
    ]
    expect(doubtsOf(word([symbol('l', 0.2, others)]))).toEqual([])
    expect(doubtsOf(word([symbol('l', 0.2, one)], 'I'))).toEqual([])
  })
})
