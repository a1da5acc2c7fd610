// Furniture of one page, by its words: those that the reference has in its edge lines, and those that were told to be.
import type { Document } from '../../src/model/document.ts'
import { foldPair } from '../../src/verify/normalize.ts'
import { wordsOf } from '../../src/verify/words.ts'
import type { EdgeLines } from './edge-furniture.ts'

export interface FurnitureWords {
  readonly expected: number
  readonly found: number
  readonly correct: number
}

/** References of the corpus are plain text, so words stand for pieces: "14 SEAT WEAVING" is a line there, two nodes here. */
export function furnitureWords({ nodes }: Pick<Document, 'nodes'>, page: number, reference: EdgeLines): FurnitureWords {
  const told = nodes.filter(
    ({ layer, sources }) => layer === 'furniture' && sources.some((source) => source.page === page),
  )
  const [wanted, read] = foldPair(
    [...reference.first, ...reference.last].join('\n'),
    told.map(({ text }) => text).join('\n'),
    ['quotes', 'dashes'],
  )
  const [expected, found] = [wordsOf(wanted, null), wordsOf(read, null)]
  const left = [...found]
  const correct = expected.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return { expected: expected.length, found: found.length, correct: correct.length }
}

/** Of sums, so that every word weighs alike; null where neither side has any. */
export function f1Of(all: readonly FurnitureWords[]): number | null {
  const sum = (key: keyof FurnitureWords): number => all.reduce((total, one) => total + one[key], 0)
  const both = sum('expected') + sum('found')
  return both === 0 ? null : (2 * sum('correct')) / both
}
