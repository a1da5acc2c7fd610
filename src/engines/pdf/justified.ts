// Lines of narrow justified columns whose words stand so far apart that each looks like a line of its own.
import type { Run } from './text.ts'

/** All in ems. Gaps of one justified line, and edges of its column, differ by rounding alone. */
const SAME_GAP = 0.03
const SAME_EDGE = 0.1
const SAME_BASELINE = 0.1
/** Spaces as they are where nothing is stretched: what a word needs more than its own width to stand in a line. */
const SPACE = 0.35
/** Words of a line that tells by itself how wide its column is. */
const WORDS_OF_LINE = 3

type Line = readonly Run[]

interface Measure {
  readonly start: number
  readonly end: number
}

/**
 * Puts the pieces of a stretched line together. They are painted one after the other, each is a word, the gaps between them are equal,
 * they fill the measure of a whole line, and what is stretched is less than the next line's first word takes, or that would stand in
 * the line too. Rows of a table's cells seldom meet one of these.
 * @param lines as painted
 */
export function joinJustified(lines: readonly Line[]): Line[] {
  const rows = rowsOf(lines)
  const measures = rows.flatMap(([line, ...others]) =>
    others.length === 0 && isWhole(line!) ? [measureOf(line!)] : [],
  )
  return rows.flatMap((row, index) => (isStretched(row, rows[index + 1], measures) ? [row.flat()] : row))
}

/** Pieces painted one after the other, from left to right on one baseline. */
function rowsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = []
  for (const line of lines) {
    const last = rows.at(-1)?.at(-1)
    if (last !== undefined && isBeside(last, line)) rows.at(-1)!.push(line)
    else rows.push([line])
  }
  return rows
}

function isBeside(line: Line, next: Line): boolean {
  const [last, first] = [line.at(-1)!, next[0]!]
  const [shift, turn] = [Math.abs(first.baseline - last.baseline), Math.abs(first.angle - last.angle)]
  return shift < SAME_BASELINE * last.size && turn < 0.02 && first.start > last.end
}

function isStretched(row: readonly Line[], next: readonly Line[] | undefined, measures: readonly Measure[]): boolean {
  if (row.length < 2 || next === undefined || !row.every(isWord)) return false
  const { size } = row[0]![0]!
  const gaps = row.slice(1).map((piece, index) => measureOf(piece).start - measureOf(row[index]!).end)
  if (Math.max(...gaps) - Math.min(...gaps) > SAME_GAP * size) return false
  if (gaps.reduce((sum, gap) => sum + gap, 0) > firstWordWidth(next[0]![0]!) + SPACE * size * row.length) return false
  const [start, end] = [measureOf(row[0]!).start, measureOf(row.at(-1)!).end]
  const same = (a: number, b: number): boolean => Math.abs(a - b) < SAME_EDGE * size
  return measures.some((measure) => same(measure.start, start) && same(measure.end, end))
}

const textOf = (line: Line): string => line.map(({ text }) => text).join('')

/** Numbers stand in cells. */
const isWord = (line: Line): boolean => !/\S\s\S/u.test(textOf(line)) && /\p{L}/u.test(textOf(line))

const isWhole = (line: Line): boolean => textOf(line).trim().split(/\s+/u).length >= WORDS_OF_LINE

const measureOf = (line: Line): Measure => ({ start: line[0]!.start, end: line.at(-1)!.end })

function firstWordWidth({ text, start, end }: Run): number {
  const [word = ''] = text.trim().split(/\s/u)
  return ((end - start) * word.length) / text.length
}
