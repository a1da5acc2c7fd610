import { describe, expect, it } from 'vitest'
import { tellCents } from '../../../src/page/recheck/cents.ts'
import { CAPITAL, LETTER, QUOTE, type SetWord, setLine, X_HEIGHT } from './set-line.ts'

const told = (text: string, glyphs: SetWord['glyphs']): string =>
  tellCents([setLine([{ text, glyphs }]).line], X_HEIGHT)[0]!.words[0]!.text

describe('tellCents', () => {
  it('takes a cent sign that is only as high as a small letter for a c', () => {
    expect(told('¢', [LETTER])).toBe('c')
    expect(told('¢m', [LETTER, LETTER])).toBe('cm')
  })

  it('leaves one whose stroke reaches beyond, and one that stands off the baseline', () => {
    expect(told('5¢', [CAPITAL, CAPITAL])).toBe('5¢')
    expect(told('¢m', [QUOTE, LETTER])).toBe('¢m')
  })
})
