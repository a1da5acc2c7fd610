// Signer columns: signatures of governments and parties that stand beside each other, two or more, each read whole.

import type { PageText } from '../../model/page-text.ts'
import { SIGNS_FOR } from './signing-words.ts'
import { pieceOf, stepTo, type TextLine } from './text-line.ts'

export interface SignerColumns {
  /** From left to right; the lines of each from the top down. */
  readonly columns: readonly (readonly TextLine[])[]
  /** The stretch of the page that they take, straightened page pixels. */
  readonly top: number
  readonly bottom: number
}

/** Columns are so many x-heights apart, if their heads are long; words of one line are nearer. */
const GUTTER = 1.2
/** A hand signs in the room between two rows, so many x-heights; what one column has alone stands nearer. */
const ROOM_TO_SIGN = 16
const NEAR = 4.5
/** A row of a signature has no more words in one column, and a column no more rows. */
const MOST_WORDS = 9
const MOST_ROWS = 12

/** The lines of one page, those in which two parties stand so near that they were read as one parted between them. */
export function partSigners(lines: readonly TextLine[], page: PageText): TextLine[] {
  return lines.flatMap((line) => {
    const at = line.words.findIndex((_, index) => index > 0 && partsSigners(line, index))
    return at === -1 ? [line] : [pieceOf(line, 0, at, page), pieceOf(line, at, line.words.length, page)]
  })
}

/** "FOR NORLAND:  FOR SUDRIA:", a gap between them. */
function partsSigners({ words, xHeight }: TextLine, at: number): boolean {
  const [left, right] = [words.slice(0, at), words.slice(at)].map((own) => own.map(({ text }) => text).join(' '))
  const gap = words[at]!.box[0] - words[at - 1]!.box[2]
  return gap > GUTTER * xHeight && [left!, right!].every((text) => SIGNS_FOR.test(text) && text.endsWith(':'))
}

/** The first such columns among rows from the top down, each row from left to right; null without any. */
export function signerColumns(rows: readonly (readonly TextLine[])[]): SignerColumns | null {
  const start = rows.findIndex(opensColumns)
  if (start === -1) return null
  let columns = rows[start]!.map((line) => [line])
  let before = rows[start]!
  let taken = 1
  for (const row of rows.slice(start + 1, start + MOST_ROWS)) {
    const next = follows(row, before) && !opensColumns(row) ? placed(row, columns) : null
    if (next === null) break
    columns = next
    before = row
    taken += 1
  }
  const own = columns.flat()
  const isShared = rows.slice(start + 1, start + taken).some(({ length }) => length > 1)
  if (!isShared) return null
  const [top, bottom] = [Math.min(...own.map(({ box }) => box[1])), Math.max(...own.map(({ box }) => box[3]))]
  return { columns, top, bottom }
}

/** "For the Government of Norland:   For the Government of Sudria:". */
const opensColumns = (row: readonly TextLine[]): boolean =>
  row.length > 1 && row.every(({ text, words }) => SIGNS_FOR.test(text) && words.length <= MOST_WORDS) && areApart(row)

const areApart = (row: readonly TextLine[]): boolean =>
  row.every((line, index) => index === 0 || line.box[0] - row[index - 1]!.box[2] > GUTTER * line.xHeight)

const follows = (row: readonly TextLine[], before: readonly TextLine[]): boolean =>
  stepTo(row[0]!, before[0]!) < (row.length > 1 ? ROOM_TO_SIGN : NEAR) * row[0]!.xHeight

/** The columns with the row's lines, each in the one whose middle or left edge is nearest; null where one reaches into another. */
function placed(row: readonly TextLine[], columns: readonly TextLine[][]): TextLine[][] | null {
  const distance = (line: TextLine, column: readonly TextLine[]): number =>
    Math.min(
      Math.abs(leftmost(column) - line.box[0]),
      Math.abs(leftmost(column) + rightmost(column) - line.box[0] - line.box[2]) / 2,
    )
  const places = row.map((line) => {
    const distances = columns.map((column) => distance(line, column))
    return distances.indexOf(Math.min(...distances))
  })
  if (new Set(places).size < row.length || row.some(({ words }) => words.length > MOST_WORDS)) return null
  const next = columns.map((column, index) => [...column, ...row.filter((_, at) => places[at] === index)])
  const isApart = next.every((column, index) => index === 0 || leftmost(column) > rightmost(next[index - 1]!))
  return isApart ? next : null
}

const leftmost = (lines: readonly TextLine[]): number => Math.min(...lines.map(({ box }) => box[0]))
const rightmost = (lines: readonly TextLine[]): number => Math.max(...lines.map(({ box }) => box[2]))
