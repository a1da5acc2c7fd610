import { describe, expect, it } from 'vitest'
import { doubtForeignSigns } from '../../../src/page/recheck/foreign-signs.ts'
import { plainWord, setLine } from './set-line.ts'

const confidencesOf = (...texts: readonly string[]): number[] =>
  doubtForeignSigns([setLine(texts.map(plainWord)).line])[0]!.words.map(({ confidence }) => confidence)

describe('doubtForeignSigns', () => {
  it('doubts what a number sign before a number is read as', () => {
    expect(confidencesOf('Bill', 'Ne', '714')).toEqual([0.95, 0.45, 0.95])
    expect(confidencesOf('Bill', 'No', '714')).toEqual([0.95, 0.45, 0.95])
  })

  it('doubts what daggers behind a word or number are read as', () => {
    expect(confidencesOf('Article', '23(6)+', 'or', 'duty}')).toEqual([0.95, 0.45, 0.95, 0.45])
  })

  it('leaves such words and signs alone elsewhere', () => {
    const texts = ['No', 'delegate', 'of', 'No.', '714', 'said', '+', '4', 'Ne']
    expect(confidencesOf(...texts)).toEqual(texts.map(() => 0.95))
  })
})
