// Sentence ends: whether a line ends with a sentence or a clause, abbreviations and dirt left out of account.
import type { TextLine } from '../text/text-line.ts'

const SENTENCE_END = /[.!?:](?:\s?[—–-]{1,2})?\s?[”"’')\]}\d*†‡¹²³⁰⁴-⁹]*$/u
/** Dirt after the end of a sentence. */
const SPECK = /(?<=[.!?][”"’')\]]?)\s[^\s\dA-ZIa]$/u
/** What a clause ends with before a new paragraph of a sentence that goes on, as in recitals: "…; and". */
export const CLAUSE_END = /[.,;:!?—–-][”"’')\]]*$/u
/** Half of a word that goes on below. */
export const HYPHEN_END = /\p{L}[-\u00ad‐]$/u
/** A dot that ends no sentence. */
const ABBREVIATION =
  /(?:^|\s)(?:\p{Lu}|nos?|pp?|paras?|arts?|secs?|vols?|figs?|cf|mr|mrs|ms|dr|messrs|st|gen|col|prof)\.$/iu

/** "… and Dr.": no sentence is over. */
export const endsAbbreviated = (text: string): boolean => ABBREVIATION.test(text)

/** A stop, a colon or a question, with what may stand behind it; dirt after it and abbreviations do not count. */
export function endsSentence(line: TextLine): boolean {
  const text = line.text.replace(SPECK, '')
  return SENTENCE_END.test(text) && !endsAbbreviated(text)
}
