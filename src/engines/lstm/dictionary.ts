// The dictionaries of a model as one: words and numbers within the punctuation that may stand around them.
import { type Dawg, type LstmModel, PATTERN_UNICHAR } from './model.ts'

/** A place in a word that the dictionaries know so far. */
export interface WordPosition {
  /** Before the word, and in what never becomes one, such as “—”; in the word; in the punctuation behind it. */
  readonly place: 'before' | 'within' | 'after'
  /** Whether the text up to here is whole. */
  readonly ends: boolean
  /** Within a word: its dawg, the node it has come to (−1: none), and whether it is whole without what stands around it. */
  readonly word: { readonly dawg: Dawg; readonly node: number; readonly ends: boolean } | null
  /** Node of the punctuation dawg that decides what may follow, before or behind the word; −1: nothing may. */
  readonly punctuation: number
  /** Within a word: whether it may stand without punctuation behind it. */
  readonly bare: boolean
}

export interface Dictionary {
  readonly punctuation: Dawg | null
  readonly words: readonly Dawg[]
  readonly isDigit: readonly boolean[]
}

export function dictionaryOf({ dawgs, unichars }: Pick<LstmModel, 'dawgs' | 'unichars'>): Dictionary {
  return {
    punctuation: dawgs.find(({ kind }) => kind === 'punctuation') ?? null,
    words: dawgs.filter(({ kind }) => kind !== 'punctuation'),
    isDigit: unichars.map(({ isDigit }) => isDigit),
  }
}

/** Where a word begins. */
export const BEGIN: readonly WordPosition[] = [{ place: 'before', ends: false, word: null, punctuation: 0, bare: true }]

/**
 * Where the unichar id leads from `positions`, all ways at once; none when no word of the dictionaries goes on so.
 * Case counts: “Treaty” is in a dictionary only when it stands there so.
 */
export function continueWord(
  dictionary: Dictionary,
  positions: readonly WordPosition[],
  unichar: number,
): readonly WordPosition[] {
  // The space never is part of a word, but its id is that of the pattern.
  if (unichar === PATTERN_UNICHAR) return []
  return positions.flatMap((position) => {
    const around = continuePunctuation(dictionary, position, unichar)
    const inside =
      position.place === 'before' ? enterWords(dictionary, position, unichar) : stay(dictionary, position, unichar)
    return around === null ? inside : [around, ...inside]
  })
}

/** Whether a word may end at the positions. */
export const mayEnd = (positions: readonly WordPosition[]): boolean => positions.some(({ ends }) => ends)

/** Whether the unichar ids, in their order, are a word of the dictionaries, with the punctuation around it. */
export const isKnown = (dictionary: Dictionary, unichars: readonly number[]): boolean =>
  mayEnd(unichars.reduce((positions, unichar) => continueWord(dictionary, positions, unichar), BEGIN))

function continuePunctuation(
  { punctuation }: Dictionary,
  position: WordPosition,
  unichar: number,
): WordPosition | null {
  if (position.word?.ends === false) return null
  const edge = punctuation?.step(position.punctuation, unichar)
  if (!edge) return null
  const place = position.place === 'before' ? 'before' : 'after'
  return { place, ends: edge.ends, word: null, punctuation: edge.next, bare: true }
}

/** The pattern's edge stands for the whole word; what follows it is the punctuation behind the word. */
function enterWords(
  { punctuation, words, isDigit }: Dictionary,
  position: WordPosition,
  unichar: number,
): WordPosition[] {
  const pattern =
    punctuation === null ? { next: -1, ends: true } : punctuation.step(position.punctuation, PATTERN_UNICHAR)
  if (pattern === null) return []
  const entered = { ...position, punctuation: pattern.next, bare: pattern.ends }
  return words.flatMap((dawg) => stepWord(entered, dawg, 0, isDigit, unichar))
}

function stay({ isDigit }: Dictionary, position: WordPosition, unichar: number): WordPosition[] {
  return position.word === null ? [] : stepWord(position, position.word.dawg, position.word.node, isDigit, unichar)
}

function stepWord(
  { punctuation, bare }: WordPosition,
  dawg: Dawg,
  node: number,
  isDigit: readonly boolean[],
  unichar: number,
): WordPosition[] {
  const letter = dawg.kind === 'numbers' && isDigit[unichar] ? PATTERN_UNICHAR : unichar
  const edge = dawg.step(node, letter)
  if (edge === null) return []
  const word = { dawg, node: edge.next, ends: edge.ends }
  return [{ place: 'within', ends: edge.ends && bare, word, punctuation, bare }]
}
