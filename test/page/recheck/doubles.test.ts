import { describe, expect, it } from 'vitest'
import type { RecognizedLine } from '../../../src/engines/ports.ts'
import { dropDoubles } from '../../../src/page/recheck/doubles.ts'

const lineAt = (text: string, left: number, top: number, width = 20 * text.length): RecognizedLine => ({
  box: [left, top, left + width, top + 50],
  words: text
    .split(' ')
    .map((word) => ({ text: word, box: [left, top, left + width, top + 50], confidence: 0.9, symbols: [] })),
  xHeight: 22,
  baseline: [top + 40, top + 40],
  block: 0,
})

const kept = (...lines: RecognizedLine[]): string[] =>
  dropDoubles(lines).lines.map((line) => line.words.map((word) => word.text).join(' '))

const WHOLE = 'possesses a calm character, combined with strength'

describe('dropDoubles', () => {
  it('keeps the longer of two readings of one row', () => {
    expect(kept(lineAt('ly possesses a calm charac', 60, 108), lineAt(WHOLE, 40, 100))).toEqual([WHOLE])
  })

  it('keeps rows that say the same in different places', () => {
    expect(kept(lineAt(WHOLE, 40, 100), lineAt(WHOLE, 40, 170))).toHaveLength(2)
    expect(kept(lineAt('Appendix', 40, 100), lineAt('Appendix', 900, 100))).toHaveLength(2)
  })

  it('keeps rows close together that say almost the same, where the box of one reaches into the other', () => {
    const above = { ...lineAt('Highways and Transportation Authority of Puerto Rico', 40, 100), xHeight: 20 }
    const below = { ...lineAt('Ports and Transportation Authority of Puerto Rico', 40, 125), xHeight: 20 }
    expect(kept(above, below)).toHaveLength(2)
  })

  it('keeps overlapping rows that say different things', () => {
    expect(kept(lineAt(WHOLE, 40, 100), lineAt('None shall dare to go', 60, 120))).toHaveLength(2)
  })
})
