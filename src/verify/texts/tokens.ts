// Two token sequences as numbers, ready to be compared: equal tokens share a number, wildcard patterns are negative.

/** A reference token that stands for unknown text: the compared tokens it accepts. */
export type Pattern = (compared: string) => boolean

export interface TokenPair {
  readonly reference: Int32Array
  readonly compared: Int32Array
  /** Whether the pattern token `reference` (negative) accepts the token `compared`. */
  readonly accepts: (reference: number, compared: number) => boolean
}

/**
 * Numbers the tokens of both sequences.
 * @param patternOf the pattern of a reference token, or null where the token means itself
 */
export function pairTokens(
  reference: readonly string[],
  compared: readonly string[],
  patternOf: (token: string) => Pattern | null,
): TokenPair {
  const numbers = new Map<string, number>()
  const numberOf = (token: string): number => {
    const known = numbers.get(token)
    if (known !== undefined) return known
    numbers.set(token, numbers.size + 1)
    return numbers.size
  }
  const comparedNumbers = Int32Array.from(compared, numberOf)
  const accepted = new Map<number, ReadonlySet<number>>()
  const patternNumbers = new Map<string, number>()
  const referenceNumbers = Int32Array.from(reference, (token) => {
    const known = patternNumbers.get(token)
    if (known !== undefined) return known
    const pattern = patternOf(token)
    if (pattern === null) return numberOf(token)
    const number = -1 - patternNumbers.size
    patternNumbers.set(token, number)
    accepted.set(number, acceptedBy(pattern, numbers))
    return number
  })
  return {
    reference: referenceNumbers,
    compared: comparedNumbers,
    accepts: (pattern, token) => accepted.get(pattern)?.has(token) ?? false,
  }
}

function acceptedBy(pattern: Pattern, numbers: ReadonlyMap<string, number>): ReadonlySet<number> {
  return new Set([...numbers].filter(([token]) => pattern(token)).map(([, number]) => number))
}
