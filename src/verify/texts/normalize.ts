// Named folds: differences between two texts that a comparison is told to overlook.
import { Fold as FoldName } from '../../model/verification.ts'

/** In the order in which they are done. */
export const FOLDS = FoldName.options
export type Fold = (typeof FOLDS)[number]

/** Latin presentation forms only: æ and œ are letters. */
const LIGATURES = /[\ufb00-\ufb06]/g
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]|''/g
/** Hyphens, dashes and the minus; a typist's "--" is one dash. */
const DASHES = /[-\u2010-\u2015\u2212]+/g

const FOLDING: Record<Exclude<Fold, 'hyphens'>, (text: string) => string> = {
  quotes: (text) => text.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"'),
  dashes: (text) => text.replace(DASHES, '-'),
  ligatures: (text) => text.replace(LIGATURES, (ligature) => ligature.normalize('NFKC')),
  case: (text) => text.toLowerCase(),
  whitespace: (text) => text.replace(/\s+/g, ' ').trim(),
}

/** Both texts in NFC with the folds on, in the order of FOLDS. Symmetric: neither text is favoured. */
export function foldPair(reference: string, compared: string, folds: readonly Fold[]): readonly [string, string] {
  const composed = [reference.normalize('NFC'), compared.normalize('NFC')] as const
  const joined = folds.includes('hyphens') ? joinHyphensOfPair(...composed) : composed
  return [fold(joined[0], folds), fold(joined[1], folds)]
}

function fold(text: string, folds: readonly Fold[]): string {
  return FOLDS.filter((name) => name !== 'hyphens')
    .filter((name) => folds.includes(name))
    .reduce((folded, name) => FOLDING[name](folded), text)
}

/** Nothing begins within a run of letters: looking there as well takes time with the square of a long one. */
const RUN_OF_LETTERS = '(?<!\\p{L})\\p{L}+'
const HYPHEN = '[-\u2010\u00ad]'
const LINE_END_HYPHEN = new RegExp(`(${RUN_OF_LETTERS})${HYPHEN}[^\\S\\n]*\\n\\s*(\\p{L}+)`, 'gu')
const HYPHENATED = new RegExp(`${RUN_OF_LETTERS}${HYPHEN}\\p{L}+`, 'gu')

/**
 * Words broken at a line's end joined. Whether such a hyphen belongs to the word the page does not tell, so a broken
 * word is read with its hyphen where the other text writes it so within a line, and without it elsewhere.
 */
export function joinHyphensOfPair(reference: string, compared: string): readonly [string, string] {
  return [joinHyphens(reference, hyphenatedIn(compared)), joinHyphens(compared, hyphenatedIn(reference))]
}

function joinHyphens(text: string, hyphenated: ReadonlySet<string>): string {
  return text.replace(LINE_END_HYPHEN, (_, start: string, end: string) =>
    hyphenated.has(`${start}-${end}`) ? `${start}-${end}` : start + end,
  )
}

const hyphenatedIn = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(HYPHENATED), ([word]) => word.replace(/[\u2010\u00ad]/, '-')))
