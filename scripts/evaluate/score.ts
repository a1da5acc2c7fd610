// One recognized text scored against its page's reference, both ways: whole page, and body alone.
import { bagOfWordsErrors } from '../../src/verify/texts/bag.ts'
import { characterErrors, type ErrorRate, wordErrors } from '../../src/verify/texts/error-rate.ts'
import { type Fold, foldPair } from '../../src/verify/texts/normalize.ts'

/** What the corpus's README asks for. */
export const EVALUATION_FOLDS: readonly Fold[] = ['hyphens', 'quotes', 'dashes', 'whitespace']

/** The mark of the unlv-isri typists for a glyph they could not key. */
export const wildcardOf = (set: string): string | null => (set === 'unlv-isri' ? '~' : null)

export interface Score {
  readonly cer: ErrorRate
  readonly wer: ErrorRate
  readonly bag: ErrorRate
}

export interface Texts {
  readonly whole: string
  readonly body: string
}

export interface PageScore {
  readonly whole: Score
  readonly body: Score
}

export function scorePage(set: string, reference: Texts, recognized: Texts): PageScore {
  const wildcard = wildcardOf(set)
  return {
    whole: score(reference.whole, recognized.whole, wildcard),
    body: score(reference.body, recognized.body, wildcard),
  }
}

export function score(reference: string, recognized: string, wildcard: string | null): Score {
  const [from, to] = foldPair(reference, recognized, EVALUATION_FOLDS)
  return {
    cer: characterErrors(from, to, wildcard),
    wer: wordErrors(from, to, wildcard),
    bag: bagOfWordsErrors(from, to, wildcard),
  }
}
