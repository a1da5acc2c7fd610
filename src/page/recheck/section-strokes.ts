// Section strokes: "I", "II" and "III" alone over their sections are hardly read, but their ink tells how many strokes they are.
import type { RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { heightOf, widthOf } from '../../model/geometry.ts'
import { type BlobIndex, indexSmall } from '../ink/blob-index.ts'
import type { InkBlob } from '../ink/ink.ts'
import { standsOverSection } from './section-place.ts'

/** What is read for them: one word of few signs, not surely. */
const MOST_SIGNS = 5
const DOUBTFUL = 0.5
/** A stroke is higher than wide, and those of a number are alike, shares of their height; the gaps between them are no wider than high. */
const STROKE_WIDTH = 0.55
const UNLIKE = 0.15
const STOP_SIZE = 0.3
const MOST_STROKES = 3
/** Equal strokes in the middle of their column, and nothing beside them, are hardly anything else. */
const TOLD_BY_INK = 0.7
/** One stroke is an I or a 1: which of them, the sections that follow tell. */
const ONE = /^[1I]\.?$/u

/**
 * Lines in which a doubtful "1Ir" alone in the middle of its column, of three upright strokes, is "III".
 * @param xHeight of the page's text, pixels
 */
export function tellSectionStrokes(
  lines: readonly RecognizedLine[],
  blobs: readonly InkBlob[],
  xHeight: number,
): readonly RecognizedLine[] {
  const isDoubtful = ({ words }: RecognizedLine): boolean =>
    words.length === 1 && words[0]!.text.length <= MOST_SIGNS && words[0]!.confidence < DOUBTFUL
  if (!lines.some(isDoubtful)) return lines
  const small = indexSmall(blobs, xHeight)
  const sure = lines.filter((line) => !isDoubtful(line))
  return lines.map((line) => {
    if (!isDoubtful(line) || !standsOverSection(line, sure, xHeight)) return line
    const word = toldStrokes(line.words[0]!, small, xHeight)
    return word === null ? line : { ...line, words: [word] }
  })
}

function toldStrokes(word: RecognizedWord, blobs: BlobIndex, xHeight: number): RecognizedWord | null {
  const boxes = blobs
    .within(word.box, 0.1 * xHeight)
    .map(({ box }) => box)
    .sort((a, b) => a[0] - b[0])
  const height = Math.max(0, ...boxes.map(heightOf))
  const last = boxes.at(-1)
  const hasStop = last !== undefined && Math.max(heightOf(last), widthOf(last)) <= STOP_SIZE * height
  const strokes = hasStop ? boxes.slice(0, -1) : boxes
  const isNumber = strokes.every(
    (box, at) =>
      heightOf(box) >= (1 - UNLIKE) * height &&
      widthOf(box) <= STROKE_WIDTH * height &&
      (at === 0 || box[0] - strokes[at - 1]![2] <= height),
  )
  if (!isNumber || strokes.length === 0 || strokes.length > MOST_STROKES) return null
  const stop = hasStop ? '.' : ''
  const text = strokes.length === 1 && ONE.test(word.text) ? word.text : `${'I'.repeat(strokes.length)}${stop}`
  const symbols = [...text].map((letter) => ({ text: letter, box: word.box, confidence: TOLD_BY_INK }))
  return { ...word, text, confidence: TOLD_BY_INK, symbols }
}
