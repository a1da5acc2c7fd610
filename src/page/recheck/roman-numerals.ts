// Roman numerals: an I is read as a one, a bar or a bracket, or with the stop behind it as an L; where that makes no number it is an I.
import type { RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import { type BlobIndex, indexSmall } from '../ink/blob-index.ts'
import type { InkBlob } from '../ink/ink.ts'
import { riseOf, xHeightOf } from './line-measures.ts'

/** "IIL.", "VIL", "XIIL.": numbers of three signs or more with an L where none can stand. */
const WITH_L = /^(?=[IVX1l|]{2})(?=.*[IVX])[XV]*[I1l|]{1,3}L[.,;:)]*$/u
/** "IL." and "1L." are words too: numbers only alone in a line, or before its text. */
const SHORT = /^[I1l|]L\.$/u
const BEGINS_TEXT = /^\p{Lu}/u
/** "Title I1I", "Part [1", "Chapter IL": behind such a word nothing else is made of these signs; "11" and "1l" may be eleven. */
const NUMBERED =
  /^[("“[]?(?:act|annex|appendix|article|book|chapter|class|item|part|phase|schedule|section|title|type|vol(?:ume)?\.?)$/iu
const MADE_OF_I = /^(?:(?=.*[I|[])[I1l|[]{2,3}|(?=.*l)[1l]{3}|[I1l|]L)[.,;:)]*$/u

/** "I." is read as "L" or "IL": of strokes and a stop, in x-heights and as a share of their height, a line's first word tells how many. */
const OF_STROKES = /^[I1l|]*L[.,]?$/u
const STROKE_HEIGHT = [1.2, 1.7] as const
const STROKE_WIDTH = 0.55
const STOP_SIZE = 0.4
const MOST_STROKES = 3

/**
 * Lines in which "IIL." is "III.", "VIL." is "VII.", "IL." before a title is "II.", "Title I1I" is "Title III", and "L" of a stroke
 * and a stop is "I.". @param pageXHeight of the page's text, pixels
 */
export function tellRomanNumerals(
  lines: readonly RecognizedLine[],
  blobs: readonly InkBlob[],
  pageXHeight: number,
): RecognizedLine[] {
  const small = indexSmall(blobs, pageXHeight)
  return lines.map((line) => {
    const words = line.words.map((word, at) => {
      const strokes = at === 0 ? strokesOf(word, line, small, pageXHeight) : 0
      if (strokes > 0) return ofStrokes(word, strokes)
      return isNumeral(word, at, line) ? asNumeral(word) : word
    })
    return words.every((word, at) => word === line.words[at]) ? line : { ...line, words }
  })
}

/** Upright strokes that, with a stop after them, are all of the first word's ink; 0 where they are not, or where it may be a word. */
function strokesOf(word: RecognizedWord, line: RecognizedLine, blobs: BlobIndex, pageXHeight: number): number {
  const next = line.words[1]?.text
  if (!OF_STROKES.test(word.text) || (next !== undefined && !BEGINS_TEXT.test(next))) return 0
  const xHeight = xHeightOf(line, pageXHeight)
  const boxes = blobs
    .within(word.box, 0.1 * xHeight)
    .map(({ box }) => box)
    .sort((a, b) => a[0] - b[0])
  const [stop, strokes] = [boxes.at(-1), boxes.slice(0, -1)]
  if (stop === undefined || strokes.length === 0 || strokes.length > MOST_STROKES) return 0
  const isStop =
    Math.max(heightOf(stop), widthOf(stop)) <= STOP_SIZE * xHeight && Math.abs(riseOf(stop, line)) <= 0.2 * xHeight
  return isStop && strokes.every((box) => isStroke(box, xHeight)) ? strokes.length : 0
}

function isStroke(box: Box, xHeight: number): boolean {
  const height = heightOf(box)
  return (
    height >= STROKE_HEIGHT[0] * xHeight &&
    height <= STROKE_HEIGHT[1] * xHeight &&
    widthOf(box) <= STROKE_WIDTH * height
  )
}

function ofStrokes(word: RecognizedWord, strokes: number): RecognizedWord {
  const text = `${'I'.repeat(strokes)}.`
  const symbol = word.symbols[0]!
  return {
    ...word,
    text,
    symbols: [...text].map((letter) => ({ text: letter, box: word.box, confidence: symbol.confidence })),
  }
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
