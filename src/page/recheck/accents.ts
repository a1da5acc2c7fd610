// Accents: letters that were read without the accent that their ink has above them (“Señor” as “Senor”) leave doubt on their word.
import type { RecognizedLine, RecognizedSymbol, RecognizedWord } from '../../engines/ports.ts'
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import { type BlobIndex, indexSmall } from '../ink/blob-index.ts'
import type { InkBlob } from '../ink/ink.ts'
import { baselineAt, riseOf, xHeightOf } from './line-measures.ts'

/** Small letters without a part above; the dot of an “i” beside them may lean over them. */
const LETTER = /^[acegmnopqrsuvwxyz]$/
const BARE = /^[acegmnopqrsuvwxyz.,]$/
/*
 * An accent's blob, x-heights: one no narrower than LEAST_WIDTH, which dots are, or two dots. Of 240 accented letters of typeset pages in
 * 16 faces that the model has no sign for 130 have such ink, and of 42,000 letters read right 3; of 159,000 on scans 9.
 */
const HEIGHT = [0.12, 0.6] as const
const WIDTH = [0.12, 0.9] as const
const RISE = [1, 1.4] as const
const LEAST_WIDTH = 0.33
/** Less ink is a speck's, square x-heights. */
const LEAST_AREA = 0.012
const HIGHEST = 2
/** Other letters and marks are no nearer to it than this. */
const NEAR = 0.15
/** The letter is another than was read, as far as the ink tells. */
const DOUBTFUL = 0.4

/** Lines in which words with an accent over a letter that was read without one are in doubt. @param pageXHeight pixels */
export function doubtAccents(
  lines: readonly RecognizedLine[],
  blobs: readonly InkBlob[],
  pageXHeight: number,
): readonly RecognizedLine[] {
  const small = indexSmall(blobs, pageXHeight)
  return lines.map((line) => {
    const xHeight = xHeightOf(line, pageXHeight)
    const accents = accentsAbove(line, small, xHeight)
    if (accents.length === 0) return line
    const isAccented = ({ symbols }: RecognizedWord): boolean =>
      symbols.some((symbol) => LETTER.test(symbol.text) && hasAccent(symbol, line, accents, xHeight))
    return {
      ...line,
      words: line.words.map((word) =>
        word.confidence > DOUBTFUL && isAccented(word) ? { ...word, confidence: DOUBTFUL } : word,
      ),
    }
  })
}

function accentsAbove(line: RecognizedLine, blobs: BlobIndex, xHeight: number): readonly Box[] {
  const [left, , right] = line.box
  const [start, end] = [baselineAt(left, line), baselineAt(right, line)]
  const band: Box = [left, Math.min(start, end) - HIGHEST * xHeight, right, Math.max(start, end) - xHeight]
  return blobs
    .within(band, 0)
    .filter(({ box, area }) => area >= LEAST_AREA * xHeight * xHeight && isAccent(box, line, xHeight))
    .map(({ box }) => box)
}

function isAccent(box: Box, line: RecognizedLine, xHeight: number): boolean {
  const [width, height, rise] = [widthOf(box) / xHeight, heightOf(box) / xHeight, riseOf(box, line) / xHeight]
  const isWithin = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most
  return isWithin(width, WIDTH) && isWithin(height, HEIGHT) && isWithin(rise, RISE)
}

function hasAccent(symbol: RecognizedSymbol, line: RecognizedLine, accents: readonly Box[], xHeight: number): boolean {
  const above = accents.filter((box) => isOver(symbol.box, box) && !isOfOther(box, symbol, line, xHeight))
  return above.length > 1 || above.some((box) => widthOf(box) >= LEAST_WIDTH * xHeight)
}

const isOver = ([left, , right]: Box, accent: Box): boolean => {
  const middle = (accent[0] + accent[2]) / 2
  return middle >= left && middle <= right
}

/** Whether it may be a part of a neighbour: the dot of an “i”, a quotation mark, a raised digit. */
const isOfOther = (accent: Box, own: RecognizedSymbol, line: RecognizedLine, xHeight: number): boolean =>
  line.words.some(({ symbols }) =>
    symbols.some(
      ({ text, box }, at) =>
        symbols[at] !== own &&
        !BARE.test(text) &&
        accent[2] > box[0] - NEAR * xHeight &&
        accent[0] < box[2] + NEAR * xHeight,
    ),
  )
