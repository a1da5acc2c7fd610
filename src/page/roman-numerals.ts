// Roman numerals: an I is read as a one, a bar or a bracket, or with the stop behind it as an L; where that makes no number it is an I.
import type { RecognizedLine, RecognizedWord } from '../engines/ports.ts'

/** "IIL.", "VIL", "XIIL.": numbers of three signs or more with an L where none can stand. */
const WITH_L = /^(?=[IVX1l|]{2})(?=.*[IVX])[XV]*[I1l|]{1,3}L[.,;:)]*$/u
/** "IL." and "1L." are words too: numbers only alone in a line, or before its text. */
const SHORT = /^[I1l|]L\.$/u
const BEGINS_TEXT = /^\p{Lu}/u
/** "Title I1I", "Part [1", "Chapter IL": behind such a word nothing else is made of these signs; "11" and "1l" may be eleven. */
const NUMBERED =
  /^[("“[]?(?:act|annex|appendix|article|book|chapter|class|item|part|phase|schedule|section|title|type|vol(?:ume)?\.?)$/iu
const MADE_OF_I = /^(?:(?=.*[I|[])[I1l|[]{2,3}|(?=.*l)[1l]{3}|[I1l|]L)[.,;:)]*$/u

/** Lines in which "IIL." is "III.", "VIL." is "VII.", "IL." before a title is "II.", and "Title I1I" is "Title III". */
export function tellRomanNumerals(lines: readonly RecognizedLine[]): RecognizedLine[] {
  return lines.map((line) => {
    const words = line.words.map((word, at) => (isNumeral(word, at, line) ? asNumeral(word) : word))
    return words.every((word, at) => word === line.words[at]) ? line : { ...line, words }
  })
}

function isNumeral({ text }: RecognizedWord, at: number, { words }: RecognizedLine): boolean {
  if (WITH_L.test(text)) return true
  if (at > 0 && NUMBERED.test(words[at - 1]!.text) && MADE_OF_I.test(text)) return true
  return SHORT.test(text) && at === 0 && (words.length === 1 || BEGINS_TEXT.test(words[1]!.text))
}

function asNumeral(word: RecognizedWord): RecognizedWord {
  const told = (text: string): string => text.replace(/[1l|[L]/gu, 'I')
  return {
    ...word,
    text: told(word.text),
    symbols: word.symbols.map((symbol) => ({ ...symbol, text: told(symbol.text) })),
  }
}
