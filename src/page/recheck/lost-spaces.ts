// Lost spaces: doubtful words are parted where their ink leaves a gap as wide as the page's spaces, as short lines lose them.
import type { RecognizedLine, RecognizedSymbol, RecognizedWord } from '../../engines/ports.ts'
import { unionOf } from '../../model/geometry.ts'

/**
 * A lost space is no narrower than this share of the middling one of its page, and of its line where that has some. On every 3rd page of
 * unlv-isri and old-books 11 words of the 12 that are doubtful and so wide apart were two or more; at 0.65 of the page's spaces, letters of
 * typewriters are parted.
 */
const AS_SPACE = 0.75
/** Fewer spaces do not tell how wide they are. */
const LEAST_ON_PAGE = 12
const LEAST_IN_LINE = 4
/** Of words that are surer none had lost a space. */
const SURE = 0.9
/** The gaps left within the parts are narrower than this share of those between them: letters set wide stay one word. */
const INNER = 0.6
const ENDS_PART = /[\p{L}\p{N}.,;:)\]%!?]$/u
/** A letter by itself that is no word in the languages read. */
const LONE_LETTER = /^(?![aàeoóAÀIOÓ]$)\p{L}$/u
const BEGINS_PART = /^[\p{L}\p{N}£$€(]/u

/** Lines with words that lost the space between them as two. @param lines of one page */
export function partJoinedWords(lines: readonly RecognizedLine[]): readonly RecognizedLine[] {
  const ofPage = lines.flatMap(spacesOf)
  if (ofPage.length < LEAST_ON_PAGE) return lines
  const usual = middleOf(ofPage)
  return lines.map((line) => {
    const own = spacesOf(line)
    const least = AS_SPACE * line.xHeight * Math.max(usual, own.length < LEAST_IN_LINE ? 0 : middleOf(own))
    const words = line.words.flatMap((word) => partsOf(word, least))
    return words.length === line.words.length ? line : { ...line, words }
  })
}

/** Spaces between the line's words, x-heights. */
const spacesOf = ({ words, xHeight }: RecognizedLine): number[] =>
  xHeight <= 0 ? [] : words.slice(1).map((word, at) => (word.box[0] - words[at]!.box[2]) / xHeight)

const middleOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

function partsOf(word: RecognizedWord, least: number): readonly RecognizedWord[] {
  if (word.confidence >= SURE) return [word]
  const gaps = word.symbols.slice(1).map(({ box }, at) => box[0] - word.symbols[at]!.box[2])
  const inner = gaps.filter((gap) => gap < least)
  if (inner.length === gaps.length || inner.some((gap) => gap > INNER * least)) return [word]
  if (inner.length === 0 && gaps.length > 1) return [word]
  const starts = [0, ...gaps.flatMap((gap, at) => (gap < least ? [] : [at + 1]))]
  const parts = starts.map((start, at) => word.symbols.slice(start, starts[at + 1]))
  return areWords(parts.map(textOf)) ? parts.map((symbols) => partOf(word, symbols)) : [word]
}

const areWords = (parts: readonly string[]): boolean =>
  parts.every((part, at) => at === 0 || (isJoint(parts[at - 1]!, part) && ENDS_PART.test(parts[at - 1]!)))

/** "4.4m" and "asa" are two words; of "Quaternar y" a blot has pushed the letters apart, and digits stand apart in many a number. */
const isJoint = (before: string, after: string): boolean =>
  BEGINS_PART.test(after) &&
  !(/\p{N}$/u.test(before) && /^\p{N}/u.test(after)) &&
  !(/\p{L}$/u.test(before) && /^\p{L}/u.test(after) && [before, after].some(isLoneLetter))

const isLoneLetter = (part: string): boolean => LONE_LETTER.test(part)

const textOf = (symbols: readonly RecognizedSymbol[]): string => symbols.map(({ text }) => text).join('')

const partOf = (word: RecognizedWord, symbols: readonly RecognizedSymbol[]): RecognizedWord => ({
  ...word,
  text: textOf(symbols),
  box: unionOf(symbols.map(({ box }) => box)),
  symbols,
})
