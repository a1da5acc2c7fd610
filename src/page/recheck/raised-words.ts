// Raised words: words with the raised marks that were read behind or before them, and doubt where one was not.
import type { RecognizedLine, RecognizedSymbol, RecognizedWord } from '../../engines/ports.ts'
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import type { RaisedInk } from './raised-ink.ts'

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** A mark stands so near its word, in its own heights. */
const NEAR = 0.9
/** A word whose raised mark is read otherwise than the line has it is no surer than this. */
const DOUBTFUL = 0.45
/** What follows a mark that was read as one with it. */
const OPENING = /^[\p{Lu}“"‘']/u
const CLOSING = /^[.,;:)\]]$/u
/** What stands behind a mark ends its word further than this, in the mark's heights; a stop, a comma or a bracket, no further than that. */
const LEAST_BEHIND = 0.12
const BEHIND = 0.75
const SURE_LETTER = 0.9
/** A word that was read with a stop before its mark: the stop may touch a letter. */
const STOPPED = /[.,;:][^\p{L}]{0,3}$/u

/** A raised mark as it was read enlarged. */
export interface RaisedMark extends RaisedInk {
  readonly line: RecognizedLine
  readonly text: string
  readonly confidence: number
  /** By the marks before and after it alone. */
  readonly isTold?: boolean
}

/** The line with its marks. @param again its words as read without the marks' ink */
export function withMarks(
  line: RecognizedLine,
  marks: readonly RaisedMark[],
  again: readonly RecognizedWord[],
): RecognizedLine {
  if (marks.length === 0) return line
  const words = marks.reduce<readonly RecognizedWord[]>((changed, mark) => withMark(changed, mark, again), line.words)
  return { ...line, words, box: unionOf(words.map(({ box }) => box)) }
}

function withMark(
  words: readonly RecognizedWord[],
  mark: RaisedMark,
  again: readonly RecognizedWord[],
): readonly RecognizedWord[] {
  const middle = (mark.box[0] + mark.box[2]) / 2
  const at = words.findLastIndex(({ box }) => box[0] < middle)
  if (mark.isAlone) return withMarkBefore(words, mark)
  const word = words[at]
  if (word === undefined) return words
  const own = words[at - 1]
  // The mark was read as a word of its own.
  if (own !== undefined && word.box[0] >= mark.box[0] - 2 && isMarkAlone(word, mark))
    return mark.box[0] - own.box[2] <= NEAR * heightOf(mark.box)
      ? words.toSpliced(at - 1, 2, joinedTo(own, mark))
      : words.toSpliced(at, 1, markWord(mark))
  if (!endsWith(word, mark) || isLetterStroke(word, mark)) return words
  const changed = reread(word, mark, again) ?? bySymbols(word, mark)
  return changed === null ? words : words.toSpliced(at, 1, changed)
}

const isMarkAlone = ({ box }: RecognizedWord, mark: RaisedMark): boolean =>
  box[2] <= mark.box[2] + 0.5 * widthOf(mark.box)

/** A mark before a line: the word that it was read as, or part of the first word, or none. */
function withMarkBefore(words: readonly RecognizedWord[], mark: RaisedMark): readonly RecognizedWord[] {
  const first = words[0]!
  if (first.box[0] > mark.box[2]) return [markWord(mark), ...words]
  if (isMarkAlone(first, mark)) return [markWord(mark), ...words.slice(1)]
  const rest = first.symbols.filter(({ box }) => (box[0] + box[2]) / 2 > mark.box[2])
  return OPENING.test(textOf(rest)) ? [markWord(mark), wordOf(first, rest), ...words.slice(1)] : words
}

const raised = (text: string): string => [...text].map((digit) => SUPERSCRIPTS[Number(digit)]!).join('')

function markWord({ text, box, confidence }: RaisedMark): RecognizedWord {
  const symbols = [...raised(text)].map((sign) => ({ text: sign, box, confidence }))
  return { text: raised(text), box, confidence, symbols }
}

function joinedTo(stem: RecognizedWord, mark: RaisedMark, tail: readonly RecognizedSymbol[] = []): RecognizedWord {
  const own = markWord(mark)
  const symbols = [...stem.symbols, ...own.symbols, ...tail]
  return {
    text: symbols.map(({ text }) => text).join(''),
    box: unionOf([stem.box, own.box, ...tail.map(({ box }) => box)]),
    confidence: Math.min(stem.confidence, mark.confidence),
    symbols,
  }
}

/** The word as read without the mark's ink, where that is the same word. */
function reread(word: RecognizedWord, mark: RaisedMark, again: readonly RecognizedWord[]): RecognizedWord | null {
  const own = again.filter(
    ({ box }) => Math.min(box[2], word.box[2]) - Math.max(box[0], word.box[0]) > 0.5 * widthOf(box),
  )
  const read = own.flatMap((one) => one.symbols)
  const mayStop = mark.isAfterStop || isFollowed(word, mark) || STOPPED.test(word.text)
  const symbols = mayStop ? read : withoutStop(read)
  const end = isFollowed(word, mark) && CLOSING.test(symbols.at(-1)?.text ?? '') ? -1 : symbols.length
  const [stem, tail] = [symbols.slice(0, end), symbols.slice(end)]
  const [letters, known] = [lettersOf(textOf(stem)), lettersOf(word.text)]
  if (letters === '' || !known.startsWith(letters) || known.length - letters.length > mark.text.length) return null
  const confidence = Math.min(...own.map((one) => one.confidence))
  return joinedTo({ ...word, confidence, symbols: stem }, mark, tail)
}

const withoutStop = (symbols: readonly RecognizedSymbol[]): readonly RecognizedSymbol[] =>
  /^[.,;:]$/.test(symbols.at(-1)?.text ?? '') ? symbols.slice(0, -1) : symbols

const textOf = (symbols: readonly RecognizedSymbol[]): string => symbols.map(({ text }) => text).join('')
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** How much further than the mark the word ends, in the mark's heights. */
const behind = ({ box }: RecognizedWord, mark: RaisedMark): number => (box[2] - mark.box[2]) / heightOf(mark.box)

const isFollowed = (word: RecognizedWord, mark: RaisedMark): boolean => behind(word, mark) > LEAST_BEHIND

/** Whether the mark is a stroke that was read as a letter, surely: the “l” of “civil”, not of a name before a raised 1. */
const isLetterStroke = ({ text, confidence }: RecognizedWord, mark: RaisedMark): boolean =>
  mark.text === '1' && /[lIi]$/u.test(text) && confidence >= SURE_LETTER

/** Whether nothing but a stop, a comma or a bracket follows the mark. */
const endsWith = (word: RecognizedWord, mark: RaisedMark): boolean =>
  !isFollowed(word, mark) || (behind(word, mark) <= BEHIND && CLOSING.test(word.symbols.at(-1)?.text ?? ''))

/** The word's own symbols, without those in the mark's place: boxes of letters are rough. Null where the mark does not end it. */
function bySymbols(word: RecognizedWord, mark: RaisedMark): RecognizedWord | null {
  const tail = isFollowed(word, mark) ? word.symbols.slice(-1) : []
  const symbols = tail.length === 0 ? word.symbols : word.symbols.slice(0, -1)
  const end = symbols.findLastIndex((symbol, index) => isStem(symbol, index, symbols, mark.box)) + 1
  if (symbols.length - end > mark.text.length + 1) return null
  return joinedTo({ ...word, symbols: symbols.slice(0, end) }, mark, tail)
}

/** What a raised digit is not misread as, and what stands before it. */
function isStem(
  { text, box }: RecognizedSymbol,
  index: number,
  symbols: readonly RecognizedSymbol[],
  raised: Box,
): boolean {
  if (CLOSING.test(text)) return true
  return (box[0] + box[2]) / 2 < raised[0] || (index < symbols.length - 1 && /\p{L}/u.test(text))
}

function wordOf(word: RecognizedWord, symbols: readonly RecognizedSymbol[]): RecognizedWord {
  return { ...word, symbols, text: textOf(symbols), box: unionOf(symbols.map(({ box }) => box)) }
}

/** The line with doubt on the words whose raised marks were read as numbers, but not surely, where the line has none. */
export function doubtRaised(line: RecognizedLine, marks: readonly RaisedMark[]): RecognizedLine {
  const unread = marks.filter(({ text }) => /\d/u.test(text))
  if (unread.length === 0) return line
  const isMarked = (word: RecognizedWord): boolean =>
    unread.some(
      (mark) => (mark.box[0] + mark.box[2]) / 2 > word.box[0] && mark.box[0] < word.box[2] && endsWith(word, mark),
    )
  return {
    ...line,
    words: line.words.map((word) =>
      isMarked(word) && word.confidence > DOUBTFUL ? { ...word, confidence: DOUBTFUL } : word,
    ),
  }
}
