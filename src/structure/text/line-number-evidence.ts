// Line number evidence: what tells numbers that count a page's lines from those of a table's rows, of paragraphs or of a list.
import type { Word } from '../../model/page-text.ts'
import { type TextLine, verticalOverlap } from './text-line.ts'

export interface NumberSighting {
  readonly line: TextLine
  readonly word: Word
  readonly value: number
  /** Middle, straightened page pixels. */
  readonly y: number
}

/** Numbers under each other that rise evenly down a page, left of its text. Lengths in straightened page pixels. */
export interface NumberColumn {
  readonly fitting: readonly NumberSighting[]
  /** Distance of one line to the next. */
  readonly step: number
  /** Where the numbers end, and where the text beside them begins. */
  readonly right: number
  readonly margin: number
  readonly xHeight: number
  /** Lines of text beside them, the first of each row, each with its first word. */
  readonly beside: readonly { readonly line: TextLine; readonly first: Word }[]
}

/** Share of the text beside them that begins in lower case: of rows of a table or numbered paragraphs it is little. */
const RUNNING = 0.3
/** A pleading counts lines on which nothing is typed; so many of them, among so many numbers, are no table's rows. */
const BARE_ROWS = 3
const FULL_PAGE = 18
/** In speech few lines go on; where all of a page is counted, so many tell: they begin in lower case under a line of this share of the measure. */
const SPOKEN = 0.1
const WIDE = 0.7
/** Rows of tables are parted by gaps of so many x-heights; of text at most this share of lines is. */
const CELL_GAP = 4
const PARTED = 0.2
/** Numbers of every fifth line, say: so many pairs, and this share of all, with as many lines between them as they count. */
const LEAST_PAIRS = 4
const EXACT = 0.7
/** Columns of two pages agree in their step by ratio, and in their place by so many x-heights. */
const SAME_STEP = 0.03
const SAME_PLACE = 4

/** Whether the page by itself tells that the numbers count its lines. */
export function countsLines(column: NumberColumn, lines: readonly TextLine[]): boolean {
  const { beside } = column
  const running = beside.filter(({ first }) => /^\p{Ll}/u.test(first.text)).length >= RUNNING * beside.length
  return running || countsBareRows(column, lines) || countsSpeech(column, lines) || countsUnnumbered(column, lines)
}

/** Two whole pages count from the same number on in the same place: a list would go on. */
export function countsLikeAnother(
  column: NumberColumn,
  lines: readonly TextLine[],
  others: readonly NumberColumn[],
): boolean {
  const isLike = (other: NumberColumn): boolean =>
    isWhole(other) &&
    firstOf(other) === firstOf(column) &&
    Math.abs(other.step / column.step - 1) < SAME_STEP &&
    Math.abs(other.right - column.right) < SAME_PLACE * column.xHeight
  return isWhole(column) && !isParted(column, lines) && others.some(isLike)
}

/** A page on which each line is counted. */
const isWhole = ({ fitting }: NumberColumn): boolean => {
  const values = fitting.map(({ value }) => value)
  return values.length >= FULL_PAGE && Math.max(...values) - Math.min(...values) < 1.2 * values.length
}

const firstOf = ({ fitting }: NumberColumn): number => Math.min(...fitting.map(({ value }) => value))

function countsBareRows({ fitting }: NumberColumn, lines: readonly TextLine[]): boolean {
  const bare = fitting.filter(
    ({ line }) =>
      line.words.length === 1 && !lines.some((other) => other !== line && verticalOverlap(other.box, line.box) > 0),
  )
  return fitting.length >= FULL_PAGE && bare.length >= BARE_ROWS
}

function countsSpeech(column: NumberColumn, lines: readonly TextLine[]): boolean {
  const { beside, margin } = column
  const width = Math.max(...beside.map(({ line }) => line.box[2])) - margin
  const rows = [...beside].sort((a, b) => a.first.box[3] - b.first.box[3])
  const goOn = rows.filter(
    ({ first }, index) => /^\p{Ll}/u.test(first.text) && (rows[index - 1]?.line.box[2] ?? 0) - margin > WIDE * width,
  )
  return isWhole(column) && !isParted(column, lines) && goOn.length >= SPOKEN * rows.length
}

/** Rows of cells, with wide gaps between them. */
function isParted({ beside, xHeight }: NumberColumn, lines: readonly TextLine[]): boolean {
  const parted = beside.filter(({ line, first }) => {
    const words = line.words.slice(line.words.indexOf(first))
    const isCells = words.some(
      (word, index) => index > 0 && word.box[0] - words[index - 1]!.box[2] > CELL_GAP * xHeight,
    )
    return isCells || lines.some((other) => other.box[0] > line.box[2] && areInOneRow(other, line))
  })
  return parted.length > PARTED * beside.length
}

export const areInOneRow = (one: TextLine, other: TextLine): boolean => verticalOverlap(one.box, other.box) > 0.5

/** The numbers count lines that bear none: from 5 to 10 there are four between. */
function countsUnnumbered({ fitting, step, right }: NumberColumn, lines: readonly TextLine[]): boolean {
  const middles = lines.filter(({ box }) => box[2] > right + step).map(({ box }) => (box[1] + box[3]) / 2)
  const sorted = [...fitting].sort((a, b) => a.y - b.y)
  const pairs = sorted.slice(1).map((below, index) => [sorted[index]!, below] as const)
  const stepped = pairs.filter(([above, below]) => below.value - above.value >= 2)
  const exact = stepped.filter(([above, below]) => {
    const between = middles.filter((y) => y > above.y + step / 2 && y < below.y - step / 2).sort((a, b) => a - b)
    const rows = between.filter((y, index) => index === 0 || y - between[index - 1]! > step / 2).length
    return rows === below.value - above.value - 1
  })
  return exact.length >= LEAST_PAIRS && exact.length >= EXACT * pairs.length
}
