// Furniture of one page, by its words: those that the reference has in its edge lines, and those that were told to be.
import type { Document } from '../../src/model/document.ts'
import { bodyTextOfPage } from '../../src/verify/blocks/plain-text.ts'
import { wordPattern } from '../../src/verify/texts/error-rate.ts'
import { type Fold, foldPair } from '../../src/verify/texts/normalize.ts'
import { wordsOf } from '../../src/verify/texts/words.ts'
import { type EdgeLines, withoutEdges, withoutLineNumbers } from './edge-furniture.ts'

export interface FurnitureWords {
  /** Words of the reference's furniture. */
  readonly expected: number
  /** Words told to be furniture, but for those that the reference has nowhere: stamps, numbers of lines, which typists leave out. */
  readonly found: number
  readonly correct: number
}

const FOLDS: readonly Fold[] = ['hyphens', 'quotes', 'dashes']

export interface PageReference {
  readonly reference: string
  readonly furniture: EdgeLines
  /** A letter of the reference that stands for any one; null for none. */
  readonly wildcard: string | null
}

/**
 * References of the corpus are plain text, so words stand for pieces: "14 SEAT WEAVING" is a line there, two nodes here. A word
 * that the reference's furniture lacks is wrong where the reference has it in its body, and the document's body does not.
 */
export function furnitureWords(
  document: Pick<Document, 'nodes'>,
  page: number,
  { reference, furniture, wildcard }: PageReference,
): FurnitureWords {
  const told = document.nodes
    .filter(({ layer, sources }) => layer === 'furniture' && sources.some((source) => source.page === page))
    .map(({ text }) => text)
  const [expected, marked] = foldedWords([...furniture.first, ...furniture.last].join('\n'), told.join('\n'), wildcard)
  const [body, read] = foldedWords(
    withoutLineNumbers(withoutEdges(reference, furniture)),
    bodyTextOfPage(document, page),
    wildcard,
  )
  const { surplus } = pairOff(expected, marked, wildcard)
  const { missed: lost } = pairOff(body, read, wildcard)
  const correct = marked.length - surplus.length
  const taken = surplus.length - pairOff(lost, surplus, wildcard).surplus.length
  return { expected: expected.length, found: correct + taken, correct }
}

function foldedWords(reference: string, found: string, wildcard: string | null): [string[], string[]] {
  const [from, to] = foldPair(reference, found, FOLDS)
  return [wordsOf(from, wildcard), wordsOf(to, null)]
}

/** What is left on either side when each word of the reference has taken its like. */
function pairOff(
  reference: readonly string[],
  found: readonly string[],
  wildcard: string | null,
): { readonly missed: readonly string[]; readonly surplus: readonly string[] } {
  const patternOf = wordPattern(wildcard)
  const surplus = [...found]
  const missed = reference.filter((word) => {
    const accepts = patternOf(word) ?? ((other: string): boolean => other === word)
    const at = surplus.findIndex((other) => accepts(other))
    if (at >= 0) surplus.splice(at, 1)
    return at < 0
  })
  return { missed, surplus }
}

/** Of sums, so that every word weighs alike; null where neither side has any. */
export function f1Of(all: readonly FurnitureWords[]): number | null {
  const sum = (key: keyof FurnitureWords): number => all.reduce((total, one) => total + one[key], 0)
  const both = sum('expected') + sum('found')
  return both === 0 ? null : (2 * sum('correct')) / both
}
