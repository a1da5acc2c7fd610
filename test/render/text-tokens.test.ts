import { describe, expect, it } from 'vitest'
import type { PlacedWord } from '../../src/render/node-words.ts'
import { type NodeTokens, tokensOf } from '../../src/render/text-tokens.ts'

function tied(text: string, raw: string): NodeTokens {
  const words = raw
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word): PlacedWord => ({ text: word, page: 1, box: [0, 0, 1, 1], confidence: 1 }))
  return tokensOf({ text, raw }, words)
}
const shown = ({ marker, tokens }: NodeTokens): unknown => [
  marker.map((word) => word.text),
  ...tokens.map(({ text, words }) => [text, ...words.map((word) => word.text)]),
]

describe('tokensOf', () => {
  it('ties words, leaves the marker in front, and mends over line ends', () => {
    expect(shown(tied('The harbour — closed.', '3. The har-\nbour — closed.'))).toEqual([
      ['3.'],
      ['The', 'The'],
      ['harbour', 'har-', 'bour'],
      ['—', '—'],
      ['closed.', 'closed.'],
    ])
  })

  it('ties a word that its marker is glued to, and markers of several words or of none', () => {
    expect(shown(tied('The ships', '3.The ships'))).toEqual([[], ['The', '3.The'], ['ships', 'ships']])
    expect(shown(tied('Ships', 'Article 5 Ships'))).toEqual([
      ['Article', '5'],
      ['Ships', 'Ships'],
    ])
    expect(shown(tied('ships', '• ships'))).toEqual([['•'], ['ships', 'ships']])
  })

  it('ties what was normalized: ligatures, soft hyphens, dashes that join', () => {
    expect(shown(tied('final co–op', 'ﬁnal co\u00ad–\nop'))).toEqual([
      [],
      ['final', 'ﬁnal'],
      ['co–op', 'co\u00ad–', 'op'],
    ])
  })

  it('ties nothing where the letters do not agree', () => {
    expect(shown(tied('longer than that', 'short'))).toEqual([[], ['longer'], ['than'], ['that']])
    expect(shown(tied('', ''))).toEqual([[]])
  })

  it('tells where each word begins', () => {
    expect(tied('a  bc\nd', 'a bc d').tokens.map(({ at }) => at)).toEqual([0, 3, 6])
  })
})
