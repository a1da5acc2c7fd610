import { describe, expect, it } from 'vitest'
import { fitSteps, wordSamples } from '../../scripts/evaluate/calibration.ts'
import { typedPage } from '../structure/typed-page.ts'

const editsOf = (grid: string, reference: string): string[] =>
  wordSamples(typedPage(grid), reference, '~').map(({ letters, edits }) => `${letters}:${edits}`)

describe('wordSamples', () => {
  it('gives each edit to the word it is in, the space after a word to the word', () => {
    expect(editsOf('the qnick brovvn fox', 'the quick brown fox')).toEqual(['4:0', '6:1', '7:2', '4:0'])
    expect(editsOf('the quickbrown fox', 'the quick brown fox')).toEqual(['4:0', '11:1', '4:0'])
  })

  it('gives missing letters to the word before, but not a passage that was overlooked', () => {
    expect(editsOf('one four', 'one two four')).toEqual(['4:4', '5:0'])
    expect(editsOf('one four', `one ${'00000 '.repeat(5)}four`)).toEqual(['4:0', '5:0'])
  })

  it('overlooks what is folded, and takes wildcards as right', () => {
    expect(editsOf('a co-\noperation in \u201cdeed\u201d', 'a cooperation in "d~ed"')).toEqual([
      '2:0',
      '4:0',
      '10:0',
      '3:0',
      '7:0',
    ])
  })

  it('has none on an empty page', () => {
    expect(editsOf('', 'text')).toEqual([])
  })
})

describe('fitSteps', () => {
  const sample = (confidence: number, letters: number, edits: number) => ({ confidence, letters, edits })

  it('is edits by letters in each class of confidence', () => {
    expect(fitSteps([sample(0.1, 10, 5), sample(0.55, 20, 2), sample(0.99, 100, 0)])).toEqual([
      { confidence: 0.1, errors: 0.5 },
      { confidence: 0.55, errors: 0.1 },
      { confidence: 0.99, errors: 0 },
    ])
  })

  it('pools neighbours, so that errors never rise with confidence', () => {
    expect(fitSteps([sample(0.1, 100, 10), sample(0.3, 100, 30), sample(0.9, 100, 1)])).toEqual([
      { confidence: 0.2, errors: 0.2 },
      { confidence: 0.9, errors: 0.01 },
    ])
  })
})
