// All measures of one text against another, and their sums over many.
import type { ErrorFigure, Measures } from '../../model/verification.ts'
import { bagOfWordsErrors } from './bag.ts'
import { characterErrors, type ErrorRate, sumErrors, wordErrors } from './error-rate.ts'
import { flexibleErrors } from './flexible.ts'
import { type Fold, foldPair } from './normalize.ts'

export interface CompareOptions {
  readonly folds: readonly Fold[]
  readonly wildcard: string | null
}

export function measureTexts(reference: string, found: string, { folds, wildcard }: CompareOptions): Measures {
  const [from, to] = foldPair(reference, found, folds)
  return {
    cer: figureOf(characterErrors(from, to, wildcard)),
    wer: figureOf(wordErrors(from, to, wildcard)),
    bagOfWords: figureOf(bagOfWordsErrors(from, to, wildcard)),
    flexibleCer: flexibleFigure(reference, found, { folds, wildcard }),
  }
}

/** Lines are what may stand in any order, so line breaks stay; white space is folded within them. */
function flexibleFigure(reference: string, found: string, { folds, wildcard }: CompareOptions): ErrorFigure | null {
  const [from, to] = foldPair(
    reference,
    found,
    folds.filter((fold) => fold !== 'whitespace'),
  )
  const byLine = (text: string): string => (folds.includes('whitespace') ? foldWithinLines(text) : text)
  const errors = flexibleErrors(byLine(from), byLine(to), wildcard, 'forgiven')
  return errors === null ? null : figureOf(errors)
}

const foldWithinLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')

/** JSON has no Infinity: a rate over an empty reference is none. */
export const figureOf = ({ rate, ...count }: ErrorRate): ErrorFigure => ({
  ...count,
  rate: Number.isFinite(rate) ? rate : null,
})

/** Sums, so that every letter weighs alike; null where one of them has no figure. */
export function sumMeasures(all: readonly Measures[]): Measures {
  const sum = (key: 'cer' | 'wer' | 'bagOfWords'): ErrorFigure => figureOf(sumErrors(all.map((one) => one[key])))
  const flexible = all.flatMap(({ flexibleCer }) => flexibleCer ?? [])
  return {
    cer: sum('cer'),
    wer: sum('wer'),
    bagOfWords: sum('bagOfWords'),
    flexibleCer: flexible.length === all.length && all.length > 0 ? figureOf(sumErrors(flexible)) : null,
  }
}
