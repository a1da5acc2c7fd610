// Text as its letters: grapheme clusters, what a reader takes for one character.
import { piecesOf } from './pieces.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Each of these is a cluster of its own whatever stands beside it (but for a combining mark or a line break pair). */
const PLAIN = /^[\n\x20-\x7e]*$/

/** Grapheme clusters (UAX #29, extended) of the text in NFC, white space included. */
export function graphemesOf(text: string): string[] {
  const composed = text.normalize('NFC')
  return piecesOf(composed).flatMap((piece) =>
    PLAIN.test(piece) ? piece.split('') : Array.from(segmenter.segment(piece), ({ segment }) => segment),
  )
}
