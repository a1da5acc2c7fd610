// Text as its letters: grapheme clusters, what a reader takes for one character.
import { piecesOf, segmentsOf } from './pieces.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Each of these is a cluster of its own beside any other of them: ASCII, letters and signs of Latin prints, Chinese,
 * Japanese and Korean without what is combined.
 */
const PLAIN =
  /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*$/

/** Grapheme clusters (UAX #29, extended) of the text in NFC, white space included. */
export function graphemesOf(text: string): string[] {
  const composed = text.normalize('NFC')
  return piecesOf(composed).flatMap((piece) => (PLAIN.test(piece) ? piece.split('') : segmentsOf(segmenter, piece)))
}
