// Furniture of one page, by its words: those that the reference has in its edge lines, and those that were told to be.
import type { Document } from '../../src/model/document.ts'
import { type Fold, foldPair } from '../../src/verify/normalize.ts'
import { bodyTextOfPage } from '../../src/verify/plain-text.ts'
import { wordsOf } from '../../src/verify/words.ts'
import { type EdgeLines, withoutEdges } from './edge-furniture.ts'

export interface FurnitureWords {
  /** Words of the reference's furniture. */
  readonly expected: number
  /** Words told to be furniture, but for those that the reference has nowhere: stamps, numbers of lines, which typists leave out. */
  readonly found: number
  readonly correct: number
}

export interface PageReference {
  readonly reference: string
  readonly furniture: EdgeLines
}

const FOLDS: readonly Fold[] = ['hyphens', 'quotes', 'dashes']

/**
 * References of the corpus are plain text, so words stand for pieces: "14 SEAT WEAVING" is a line there, two nodes here. A word
 * that the reference's furniture lacks is wrong where the reference has it in its body, and the document's body does not.
 */
export function furnitureWords(
  document: Pick<Document, 'nodes'>,
  page: number,
  { reference, furniture }: PageReference,
): FurnitureWords {
  const told = document.nodes
    .filter(({ layer, sources }) => layer === 'furniture' && sources.some((source) => source.page === page))
    .map(({ text }) => text)
  const [expected, marked] = foldedWords([...furniture.first, ...furniture.last].join('\n'), told.join('\n'))
  const [body, read] = foldedWords(withoutEdges(reference, furniture), bodyTextOfPage(document, page))
  const surplus = without(marked, expected)
  const lost = without(body, read)
  const correct = marked.length - surplus.length
  const taken = surplus.length - without(surplus, lost).length
  return { expected: expected.length, found: correct + taken, correct }
}

function foldedWords(reference: string, found: string): [string[], string[]] {
  const [from, to] = foldPair(reference, found, FOLDS)
  return [wordsOf(from, null), wordsOf(to, null)]
}

/** The words that are left when each of the others has taken its like. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return words.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Of sums, so that every word weighs alike; null where neither side has any. */
export function f1Of(all: readonly FurnitureWords[]): number | null {
  const sum = (key: keyof FurnitureWords): number => all.reduce((total, one) => total + one[key], 0)
  const both = sum('expected') + sum('found')
  return both === 0 ? null : (2 * sum('correct')) / both
}
