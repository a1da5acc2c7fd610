// Reading order: columns of prose one after the other, everything else row by row; lines near each other make blocks.
import { baselineAt, type TypeLine } from './type-line.ts'

/** A column holds so many lines at least, of so many letters in the middle, on either side of a gap of so many x-heights. */
const LEAST_LINES = 3
const LEAST_LETTERS = 11
const LEAST_GAP = 0.9
/** Lines of prose fill their column: this share of them takes at least that share of its width. */
const FILLED_SHARE = 0.4
const FILLED_WIDTH = 0.62
/** Columns stand beside each other: they share this share of the shorter one's height. */
const BESIDE = 0.5
/** Lines of one block are no further apart than so many of its usual distances, and no more different in size. */
const MAX_LEADING = 1.45
const MAX_SIZE = 1.25
/** Where nothing tells a block's distances, x-heights. */
const USUAL_LEADING = 2.6

export interface OrderedLine {
  readonly line: TypeLine
  readonly block: number
}

/** Lines as they are read; block numbers rise with them. */
export function orderLines(lines: readonly TypeLine[]): OrderedLine[] {
  let block = -1
  return columnsOf(lines).flatMap((rows) => {
    block += 1
    return rows.flatMap((row, at) => {
      if (at > 0 && partsBlocks(rows, at)) block += 1
      return row.map((line) => ({ line, block }))
    })
  })
}

const middleOf = (line: TypeLine): number => baselineAt(line, (line.left + line.right) / 2) - line.fit.xHeight / 2

/** Regions in reading order, each as rows from the top down. */
function columnsOf(lines: readonly TypeLine[]): TypeLine[][][] {
  if (lines.length === 0) return []
  const gutter = lines.length < 2 * LEAST_LINES ? null : widestGutter(lines)
  if (gutter === null) return [rowsOf(lines)]
  const within = lines.filter((line) => middleOf(line) >= gutter.top && middleOf(line) <= gutter.bottom)
  return [
    ...columnsOf(lines.filter((line) => middleOf(line) < gutter.top)),
    ...columnsOf(within.filter((line) => line.right <= gutter.x)),
    ...columnsOf(within.filter((line) => line.right > gutter.x)),
    ...columnsOf(lines.filter((line) => middleOf(line) > gutter.bottom)),
  ]
}

interface ColumnGutter {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly lines: number
}

/** The gutter between the columns of most lines. */
function widestGutter(lines: readonly TypeLine[]): ColumnGutter | null {
  const sorted = [...lines].sort((a, b) => middleOf(a) - middleOf(b))
  const edges = new Set(lines.filter((line) => line.letters.length >= LEAST_LETTERS).map((line) => line.right))
  let best: ColumnGutter | null = null
  for (const x of edges) {
    let stretch: TypeLine[] = []
    for (const line of [...sorted, null]) {
      if (line !== null && (line.right <= x || line.left >= x)) {
        stretch.push(line)
        continue
      }
      const gutter = gutterIn(stretch, x)
      if (gutter !== null && (best === null || gutter.lines > best.lines)) best = gutter
      stretch = []
    }
  }
  return best
}

/** @param lines from the top down, none of which crosses x */
function gutterIn(lines: readonly TypeLine[], x: number): ColumnGutter | null {
  const left = lines.filter((line) => line.right <= x)
  const right = lines.filter((line) => line.left >= x)
  if (left.length < LEAST_LINES || right.length < LEAST_LINES) return null
  const gap = Math.min(...right.map((line) => line.left)) - Math.max(...left.map((line) => line.right))
  const xHeight = Math.min(left[0]!.fit.xHeight, right[0]!.fit.xHeight)
  if (gap < LEAST_GAP * xHeight || !isColumn(left) || !isColumn(right)) return null
  const shared = Math.min(lowest(left), lowest(right)) - Math.max(highest(left), highest(right))
  if (shared < BESIDE * Math.min(lowest(left) - highest(left), lowest(right) - highest(right))) return null
  return { x, top: middleOf(lines[0]!), bottom: middleOf(lines.at(-1)!), lines: Math.min(left.length, right.length) }
}

const highest = (lines: readonly TypeLine[]): number => Math.min(...lines.map((line) => line.top))
const lowest = (lines: readonly TypeLine[]): number => Math.max(...lines.map((line) => line.bottom))

/** Prose fills its measure; the cells of a table's column are short, or stand apart. */
function isColumn(lines: readonly TypeLine[]): boolean {
  const letters = lines.map((line) => line.letters.length).sort((a, b) => a - b)
  if (letters[letters.length >> 1]! < LEAST_LETTERS) return false
  const width = Math.max(...lines.map((line) => line.right)) - Math.min(...lines.map((line) => line.left))
  const rows = rowsOf(lines)
  const filled = rows.filter(
    (row) => row.reduce((sum, line) => sum + line.right - line.left, 0) >= FILLED_WIDTH * width,
  )
  return filled.length >= FILLED_SHARE * rows.length
}

/** Lines that stand beside each other, from the top down, each row from left to right. */
function rowsOf(lines: readonly TypeLine[]): TypeLine[][] {
  const rows: TypeLine[][] = []
  for (const line of [...lines].sort((a, b) => middleOf(a) - middleOf(b) || a.left - b.left)) {
    const row = rows.findLast((row) => row.some((other) => areBeside(other, line)))
    if (row === undefined || row.some((other) => overlapAcross(other, line))) rows.push([line])
    else row.push(line)
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}

function areBeside(a: TypeLine, b: TypeLine): boolean {
  const distance = Math.abs(middleOf(a) - middleOf(b))
  return distance < 0.6 * Math.max(a.fit.xHeight, b.fit.xHeight)
}

const overlapAcross = (a: TypeLine, b: TypeLine): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.3 * Math.min(a.right - a.left, b.right - b.left)

/** Whether a block ends above the row. */
function partsBlocks(rows: readonly TypeLine[][], at: number): boolean {
  const [above, row] = [rows[at - 1]![0]!, rows[at]![0]!]
  const [small, large] = above.fit.xHeight < row.fit.xHeight ? [above, row] : [row, above]
  if (large.fit.xHeight > MAX_SIZE * small.fit.xHeight) return true
  const across = Math.min(rightOf(rows[at - 1]!), rightOf(rows[at]!)) - Math.max(above.left, row.left)
  if (across <= 0) return true
  const distance = middleOf(row) - middleOf(above)
  const before = at > 1 ? middleOf(above) - middleOf(rows[at - 2]![0]!) : Number.POSITIVE_INFINITY
  const after = at + 1 < rows.length ? middleOf(rows[at + 1]![0]!) - middleOf(row) : Number.POSITIVE_INFINITY
  const usual = Math.min(before, after, USUAL_LEADING * large.fit.xHeight)
  return distance > MAX_LEADING * Math.max(usual, 1.5 * small.fit.xHeight)
}

const rightOf = (row: readonly TypeLine[]): number => Math.max(...row.map((line) => line.right))
