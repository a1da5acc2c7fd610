// Error counts of a text against its reference, in letters (CER) and in words (WER), and their sums.
import { align } from './edit-distance.ts'
import { graphemesOf } from './graphemes.ts'
import { type Pattern, pairTokens, type TokenPair } from './tokens.ts'
import { wordsOf } from './words.ts'

/** Edits are counted along one cheapest alignment: their sum is exact, their kinds one of several possible answers. */
export interface ErrorCount {
  readonly edits: number
  /** Tokens of the reference. */
  readonly length: number
  /** Tokens of the compared text. */
  readonly compared: number
  readonly substitutions: number
  readonly insertions: number
  readonly deletions: number
}

export interface ErrorRate extends ErrorCount {
  /** edits / length; 0 for two empty texts, Infinity where only the reference is empty. */
  readonly rate: number
}

/** Character errors over NFC grapheme clusters; `wildcard` in the reference stands for any one letter. */
export function characterErrors(reference: string, compared: string, wildcard: string | null): ErrorRate {
  const patternOf = (token: string): Pattern | null => (token === wildcard ? () => true : null)
  return countErrors(pairTokens(graphemesOf(reference), graphemesOf(compared), patternOf))
}

/** Word errors over Unicode words; `wildcard` within a word of the reference stands for any one letter. */
export function wordErrors(reference: string, compared: string, wildcard: string | null): ErrorRate {
  return countErrors(pairTokens(wordsOf(reference, wildcard), wordsOf(compared, null), wordPattern(wildcard)))
}

/** The pattern of a word that holds the wildcard: as many letters, equal but where it stands. */
export function wordPattern(wildcard: string | null): (word: string) => Pattern | null {
  return (word) => {
    if (wildcard === null || !word.includes(wildcard)) return null
    const letters = graphemesOf(word)
    return (compared) => {
      const others = graphemesOf(compared)
      return (
        others.length === letters.length && letters.every((letter, i) => letter === wildcard || letter === others[i])
      )
    }
  }
}

/** Edits along one alignment of both sequences. */
export function countErrors(pair: TokenPair): ErrorRate {
  const counts = { equal: 0, substitute: 0, insert: 0, delete: 0 }
  for (const { kind, length } of align(pair)) counts[kind] += length
  return withRate({
    edits: counts.substitute + counts.insert + counts.delete,
    length: pair.reference.length,
    compared: pair.compared.length,
    substitutions: counts.substitute,
    insertions: counts.insert,
    deletions: counts.delete,
  })
}

/** The total of several counts as a sum: its rate weighs every token alike, whatever text it stands in. */
export function sumErrors(counts: readonly ErrorCount[]): ErrorRate {
  const sum = (key: keyof ErrorCount): number => counts.reduce((total, count) => total + count[key], 0)
  return withRate({
    edits: sum('edits'),
    length: sum('length'),
    compared: sum('compared'),
    substitutions: sum('substitutions'),
    insertions: sum('insertions'),
    deletions: sum('deletions'),
  })
}

/** The middle rate; with an even number of texts the mean of the middle two. NaN for none. */
export function medianRate(rates: readonly ErrorRate[]): number {
  const sorted = rates.map(({ rate }) => rate).sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length % 2 === 1) return sorted[middle]!
  return sorted.length === 0 ? Number.NaN : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Edits by the longer of the two texts, 0–1: the rate that dinglehopper prints since it counts with rapidfuzz. */
export function normalizedRate({ edits, length, compared }: ErrorCount): number {
  return edits === 0 ? 0 : edits / Math.max(length, compared)
}

const withRate = (count: ErrorCount): ErrorRate => ({
  ...count,
  rate: count.edits === 0 ? 0 : count.edits / count.length,
})
