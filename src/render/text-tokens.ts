// Text tokens: the words of a node's clean text, each with the recognized words whose letters it has.
import type { Node } from '../model/document.ts'
import type { NodeWords, PlacedWord } from './node-words.ts'

export interface TextToken {
  readonly text: string
  /** Where it begins in the node's text, UTF-16 units. */
  readonly at: number
  /** Two for a word that was mended over a line end; none where its origin cannot be told. */
  readonly words: readonly PlacedWord[]
}

export interface NodeTokens {
  /** The recognized words in front of the text: those of its marker. */
  readonly marker: readonly PlacedWord[]
  readonly tokens: readonly TextToken[]
}

/**
 * Ties clean text to recognized words by their letters and digits, of which both have the same in the same order but for the
 * marker in front.
 */
export function tokensOf({ text, raw }: Pick<Node, 'text' | 'raw'>, words: NodeWords): NodeTokens {
  const rawWords = raw.split(/\s+/).filter((word) => word !== '')
  const tokens = [...text.matchAll(/\S+/gu)]
  const spans = spansOf(rawWords)
  const surplus = (spans.at(-1)?.end ?? 0) - tokens.reduce((sum, [token]) => sum + lettersIn(token), 0)
  if (surplus < 0 || spans.length !== words.length)
    return { marker: [], tokens: tokens.map((token) => ({ text: token[0], at: token.index, words: [] })) }
  const tied = tie(tokens, { spans, rawWords }, surplus)
  const first = tied.find((own) => own.length > 0)?.[0] ?? rawWords.length
  const placed = (own: readonly number[]): PlacedWord[] => own.flatMap((at) => words[at] ?? [])
  return {
    marker: placed(Array.from({ length: first }, (_, at) => at)),
    tokens: tokens.map((token, index) => ({ text: token[0], at: token.index, words: placed(tied[index]!) })),
  }
}

interface Span {
  readonly start: number
  readonly end: number
}

/** From which letter to which each word goes. */
function spansOf(words: readonly string[]): readonly Span[] {
  let end = 0
  return words.map((word) => {
    const start = end
    end += lettersIn(word)
    return { start, end }
  })
}

interface Raw {
  readonly spans: readonly Span[]
  readonly rawWords: readonly string[]
}

/** For each token the raw words it has letters of; a token without letters has the raw word that stands there and is the same. */
function tie(tokens: readonly RegExpMatchArray[], { spans, rawWords }: Raw, surplus: number): readonly number[][] {
  let [letter, next] = [surplus, 0]
  return tokens.map(([token]) => {
    const end = letter + lettersIn(token)
    if (end === letter) {
      const at = rawWords.findIndex((word, index) => index >= next && isSame(word, token, spans[index]!, letter))
      if (at !== -1) next = at + 1
      return at === -1 ? [] : [at]
    }
    const own: number[] = []
    for (let at = next; at < spans.length && spans[at]!.start < end; at++)
      if (spans[at]!.end > letter && spans[at]!.end > spans[at]!.start) own.push(at)
    const last = own.at(-1)
    if (last !== undefined) next = spans[last]!.end > end ? last : last + 1
    letter = end
    return own
  })
}

const isSame = (word: string, token: string, { start, end }: Span, letter: number): boolean =>
  start === letter && end === letter && word.normalize('NFC') === token

const lettersIn = (text: string): number => [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')].length
