import { describe, expect, it } from 'vitest'
import type { RecognizedLine } from '../../../src/engines/ports.ts'
import { partJoinedWords } from '../../../src/page/recheck/lost-spaces.ts'
import { type Glyph, LETTER, plainWord, type SetWord, setLine } from './set-line.ts'

const PROSE = setLine(['the', 'dues', 'of', 'Slip', 'seven', 'were', 'waived', 'in', 'the', 'fog'].map(plainWord)).line
const PAGE: readonly RecognizedLine[] = [PROSE, PROSE]

/** One doubtful word of letters with these gaps after them, x-heights. */
const doubtful = (text: string, gaps: readonly number[], confidence = 0.7): SetWord => ({
  text,
  glyphs: [...text].map((_, at): Glyph => ({ ...LETTER, gap: gaps[at] ?? 0.2 })),
  confidence,
})

const parted = (word: SetWord, page = PAGE): string =>
  partJoinedWords([...page, setLine([word]).line])
    .at(-1)!
    .words.map(({ text }) => text)
    .join(' ')

describe('partJoinedWords', () => {
  it.each([
    ['10t', [0.2, 1], '10 t'],
    ['P.Hallam', [0.2, 1], 'P. Hallam'],
    ['14.Iagree', [0.2, 0.2, 1, 1], '14. I agree'],
    ['asa', [0.2, 1], 'as a'],
  ])('parts %s where its ink leaves a gap as wide as a space', (text, gaps, expected) => {
    expect(parted(doubtful(text, gaps))).toBe(expected)
  })

  it.each([
    ['sure words', doubtful('10t', [0.2, 1], 0.95)],
    ['narrower gaps, as typewriters leave', doubtful('shall', [0.2, 0.2, 0.2, 0.6])],
    ['letters set wide', doubtful('NOTE', [1, 1, 1])],
    ['letters set nearly as wide', doubtful('NOTES', [0.6, 1, 0.6, 0.6])],
    ['marks behind a word', doubtful('Chair:', [0.2, 0.2, 0.2, 0.2, 1])],
    ['numbers', doubtful('3035', [0.2, 1])],
    ['what a bracket opens', doubtful('(1973', [1])],
    ['letters that a blot has pushed apart', doubtful('quarr', [0.2, 0.2, 0.2, 1])],
  ])('leaves %s as they are', (_, word) => {
    expect(parted(word)).toBe(word.text)
  })

  it('leaves a page alone whose few spaces do not tell their width', () => {
    expect(parted(doubtful('10t', [0.2, 1]), [])).toBe('10t')
  })

  it('gives each part its letters and the box of their ink', () => {
    const { line } = setLine([doubtful('10t', [0.2, 1])])
    const [number, unit] = partJoinedWords([...PAGE, line]).at(-1)!.words
    expect(number!.symbols.map(({ text }) => text)).toEqual(['1', '0'])
    expect(number!.box[2]).toBe(line.words[0]!.symbols[1]!.box[2])
    expect(unit!.box).toEqual(line.words[0]!.symbols[2]!.box)
  })
})
