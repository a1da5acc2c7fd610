import { describe, expect, it } from 'vitest'
import type { Line, Word } from '../../../src/model/page-text.ts'
import { joinSpacedMarks } from '../../../src/page/recheck/spaced-marks.ts'

const HEIGHT = 20

type Placed = readonly [space: number, text: string]
const REST: readonly Placed[] = [
  [12, 'then'],
  [12, 'they'],
  [12, 'left'],
]

/** Words ten pixels wide a letter, with the white before each. */
function lineOf(words: readonly Placed[]): Line {
  let x = 0
  const placed: Word[] = words.map(([space, text]) => {
    const left = x + space
    x = left + 10 * text.length
    return { text, box: [left, 0, x, HEIGHT], confidence: 0.9 }
  })
  return { box: [0, 0, x, HEIGHT], words: placed, xHeight: 12, baseline: HEIGHT, block: 0 }
}

const joined = (words: readonly Placed[], language = 'eng'): string[] =>
  joinSpacedMarks([lineOf(words)], language)[0]!.words.map(({ text }) => text)

describe('joinSpacedMarks', () => {
  it('joins a mark a thin space away with its word, and leaves one a whole space away', () => {
    expect(joined([[0, 'So'], [7, ';'], ...REST])).toEqual(['So;', 'then', 'they', 'left'])
    expect(joined([[0, 'So'], [12, ';'], ...REST])).toEqual(['So', ';', 'then', 'they', 'left'])
    expect(joined([[0, 'So'], [7, '?”'], ...REST])).toEqual(['So?”', 'then', 'they', 'left'])
    expect(joined([[0, '“'], [7, 'So'], ...REST])).toEqual(['“So', 'then', 'they', 'left'])
  })

  it('joins an em dash with the words between which it is set', () => {
    expect(joined([[0, 'him'], [7, '—'], [6, 'words'], ...REST])).toEqual(['him—words', 'then', 'they', 'left'])
    expect(joined([[0, 'place'], [7, '—it'], ...REST])).toEqual(['place—it', 'then', 'they', 'left'])
    expect(joined([[0, 'writes'], [7, ':—'], ...REST])).toEqual(['writes:—', 'then', 'they', 'left'])
    expect(joined([[0, 'him'], [12, '—'], [13, 'words'], ...REST])).toEqual([
      'him',
      '—',
      'words',
      'then',
      'they',
      'left',
    ])
  })

  it('leaves other dashes, brackets, and lines too short to tell their spaces', () => {
    expect(joined([[0, 'So'], [7, '–'], ...REST])).toEqual(['So', '–', 'then', 'they', 'left'])
    expect(joined([[0, '('], [7, 'So'], ...REST])).toEqual(['(', 'So', 'then', 'they', 'left'])
    expect(
      joined([
        [0, 'So'],
        [7, ';'],
        [12, 'then'],
      ]),
    ).toEqual(['So', ';', 'then'])
  })

  it('leaves French, where marks are set apart', () => {
    const words: readonly Placed[] = [
      [0, 'Quoi'],
      [7, '?'],
      [12, 'Je'],
      [12, 'ne'],
      [12, 'sais'],
    ]
    expect(joined(words, 'fra')).toHaveLength(5)
    expect(joined(words, 'deu+fra')).toHaveLength(5)
    expect(joined(words)).toHaveLength(4)
  })

  it('keeps boxes, the lower confidence, and doubts in their place', () => {
    const line = lineOf([[0, 'Sö'], [7, ':'], ...REST])
    const doubt = { at: 0, others: [{ text: ';', confidence: 0.3 }] }
    const words = line.words.map((word, at) => (at === 1 ? { ...word, confidence: 0.4, doubts: [doubt] } : word))
    const [first] = joinSpacedMarks([{ ...line, words }], 'eng')[0]!.words
    expect(first).toEqual({ text: 'Sö:', box: [0, 0, 37, HEIGHT], confidence: 0.4, doubts: [{ ...doubt, at: 2 }] })
  })
})
