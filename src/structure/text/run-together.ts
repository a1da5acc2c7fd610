// Run together: lines of two columns that a recognizer read as one, parted where the columns beside and under them are.
import type { PageText } from '../../model/page-text.ts'
import { pieceOf, type TextLine } from './text-line.ts'

/** Either part, and the lines of either column that tell it, have so many words. */
const LEAST_WORDS = 3
/** So many lines end where the left part does, and as many begin where the right one does, within so many x-heights. */
const LEAST_LINES = 3
const ONE_EDGE = 0.8
/** Between the parts lie so many x-heights: more than a space of a justified line. */
const GUTTER = 2

/** The lines of one page, those over a gutter in their two parts. */
export function partRunTogether(lines: readonly TextLine[], page: PageText): TextLine[] {
  const telling = lines.filter(({ words }) => words.length >= LEAST_WORDS)
  return lines.flatMap((line) => {
    const at = gutterWithin(line, telling)
    return at === null ? [line] : [pieceOf(line, 0, at, page), pieceOf(line, at, line.words.length, page)]
  })
}

/** Place of the word behind the gutter that the line runs over; null without one. */
function gutterWithin(line: TextLine, others: readonly TextLine[]): number | null {
  const { words, xHeight } = line
  const shift = line.box[0] - line.pageBox[0]
  for (let at = LEAST_WORDS; at <= words.length - LEAST_WORDS; at++) {
    const [left, right] = [words[at - 1]!.box[2], words[at]!.box[0]]
    if (right - left < GUTTER * xHeight) continue
    const count = (edge: 0 | 2, x: number): number =>
      others.filter(({ box }) => Math.abs(box[edge] - x) < ONE_EDGE * xHeight).length
    if (count(2, left + shift) >= LEAST_LINES && count(0, right + shift) >= LEAST_LINES) return at
  }
  return null
}
