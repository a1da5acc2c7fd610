// Line rows: lines that stand beside each other as one row, and the pieces of one line put together.
import { SIGNS_FOR } from './signing-words.ts'
import { mergeLines, type TextLine, verticalOverlap } from './text-line.ts'

/** Pieces of a line are put together over gaps up to these many x-heights; a lone marker hangs further from its text. */
const MAX_PIECE_GAP = 3
const MAX_MARKER_GAP = 9
const LONE_MARKER = /^[([]?[\p{L}\p{N}|]{1,5}[.)\],:]?$/u

/** Lines from the top down; pieces that stand beside each other from left to right, near ones put together. */
export function readRows(lines: readonly TextLine[]): TextLine[] {
  return rowsOf(lines).flatMap((row) => joinPieces(row))
}

/** Groups lines that stand beside each other, from the top down; within a row from left to right. */
export function rowsOf(lines: readonly TextLine[]): TextLine[][] {
  const rows: TextLine[][] = []
  for (const line of [...lines].sort((a, b) => middle(a) - middle(b) || a.box[0] - b.box[0])) {
    const row = rows.at(-1)
    if (
      row?.some((other) => verticalOverlap(other.box, line.box) > 0.5) &&
      !row.some((other) => overlapsAcross(other, line))
    ) {
      row.push(line)
    } else {
      rows.push([line])
    }
  }
  return rows.map((row) => row.sort((a, b) => a.box[0] - b.box[0]))
}

const overlapsAcross = (a: TextLine, b: TextLine): boolean =>
  Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0]) > 0.3 * Math.min(a.box[2] - a.box[0], b.box[2] - b.box[0])

export function joinPieces(row: readonly TextLine[]): TextLine[] {
  const groups: TextLine[][] = []
  for (const piece of row) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group !== undefined && last !== undefined && belongTogether(last, piece)) group.push(piece)
    else groups.push([piece])
  }
  return groups.map((group) => mergeLines(group))
}

function belongTogether(left: TextLine, right: TextLine): boolean {
  // What stands in for a table is no part of a line.
  if (left.words.length === 0 || right.words.length === 0) return false
  if (left.text.endsWith(':') && SIGNS_FOR.test(left.text) && SIGNS_FOR.test(right.text)) return false
  const gap = (right.box[0] - left.box[2]) / Math.max(left.xHeight, right.xHeight)
  const hanging = LONE_MARKER.test(left.text) && right.words.length >= 2 && /\p{L}{2}/u.test(right.text)
  return gap <= (hanging ? MAX_MARKER_GAP : MAX_PIECE_GAP)
}

const middle = (line: TextLine): number => (line.box[1] + line.box[3]) / 2
