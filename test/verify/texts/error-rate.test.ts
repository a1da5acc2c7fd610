// What equals dinglehopper is in dinglehopper.test.ts.
import { describe, expect, it } from 'vitest'
import { bagOfWordsErrors } from '../../../src/verify/texts/bag.ts'
import { characterErrors, medianRate, sumErrors, wordErrors } from '../../../src/verify/texts/error-rate.ts'
import { wordsOf } from '../../../src/verify/texts/words.ts'

describe('characterErrors', () => {
  it('rates by the length of the reference', () => {
    expect(characterErrors('Foo', 'Food', null)).toMatchObject({ edits: 1, length: 3, insertions: 1, rate: 1 / 3 })
    expect(characterErrors('', 'Foo', null).rate).toBe(Number.POSITIVE_INFINITY)
  })

  it('lets a wildcard of the reference stand for one letter, and not of the compared text', () => {
    expect(characterErrors('a~c', 'a½c', '~').edits).toBe(0)
    expect(characterErrors('a~c', 'a1/2c', '~').edits).toBe(2)
    expect(characterErrors('abc', 'a~c', '~').edits).toBe(1)
  })
})

describe('wordErrors', () => {
  it('keeps a word with a wildcard whole', () => {
    expect(wordErrors('Communiqu~ of 1999', 'Communiqué of 1999', '~')).toMatchObject({ edits: 0, length: 3 })
    expect(wordErrors('Communiqu~ of 1999', 'Communiqu of 1999', '~').edits).toBe(1)
  })
})

describe('wordsOf', () => {
  it('splits as Unicode does and leaves punctuation out (dinglehopper)', () => {
    expect(wordsOf('Der schnelle [„braune“] Fuchs kann keine 3,14 Meter springen, oder?', null)).toEqual(
      'Der schnelle braune Fuchs kann keine 3,14 Meter springen oder'.split(' '),
    )
  })

  it('takes private use characters as letters', () => {
    expect(wordsOf('\ue42bber de\ueba6elben, ver⸗\n\uf4aeproen', null)).toEqual([
      '\ue42bber',
      'de\ueba6elben',
      'ver',
      '\uf4aeproen',
    ])
  })
})

describe('totals', () => {
  it('sum edits and lengths; they never average rates', () => {
    const long = characterErrors('a'.repeat(99), 'a'.repeat(99), null)
    const short = characterErrors('a', 'b', null)
    expect(sumErrors([long, short])).toMatchObject({ edits: 1, length: 100, rate: 0.01 })
    expect(medianRate([long, short, long])).toBe(0)
    expect(medianRate([long, short])).toBe(0.5)
  })
})

describe('bagOfWordsErrors', () => {
  it('does not count the order, but each missing and surplus word', () => {
    expect(bagOfWordsErrors('one two three', 'three one two', null).edits).toBe(0)
    expect(bagOfWordsErrors('one two two', 'one two six ten', null)).toMatchObject({ edits: 2, substitutions: 1 })
    expect(bagOfWordsErrors('caf~ one', 'one café', '~').edits).toBe(0)
  })
})
