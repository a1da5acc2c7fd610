// Nil dashes: a dash alone in a table's cell, the sign for nothing, which no layout takes for a line of type.
import type { RecognizedLine } from '../../engines/ports.ts'
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import { type BlobIndex, indexBlobs } from '../ink/blob-index.ts'
import type { InkBlob } from '../ink/ink.ts'
import { isRule } from '../ink/rules.ts'
import { isDashShaped } from './dashes.ts'
import { baselineAt, xHeightOf } from './line-measures.ts'

/** A dash is so wide, x-heights, and mostly black: dirt is ragged, but thin dashes have pale rims. */
const WIDTH = [0.5, 2.4] as const
const LEAST_FILL = 0.6
/** Its middle stands so high above the baseline of the row that it stands in, x-heights. */
const RISE = [0.25, 0.8] as const
/** All ink but rules keeps so far from it, x-heights. */
const APART = 1
/** Smaller blobs, x-heights, are specks, larger ones frames and pictures. */
const SIZE = [0.2, 20] as const
/** Its row has words, and its column a cell of so few, within so many x-heights. */
const ROW_REACH = 30
const COLUMN_REACH = 8
const CELL_WORDS = 3
/** Its shape, its row and its column are believed, but not as letters are. */
const CONFIDENCE = 0.8

/** The lines, and one more for each dash that stands alone in a cell. @param xHeight of the page's text, pixels */
export function addNilDashes(
  lines: readonly RecognizedLine[],
  blobs: readonly InkBlob[],
  xHeight: number,
): readonly RecognizedLine[] {
  const isInk = ({ box }: InkBlob): boolean => {
    const size = Math.max(widthOf(box), heightOf(box)) / xHeight
    return !isRule(box, xHeight) && size >= SIZE[0] && size <= SIZE[1]
  }
  const ink = indexBlobs(blobs.filter(isInk), xHeight)
  const alone = blobs
    .filter((blob) => isDash(blob, xHeight) && isAlone(blob.box, lines, ink, xHeight))
    .map(({ box }) => box)
  const cells = [...lines.filter(({ words }) => words.length <= CELL_WORDS).map(({ box }) => box), ...alone]
  const blocks = Math.max(-1, ...lines.map(({ block }) => block)) + 1
  const nil = alone.flatMap((dash) => {
    const row = lines.find((line) => isRowOf(line, dash, xHeight))
    const isInColumn = cells.some((cell) => cell !== dash && isInColumnOf(cell, dash, xHeight))
    return row === undefined || !isInColumn ? [] : [dashIn(row, dash)]
  })
  return [...lines, ...nil.map((line, at) => ({ ...line, block: blocks + at }))]
}

function isDash({ box, area }: InkBlob, xHeight: number): boolean {
  const width = widthOf(box) / xHeight
  return (
    isDashShaped(box, xHeight) &&
    width >= WIDTH[0] &&
    width <= WIDTH[1] &&
    area >= LEAST_FILL * widthOf(box) * heightOf(box)
  )
}

function isAlone(
  [left, top, right, bottom]: Box,
  lines: readonly RecognizedLine[],
  ink: BlobIndex,
  xHeight: number,
): boolean {
  const around: Box = [left - APART * xHeight, top - APART * xHeight, right + APART * xHeight, bottom + APART * xHeight]
  return (
    ink.within(around, 0).length === 1 &&
    !lines.some(({ box, words }) => overlap(box, around) && words.some((word) => overlap(word.box, around)))
  )
}

/** Whether words stand beside the dash, on a baseline that has it where dashes stand. */
function isRowOf(line: RecognizedLine, dash: Box, pageXHeight: number): boolean {
  const xHeight = xHeightOf(line, pageXHeight)
  const [x, y] = [(dash[0] + dash[2]) / 2, (dash[1] + dash[3]) / 2]
  const rise = (baselineAt(x, line) - y) / xHeight
  const gap = Math.max(line.box[0] - dash[2], dash[0] - line.box[2])
  return rise >= RISE[0] && rise <= RISE[1] && gap >= 0 && gap <= ROW_REACH * xHeight
}

function isInColumnOf(cell: Box, dash: Box, xHeight: number): boolean {
  const gap = Math.max(cell[1] - dash[3], dash[1] - cell[3])
  return gap > 0 && gap <= COLUMN_REACH * xHeight && cell[0] < dash[2] && cell[2] > dash[0]
}

function dashIn(row: RecognizedLine, box: Box): RecognizedLine {
  const y = baselineAt((box[0] + box[2]) / 2, row)
  const word = { text: '-', box, confidence: CONFIDENCE, symbols: [{ text: '-', box, confidence: CONFIDENCE }] }
  return { ...row, box, words: [word], baseline: [y, y] }
}

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]
