import { describe, expect, it } from 'vitest'
import { BEGIN, continueWord, dictionaryOf, mayEnd } from '../../../src/engines/lstm/dictionary.ts'
import { parseModel } from '../../../src/engines/lstm/load-model.ts'
import type { LstmModel } from '../../../src/engines/lstm/model.ts'
import { container, tinyComponents } from './model-bytes.ts'

const model = parseModel(container(tinyComponents()), 'tiny')

/** Whether the text is a word; null where it does not even begin one. */
function judge({ unichars, dawgs }: LstmModel, text: string): boolean | null {
  const dictionary = dictionaryOf({ unichars, dawgs })
  const ids = [...text].map((letter) => unichars.findIndex((unichar) => unichar.text === letter))
  const positions = ids.reduce((before, id) => continueWord(dictionary, before, id), BEGIN)
  return positions.length === 0 ? null : mayEnd(positions)
}

describe('continueWord', () => {
  it.each([
    ['at', true],
    ['a', false],
    ['att', null],
    ['tat', true],
    ['t.', true],
    ['tat.', true],
    ['ta.', null],
    ['tat..', null],
    ['...', true],
    ['..', false],
    ['.t', null],
    ['’t’', true],
    ['’t', false],
    ['’t.', null],
    ['’at', true],
    ['’at.', true],
    ['’at’', true],
    ['’’’at', null],
    ['7', true],
    ['7.', true],
    ['7.7', true],
    ['7.7.', true],
    ['77', null],
    ['7t', null],
    [' ', null],
    ['t ', null],
  ])('judges %j: %s', (text, expected) => {
    expect(judge(model, text)).toBe(expected)
  })

  it('knows bare words only where a model has no punctuation', () => {
    const without = { ...model, dawgs: model.dawgs.filter(({ kind }) => kind !== 'punctuation') }
    expect(['tat', '7.7', 'tat.', '...'].map((text) => judge(without, text))).toEqual([true, true, null, null])
  })

  it('knows nothing where a model has no dictionary', () => {
    expect(judge({ ...model, dawgs: [] }, 't')).toBeNull()
  })

  it('says where it is, and what word it is in', () => {
    const dictionary = dictionaryOf(model)
    const quote = continueWord(dictionary, BEGIN, 6)
    expect(quote.map(({ place }) => place)).toEqual(['before', 'within'])
    const word = continueWord(dictionary, quote, 5)
    expect(word.map(({ place, ends, word }) => [place, ends, word?.dawg.kind, word?.ends])).toEqual([
      ['within', false, 'words', true],
    ])
    expect(continueWord(dictionary, word, 6)).toMatchObject([{ place: 'after', ends: true, word: null }])
  })
})
