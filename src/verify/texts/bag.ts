// The order-independent figure: words compared as a bag, so that a fault of the reading order does not count.
import { type ErrorRate, wordPattern } from './error-rate.ts'
import { wordsOf } from './words.ts'

/**
 * Word errors whatever the order: a missing word and a surplus one together are one substitution. Never above the
 * word errors in order; the difference between the two is due to the reading order.
 */
export function bagOfWordsErrors(reference: string, compared: string, wildcard: string | null): ErrorRate {
  const referenceWords = wordsOf(reference, wildcard)
  const comparedWords = wordsOf(compared, null)
  const surplus = new Map<string, number>()
  for (const word of comparedWords) surplus.set(word, (surplus.get(word) ?? 0) + 1)
  const patternOf = wordPattern(wildcard)
  const literal = referenceWords.filter((word) => patternOf(word) === null && !take(surplus, word))
  const missing = literal.length + countMissingPatterns(referenceWords, surplus, wildcard)
  const extra = [...surplus.values()].reduce((total, count) => total + count, 0)
  const edits = Math.max(missing, extra)
  return {
    edits,
    length: referenceWords.length,
    compared: comparedWords.length,
    substitutions: Math.min(missing, extra),
    insertions: Math.max(0, extra - missing),
    deletions: Math.max(0, missing - extra),
    rate: edits === 0 ? 0 : edits / referenceWords.length,
  }
}

/** Patterns take what the literal words left, each the first word it accepts. */
function countMissingPatterns(words: readonly string[], surplus: Map<string, number>, wildcard: string | null): number {
  const patterns = words.map(wordPattern(wildcard)).filter((pattern) => pattern !== null)
  return patterns.filter((accepts) => {
    const word = [...surplus.keys()].find((candidate) => accepts(candidate))
    return word === undefined || !take(surplus, word)
  }).length
}

function take(bag: Map<string, number>, word: string): boolean {
  const count = bag.get(word)
  if (count === undefined) return false
  if (count === 1) bag.delete(word)
  else bag.set(word, count - 1)
  return true
}
