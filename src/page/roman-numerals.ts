// Roman numerals: the last I of a number and the stop behind it are read as an L; where that makes no number it is an I.
import type { RecognizedLine, RecognizedWord } from '../engines/ports.ts'

/** "IIL.", "VIL", "XIIL.": numbers of three signs or more with an L where none can stand. */
const WITH_L = /^(?=[IVX1l|]{2})(?=.*[IVX])[XV]*[I1l|]{1,3}L\.?$/u
/** "IL." and "1L." are words too: numbers only alone in a line, or before its text. */
const SHORT = /^[I1l|]L\.$/u
const BEGINS_TEXT = /^\p{Lu}/u

/** Lines in which "IIL." is "III.", "VIL." is "VII.", and "IL." before a title is "II.". */
export function tellRomanNumerals(lines: readonly RecognizedLine[]): RecognizedLine[] {
  return lines.map((line) => {
    const words = line.words.map((word, at) => (isNumeral(word, at, line) ? asNumeral(word) : word))
    return words.every((word, at) => word === line.words[at]) ? line : { ...line, words }
  })
}

function isNumeral({ text }: RecognizedWord, at: number, { words }: RecognizedLine): boolean {
  if (WITH_L.test(text)) return true
  return SHORT.test(text) && at === 0 && (words.length === 1 || BEGINS_TEXT.test(words[1]!.text))
}

function asNumeral(word: RecognizedWord): RecognizedWord {
  const told = (text: string): string => text.replace(/[1l|L]/gu, 'I')
  return {
    ...word,
    text: told(word.text),
    symbols: word.symbols.map((symbol) => ({ ...symbol, text: told(symbol.text) })),
  }
}
