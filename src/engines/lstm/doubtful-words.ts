// Doubtful words: those in no dictionary give way to a word of the dictionaries in which the network believes almost as much.
import { readSpan, type SpanReadings, type Spelling } from './beam.ts'
import type { DecodedCharacter } from './decoded.ts'
import { isKnown } from './dictionary.ts'
import type { LstmModel } from './model.ts'
import type { LineOutput } from './network.ts'
import { alignedRuns, type Run } from './runs.ts'

/*
 * The bounds are on natural logarithms of probabilities. They were set on every 12th page of unlv-isri and old-books from the
 * 4th on, as scanned, at 62 dpi, and blurred and grainy, and on every 12th from the 10th on as scanned.
 */
/** A word of the dictionaries has at least this probability for each of its letters: below it nine in ten are guesses. */
const LEAST_A_LETTER = -1
/** It is at most so much less likely than the likeliest reading, for each of its letters, and in all. */
const MOST_BEHIND_A_LETTER = 1
const MOST_BEHIND = 6
/** The same for two words in the place of one, and for a word that differs in its punctuation or leaves a digit out. */
const MOST_BEHIND_PARTED = 2
const MOST_BEHIND_MARKS = 1
/** Words surer than this are left alone: of a hundred that differ from a dictionary's, one would be mended. */
const SURE = 0.95
const LEAST_LETTERS = 2
/** What is longer is no word, but dots, an address, or a script without spaces. */
const MOST_CHARACTERS = 32

/** Characters between spaces, and the steps they may take: up to the spaces on either side. */
interface DoubtfulWord {
  readonly text: string
  readonly span: readonly [number, number]
  readonly isFirst: boolean
}

/** What the model's classes spell; null where it has no dictionary, or spells characters by several classes (Korean, Chinese). */
export function spellingOf(model: LstmModel, dictionary: Spelling['dictionary']): Spelling | null {
  const { codes, unichars, classes, nullClass } = model
  const isSimple = codes.every((code, unichar) => code.length === 1 || unichars[unichar]!.text === '')
  if (!isSimple || dictionary.words.length === 0) return null
  const unicharOf = new Array<number>(classes).fill(-1)
  for (const [unichar, [code]] of codes.entries())
    if (code !== undefined && code !== nullClass && unichars[unichar]!.text !== '' && unicharOf[code] === -1)
      unicharOf[code] = unichar
  return { nullClass, unicharOf, space: 0, dictionary }
}

/**
 * The runs with those of doubtful words replaced where a word of the dictionaries may stand for them; null where none is.
 * @param characters what the runs spell
 */
export function settleWords(
  runs: readonly Run[],
  characters: readonly DecodedCharacter[],
  output: LineOutput,
  { unichars }: Pick<LstmModel, 'unichars'>,
  spelling: Spelling,
): readonly Run[] | null {
  let settled: readonly Run[] | null = null
  for (const word of doubtfulWords(characters, output.steps, spelling)) {
    const readings = readSpan(output, word.span, spelling)
    const { known } = readings
    if (known === null) continue
    const text = known.classes.map((code) => unichars[spelling.unicharOf[code]!]!.text).join('')
    if (text === word.text || !mayStandFor(word, text, readings)) continue
    const mended = alignedRuns(output, word.span, known.classes, spelling.nullClass)
    if (mended === null) continue
    const [from, to] = word.span
    const all: readonly Run[] = settled ?? runs
    settled = [...all.filter((run) => run.to <= from), ...mended, ...all.filter((run) => run.from >= to)]
  }
  return settled
}

function doubtfulWords(
  characters: readonly DecodedCharacter[],
  steps: number,
  { space, dictionary }: Spelling,
): readonly DoubtfulWord[] {
  const words: DoubtfulWord[] = []
  for (let from = 0, to = 0; from < characters.length; from = to + 1) {
    to = from
    while (to < characters.length && characters[to]!.unichar !== space) to++
    const word = characters.slice(from, to)
    const text = word.map((character) => character.text).join('')
    const isSure = word.every(({ confidence }) => confidence > SURE)
    if (isSure || lettersOf(text) === '' || word.length > MOST_CHARACTERS) continue
    if (
      isKnown(
        dictionary,
        word.map(({ unichar }) => unichar),
      )
    )
      continue
    const span = [characters[from - 1]?.to ?? 0, characters[to]?.from ?? steps] as const
    words.push({ text, span, isFirst: from === 0 })
  }
  return words
}

/** Digits are never changed, and marks only with little doubt: no dictionary knows them. */
function mayStandFor(word: DoubtfulWord, text: string, { likeliest, known }: SpanReadings): boolean {
  const letters = lettersOf(text)
  if (letters.length < LEAST_LETTERS || known!.logProbability < LEAST_A_LETTER * letters.length) return false
  if (isLike(word.text, text) || word.text.endsWith('-') !== text.endsWith('-')) return false
  if (!text.split(' ').every(isWord)) return false
  const behind = likeliest.logProbability - known!.logProbability
  const most = Math.min(MOST_BEHIND, MOST_BEHIND_A_LETTER * letters.length)
  if (digitsOf(text) !== digitsOf(word.text))
    return !word.isFirst && leavesOutDigit(word.text, text) && behind < Math.min(most, MOST_BEHIND_MARKS)
  if (text.includes(' ')) return behind < Math.min(most, MOST_BEHIND_PARTED)
  return behind < (letters === lettersOf(word.text) ? MOST_BEHIND_MARKS : most)
}

const lettersOf = (text: string): string => text.replace(/\P{L}/gu, '')
const digitsOf = (text: string): string => text.replace(/\P{N}/gu, '')

/** A single letter that parts from a word is more often a piece of it. */
const isWord = (part: string): boolean =>
  lettersOf(part).length >= LEAST_LETTERS || /^\P{L}*[aI]\P{L}*$/u.test(part) || /^[^\p{L}]*\p{N}[^\p{L}]*$/u.test(part)

/** Whether they differ in the shape of their quotes only, which other evidence decides. */
const isLike = (one: string, other: string): boolean => straightened(one) === straightened(other)
const straightened = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

/** “1is” for “is”: the letter was also taken for a digit. */
function leavesOutDigit(from: string, to: string): boolean {
  return [...from.matchAll(/\p{N}/gu)].some(({ index }) => from.slice(0, index) + from.slice(index + 1) === to)
}
