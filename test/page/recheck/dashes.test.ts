import { describe, expect, it } from 'vitest'
import { tellDashes } from '../../../src/page/recheck/dashes.ts'
import { CAPITAL, dash, LETTER, plainWord, type SetWord, setLine, X_HEIGHT } from './set-line.ts'

function told(...words: SetWord[]): string {
  const { line, ink, blobs } = setLine(words)
  return tellDashes([line], { ink, blobs }, X_HEIGHT)[0]!
    .words.map((word) => word.text)
    .join(' ')
}

const between = (text: string, width: number, gap?: number): SetWord => ({
  text,
  glyphs: [CAPITAL, { ...CAPITAL, ...(gap === undefined ? {} : { gap }) }, dash(width, gap), CAPITAL, LETTER],
})

describe('tellDashes', () => {
  it('tells hyphen, en dash and em dash by their ink', () => {
    expect(told(between('AB-Cd', 0.58))).toBe('AB-Cd')
    expect(told(between('AB-Cd', 1.05))).toBe('AB–Cd')
    expect(told(between('AB-Cd', 2))).toBe('AB—Cd')
    expect(told(between('AB—Cd', 1.05))).toBe('AB–Cd')
  })

  it('measures a dash that touches the letters beside it', () => {
    expect(told(between('AB-Cd', 1.05, 0))).toBe('AB–Cd')
    expect(told(between('AB-Cd', 0.58, 0))).toBe('AB-Cd')
  })

  it('leaves a dash whose ink it cannot find as it was read', () => {
    expect(told({ text: 'AB—Cd', glyphs: [CAPITAL, CAPITAL, CAPITAL, LETTER] })).toBe('AB—Cd')
  })

  it('ends a line within a word with a hyphen, however wide', () => {
    expect(told(plainWord('the'), { text: 'appear-', glyphs: [...Array(6).fill(LETTER), dash(1)] })).toBe('the appear-')
  })

  it('leaves typewriter faces alone: their hyphen is as wide as an en dash', () => {
    const typed = Array.from({ length: 14 }, (_, index) => plainWord('letters'.slice(0, 5 + (index % 3))))
    const word = { text: 'ab-cd', glyphs: [LETTER, LETTER, dash(1), LETTER, LETTER] }
    const first = setLine([...typed.slice(0, 7), word])
    const second = setLine(typed.slice(7))
    const lines = tellDashes([first.line, second.line], first, X_HEIGHT)
    expect(lines[0]!.words.at(-1)!.text).toBe('ab-cd')
  })
})
