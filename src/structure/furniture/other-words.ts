// Other words: rows that are alike but for a word that no misreading makes of the other's, "The Ambassador in Bonn", "in London".
import type { Word } from '../../model/page-text.ts'
import type { EdgeRow } from './edge-rows.ts'

/** Words of so many letters, read with so much confidence, say what they say. */
const LEAST_LETTERS = 3
const SURE = 0.7
/** A misreading changes fewer of a word's letters than this share. */
const OTHER_WORD = 0.5

/** True where both have as many words, in whatever order, and either one at least that is none of the other's, surely read. */
export function saysOtherWord(one: EdgeRow, other: EdgeRow): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const has = (own: readonly Word[], others: readonly Word[]): boolean =>
    own.some((word) => others.every((next) => isOther(word, next)))
  return a.length === b.length && has(a, b) && has(b, a)
}

function isOther(one: Word, other: Word): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)]
  const isSure = a.length >= LEAST_LETTERS && Math.min(one.confidence, other.confidence) >= SURE
  return isSure && changes(a, b) >= OTHER_WORD * Math.max(a.length, b.length)
}

const wordsOf = ({ lines }: EdgeRow): readonly Word[] =>
  lines.flatMap(({ words }) => words).filter((word) => lettersOf(word).length > 0)

const lettersOf = ({ text }: Word): string => text.toLowerCase().replace(/[^\p{L}]+/gu, '')

/** Letters to change, put in or take out, to make one word of the other (Levenshtein): of two words, where verify/ aligns texts. */
function changes(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const now = [row]
    for (let column = 1; column <= b.length; column++) {
      const kept = before[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      now.push(Math.min(kept, before[column]! + 1, now[column - 1]! + 1))
    }
    before = now
  }
  return before[b.length]!
}
