// Table rows: the words of a row of pieces parted into cells, wherever more than a word space lies between them.
import type { Word } from '../../model/page-text.ts'
import { mergeLines, type TextLine } from '../text/text-line.ts'

export interface RowCell {
  readonly words: readonly Word[]
  readonly text: string
  /** Left and right edge, straightened page pixels. */
  readonly left: number
  readonly right: number
}

export interface TableRow {
  /** The row's pieces put together. */
  readonly line: TextLine
  readonly pieces: readonly TextLine[]
  readonly cells: readonly RowCell[]
}

/** Cells are so many x-heights apart; spaces of justified text stay below. */
const CELL_GAP = 2
/** Of a gap that parts cells so much lies in a gutter; in word heights it is so wide. */
const LIES_IN = 0.5
const HEAD_GAP = 0.5

/** @param pieces of one row, left to right */
export function readTableRow(pieces: readonly TextLine[]): TableRow {
  const line = mergeLines(pieces)
  const shift = line.box[0] - line.pageBox[0]
  const cells: Word[][] = []
  for (const word of line.words) {
    const last = cells.at(-1)?.at(-1)
    if (last !== undefined && word.box[0] - last.box[2] < CELL_GAP * line.xHeight) cells.at(-1)!.push(word)
    else cells.push([word])
  }
  return { line, pieces, cells: cells.map((words) => cellOf(words, shift)) }
}

const cellOf = (words: readonly Word[], shift: number): RowCell => ({
  words,
  text: words.map(({ text }) => text).join(' '),
  left: words[0]!.box[0] + shift,
  right: Math.max(...words.map(({ box }) => box[2])) + shift,
})

/** A cell of which two words stand on either side of a gutter is two; one gap in a head may be narrower than others. */
export function splitAtGutters(
  cell: RowCell,
  gutters: readonly { readonly left: number; readonly right: number }[],
): RowCell[] {
  const shift = cell.left - cell.words[0]!.box[0]
  const parts: Word[][] = []
  for (const word of cell.words) {
    const before = parts.at(-1)?.at(-1)
    const [from, to] = [(before?.box[2] ?? 0) + shift, word.box[0] + shift]
    const parted = gutters.some(({ left, right }) => Math.min(to, right) - Math.max(from, left) > LIES_IN * (to - from))
    if (before !== undefined && !(parted && to - from > HEAD_GAP * (word.box[3] - word.box[1])))
      parts.at(-1)!.push(word)
    else parts.push([word])
  }
  return parts.map((words) => cellOf(words, shift))
}

/** Figures, amounts, dates, marks for "none": what columns of a table hold; no more than a few words. */
export const isFigure = ({ text, words }: Pick<RowCell, 'text' | 'words'>): boolean =>
  words.length <= 3 &&
  (/\d/u.test(text) || /^(?:[-–—]+|[.…]+|n\/?a|nil|none)$/iu.test(text)) &&
  !/\p{L}{5,}/u.test(text)

/** A figure, but no year: years head columns, “Year 2031” too. */
export const isEntry = (cell: Pick<RowCell, 'text' | 'words'>): boolean =>
  isFigure(cell) && !/^(?:(?:year|fy|fiscal year)\s)?(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?$/iu.test(cell.text)
