// Quotation marks: single, double or none by the strokes of ink at a word's beginning and end.
import type { RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { type Box, heightOf, holdsMiddle, widthOf } from '../../model/geometry.ts'
import { type BlobIndex, indexSmall } from '../ink/blob-index.ts'
import type { InkBlob } from '../ink/ink.ts'
import { riseOf, xHeightOf } from './line-measures.ts'

/*
 * A stroke of a quotation mark, in x-heights: 0.5 high and 0.28 wide in text faces, straight ones slimmer, in old books up
 * to 0.76 high and 0.52 wide; its foot is 0.6–0.9 above the baseline. Two that touch are one blob, wider than one and no wider than this.
 */
const HEIGHT = [0.3, 0.8] as const
const WIDEST_STROKE = 0.55
const WIDEST_PAIR = 0.95
const LEAST_RISE = 0.55
/** Ink this high is a letter's. */
const LETTER_HEIGHT = 0.8
/** Word boxes are rough: strokes are looked for so far outside them, x-heights. */
const REACH = 0.3

const OPENING = /^["'“‘](?=[\p{L}\p{N}])/u
const CLOSING = /(?<=[\p{L}\p{N}.,;:!?)])["'”’](?=[.,;:)]*$)/u
/** Several marks over the strokes of one double mark, straight or curly. */
const STRAIGHT_OPENING = /^["']{2,3}(?=[\p{L}\p{N}])/u
const CURLY_OPENING = /^["'“‘]{2,3}(?=[\p{L}\p{N}])/u
const STRAIGHT_CLOSING = /(?<=[\p{L}\p{N}.,;:!?)])["']{2,3}(?=[.,;:)]*$)/u
const CURLY_CLOSING = /(?<=[\p{L}\p{N}.,;:!?)])["'”’]{2,3}(?=[.,;:)]*$)/u
/** What the strokes of a quotation mark are misread as, but for an asterisk, which marks notes; they stay as recognized where there are no such strokes. */
const MISREAD_OPENING = /^¢(?=\p{L})/u
const MISREAD_DOUBLE = /^«(?=\p{L})/u
const MISREAD_CLOSING = /(?<=[\p{L}.,;:!?])[™®](?=[.,;:]*$)/u
const PARTNERS: Readonly<Record<string, string>> = { '"': "'", "'": '"', '“': '‘', '‘': '“', '”': '’', '’': '”' }
/** A word's end: the mark there, on which side, and, where it is misread, what one stroke and two strokes are. */
const ENDS: readonly { readonly mark: RegExp; readonly opens: boolean; readonly pair?: readonly [string, string] }[] = [
  { mark: STRAIGHT_OPENING, opens: true, pair: ['"', '"'] },
  { mark: CURLY_OPENING, opens: true, pair: ['“', '“'] },
  { mark: STRAIGHT_CLOSING, opens: false, pair: ['"', '"'] },
  { mark: CURLY_CLOSING, opens: false, pair: ['”', '”'] },
  { mark: OPENING, opens: true },
  { mark: MISREAD_OPENING, opens: true, pair: ['‘', '“'] },
  { mark: MISREAD_DOUBLE, opens: true, pair: ['“', '“'] },
  { mark: CLOSING, opens: false },
  { mark: MISREAD_CLOSING, opens: false, pair: ['’', '”'] },
]
const isDouble = (mark: string): boolean => /["“”]/u.test(mark)

/** Lines with each lone opening or closing mark told by its strokes, single opening ones without any ink left out; where strokes are in doubt a mark stays as recognized. */
export function tellQuotes(
  lines: readonly RecognizedLine[],
  blobs: readonly InkBlob[],
  pageXHeight: number,
): RecognizedLine[] {
  const small = indexSmall(blobs, pageXHeight)
  return lines.map((line) => {
    const xHeight = xHeightOf(line, pageXHeight)
    return { ...line, words: line.words.map((word) => retold(word, line, small, xHeight)) }
  })
}

/** Any of the marks of `ENDS`: words without one are the most. */
const ANY_MARK = /["'“”‘’¢«™®]/u

function retold(word: RecognizedWord, line: RecognizedLine, blobs: BlobIndex, xHeight: number): RecognizedWord {
  const ends = ANY_MARK.test(word.text) ? ENDS.filter(({ mark }) => mark.test(word.text)) : []
  if (ends.length === 0) return word
  const own = blobs
    .within(word.box, REACH * xHeight)
    .map(({ box }) => box)
    .filter((box) => !line.words.some((other) => other.box !== word.box && holdsMiddle(other.box, box, 0)))
  const letters = own.filter((box) => heightOf(box) >= LETTER_HEIGHT * xHeight)
  if (letters.length === 0) return word
  const [left, right] = [Math.min(...letters.map((box) => box[0])), Math.max(...letters.map((box) => box[2]))]
  const text = ends.reduce((changed, { mark: end, opens, pair }) => {
    const beyond = own.filter((box) => (opens ? box[2] <= left + 2 : box[0] >= right - 2))
    const strokes = strokesOf(beyond, line, xHeight)
    return changed.replace(end, (mark) => {
      if (pair !== undefined) return strokes === 1 || strokes === 2 ? pair[strokes - 1]! : mark
      return beyond.length === 0 && isInvented(mark) ? '' : markBy(strokes, mark)
    })
  }, word.text)
  return text === word.text ? word : { ...word, text }
}

/**
 * Recognizers see a single opening mark before capitals where there is none ("‘When"). On 90 pages of unlv-isri and
 * old-books none of 29 opening marks without ink was printed; a double one without ink may touch its letter.
 */
const isInvented = (mark: string): boolean => mark === '‘' || mark === "'"

function markBy(strokes: number | null, mark: string): string {
  if (strokes === null || strokes === 0 || strokes > 2) return mark
  // The two strokes of a straight mark stand so close that they are often one blob.
  if (mark === '"') return mark
  return (strokes === 2) === isDouble(mark) ? mark : PARTNERS[mark]!
}

/** Strokes of quotation marks among the boxes; null where one is of no such shape. */
function strokesOf(boxes: readonly Box[], line: RecognizedLine, xHeight: number): number | null {
  const raised = boxes.filter(
    (box) => riseOf(box, line) >= LEAST_RISE * xHeight && heightOf(box) >= HEIGHT[0] * xHeight,
  )
  const counts = raised.map((box) => {
    const width = widthOf(box) / xHeight
    if (heightOf(box) > HEIGHT[1] * xHeight || width > WIDEST_PAIR) return null
    return width <= WIDEST_STROKE ? 1 : 2
  })
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + count!, 0)
}
