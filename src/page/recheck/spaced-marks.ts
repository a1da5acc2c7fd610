// Marks that stand a thin space away from their word, as old books set them: they belong to it.
import { type Box, unionOf } from '../../model/geometry.ts'
import { readsIn } from '../../model/language.ts'
import type { Line, Word } from '../../model/page-text.ts'

/**
 * A thin space is narrower than this share of the line's middling one: 9 in unlv-isri and old-books were 0.58 to 0.84 of it. With
 * em dashes old-books and the small sets lost 45 wrong letters, and won none.
 */
const THIN = 0.85
/** A line of fewer spaces does not tell how wide they are. */
const LEAST_SPACES = 4
const AFTER_WORD = /^(?:[;:!?]|[!?]["'”’]|[;:]?—.*)$/u
const BEFORE_WORD = /^["“‘]$|—$/u
const ENDS_WORD = /[\p{L}\p{N})\]"”’]$/u
const BEGINS_WORD = /^\p{L}/u
/** Sets these marks apart from their words. */
const FRENCH = 'fra'

/** Lines whose marks a thin space away from a word are one word with it. @param language as the page is read, "eng" or "fra+eng" */
export function joinSpacedMarks(lines: readonly Line[], language: string): readonly Line[] {
  if (readsIn(FRENCH, language)) return lines
  return lines.map((line) => {
    const spaces = line.words.slice(1).map((word, at) => spaceBetween(line.words[at]!, word))
    if (spaces.length < LEAST_SPACES) return line
    const thin = THIN * [...spaces].sort((a, b) => a - b)[spaces.length >> 1]!
    const words: Word[] = []
    for (const word of line.words) {
      const before = words.at(-1)
      if (before !== undefined && isOne(before.text, word.text) && spaceBetween(before, word) < thin)
        words[words.length - 1] = joined(before, word)
      else words.push(word)
    }
    return words.length === line.words.length ? line : { ...line, words }
  })
}

const spaceBetween = ({ box: [, , right] }: { readonly box: Box }, { box: [left] }: { readonly box: Box }): number =>
  left - right

const isOne = (before: string, after: string): boolean =>
  (ENDS_WORD.test(before) && AFTER_WORD.test(after)) || (BEFORE_WORD.test(before) && BEGINS_WORD.test(after))

function joined(a: Word, b: Word): Word {
  const length = [...a.text].length
  const doubts = [...(a.doubts ?? []), ...(b.doubts ?? []).map((doubt) => ({ ...doubt, at: doubt.at + length }))]
  return {
    text: a.text + b.text,
    box: unionOf([a.box, b.box]),
    confidence: Math.min(a.confidence, b.confidence),
    ...(doubts.length === 0 ? {} : { doubts }),
  }
}
