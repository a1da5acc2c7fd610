import { describe, expect, it } from 'vitest'
import { foldPair } from '../../../src/verify/texts/normalize.ts'

describe('foldPair', () => {
  it('changes nothing but NFC without a fold', () => {
    expect(foldPair('“a” — b\n', 'e\u0301', [])).toEqual(['“a” — b\n', 'é'])
  })

  it('folds only what is named', () => {
    const text = '‘A’ “b” – ﬁ  x'
    expect(foldPair(text, text, ['quotes'])[0]).toBe('\'A\' "b" – ﬁ  x')
    expect(foldPair(text, text, ['dashes'])[0]).toBe('‘A’ “b” - ﬁ  x')
    expect(foldPair(text, text, ['ligatures', 'case', 'whitespace'])[0]).toBe('‘a’ “b” – fi x')
  })

  it('reads a broken word as the other text writes it, else joined', () => {
    expect(foldPair('an in-\n  depth co-\noperation', 'an in-depth cooperation', ['hyphens'])).toEqual([
      'an in-depth cooperation',
      'an in-depth cooperation',
    ])
    expect(foldPair('well-known', 'well-\nknown', ['hyphens'])[1]).toBe('well-known')
  })
})
