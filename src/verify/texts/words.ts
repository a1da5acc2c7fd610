// Text as its words, as Unicode splits them, without those of punctuation alone.
import { piecesOf, segmentsOf } from './pieces.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** White space, punctuation, marks, symbols, controls: a "word" of these alone is none. */
const UNWANTED = /^[\p{M}\p{P}\p{Z}\p{S}\p{Cc}\p{Cf}]*$/u

/** Old prints' letters without a code point of their own live here; they are letters of the word they stand in. */
const PRIVATE_USE = /[\ue000-\uf8ff]/g

/**
 * Words of the text in NFC: split by UAX #29, those without a letter or digit left out, private use characters taken
 * as letters; the way dinglehopper counts words (github.com/qurator-spk/dinglehopper, word_error_rate.py). Chinese,
 * Japanese, Thai and other scripts without spaces are split by ICU's dictionaries.
 * @param wildcard a character of the reference that stands for one letter, so does not part a word; null for none
 */
export function wordsOf(text: string, wildcard: string | null): string[] {
  const composed = text.normalize('NFC')
  // A letter in its place keeps the word whole and every offset where it was.
  const lettered = composed.replace(PRIVATE_USE, 'a')
  const masked = wildcard === null ? lettered : lettered.replaceAll(wildcard, 'a'.repeat(wildcard.length))
  const words: string[] = []
  let start = 0
  for (const piece of piecesOf(masked)) {
    let at = start
    start += piece.length
    if (UNWANTED.test(piece)) continue
    for (const { length } of segmentsOf(segmenter, piece)) {
      const word = composed.slice(at, at + length)
      if (!UNWANTED.test(word)) words.push(word)
      at += length
    }
  }
  return words
}
