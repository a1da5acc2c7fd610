// Line numbers: the figures that count a page's lines at its margin, as on pleadings and bills, parted from the text beside them.

import { unionOf } from '../../model/geometry.ts'
import type { Word } from '../../model/page-text.ts'
import { median, quantile } from './measures.ts'
import { type TextLine, verticalOverlap } from './text-line.ts'

const NUMBER = /^\d{1,2}$/u
/** A page counts so many of its lines at least. */
const LEAST = 6
/** A number stands within this share of a line's step of its place. */
const OFF_PLACE = 0.35
/** Share of the text beside them that begins in lower case: of rows of a table or numbered paragraphs it is little. */
const RUNNING = 0.3
/** Numbers stand under each other, and apart from the text, by so many x-heights. */
const ONE_COLUMN = 2.5
const APART = 1
/** What has fewer words tells nothing of the text's margin. */
const TEXT_WORDS = 4
/** A pleading counts lines on which nothing is typed; so many of them, among so many numbers, are no table's rows. */
const BARE_ROWS = 3
const FULL_PAGE = 18
/** What a number in its place may be misread as: "1q", "6||" where the margin's rule touches it. */
const MISREAD = /^[^\s.,;:()[\]]{1,4}$/u
/** The margin's rule, read as letters. */
const RULE = /^[|¦]+$/u

interface Counted {
  readonly line: TextLine
  /** How many of the line's words are the number, and the margin's rule beside it. */
  readonly words: number
}

interface Candidate {
  readonly line: TextLine
  readonly word: Word
  readonly value: number
  readonly y: number
}

/** The lines of one page with numbers in front taken off: they and the text beside them are lines of their own. */
export function partLineNumbers(lines: readonly TextLine[]): {
  readonly numbers: readonly TextLine[]
  readonly text: readonly TextLine[]
} {
  const counted = new Map(countedLines(lines).map(({ line, words }) => [line, words]))
  if (counted.size === 0) return { numbers: [], text: lines }
  return {
    numbers: lines.filter((line) => counted.has(line)).map((line) => withWords(line, 0, counted.get(line))),
    text: lines.flatMap((line) => {
      const words = counted.get(line) ?? 0
      return words < line.words.length ? [withWords(line, words)] : []
    }),
  }
}

/** The lines of one page that are nothing but such numbers. */
export function lineNumbers(lines: readonly TextLine[]): readonly TextLine[] {
  return countedLines(lines).flatMap(({ line, words }) => (line.words.length === words ? [line] : []))
}

/** Numbers in one column left of the text that rise evenly down the page, and what stands in the place of one. */
function countedLines(lines: readonly TextLine[]): readonly Counted[] {
  const found = lines.flatMap(candidateOf)
  if (found.length < LEAST) return []
  const xHeight = median(lines.map((line) => line.xHeight))
  const right = median(found.map(({ word }) => word.box[2]))
  // A firm's name and address may stand further out than the numbers.
  const outside = median(found.map(({ word }) => word.box[0])) - ONE_COLUMN * xHeight
  const starts = lines
    .filter(({ words, box }) => words.length >= TEXT_WORDS && box[2] - box[0] > box[3] - box[1] && box[0] > outside)
    .map((line) => line.words.find((word) => word.box[0] > right))
    .filter((word) => word !== undefined)
  const margin =
    quantile(
      starts.map((word) => word.box[0]),
      0.1,
    ) -
    APART * xHeight
  const inColumn = (word: Word): boolean => Math.abs(word.box[2] - right) < ONE_COLUMN * xHeight && word.box[2] < margin
  const column = evenly(found.filter(({ word }) => inColumn(word)))
  const running = starts.filter((word) => /^\p{Ll}/u.test(word.text)).length >= RUNNING * starts.length
  if (column === null || !(running || countsBareRows(column.fitting, lines))) return []
  return lines.flatMap((line) => {
    const word = line.words[0]!
    const counts = column.fitting.some((one) => one.line === line)
    const misread = MISREAD.test(word.text) && word.box[0] < right && word.box[2] < margin + APART * xHeight
    if (!counts && !(misread && isInPlace(middleOf(word), column))) return []
    return [{ line, words: RULE.test(line.words[1]?.text ?? '') ? 2 : 1 }]
  })
}

function countsBareRows(column: readonly Candidate[], lines: readonly TextLine[]): boolean {
  const bare = column.filter(
    ({ line }) =>
      line.words.length === 1 && !lines.some((other) => other !== line && verticalOverlap(other.box, line.box) > 0),
  )
  return column.length >= FULL_PAGE && bare.length >= BARE_ROWS
}

const middleOf = ({ box }: Word): number => (box[1] + box[3]) / 2

function candidateOf(line: TextLine): Candidate[] {
  const word = line.words[0]!
  return NUMBER.test(word.text) ? [{ line, word, value: Number(word.text), y: middleOf(word) }] : []
}

interface Column {
  readonly fitting: readonly Candidate[]
  /** Distance of one line to the next, page pixels. */
  readonly step: number
}

/** The most numbers that one step a line explains; null where they are too few. */
function evenly(column: readonly Candidate[]): Column | null {
  let best: Column = { fitting: [], step: 0 }
  for (const [index, one] of column.entries()) {
    for (const other of column.slice(index + 1)) {
      const step = (other.y - one.y) / (other.value - one.value)
      if (!Number.isFinite(step) || step <= 0) continue
      const fitting = column.filter(
        ({ y, value }) => Math.abs(y - one.y - step * (value - one.value)) < OFF_PLACE * step,
      )
      if (fitting.length > best.fitting.length) best = { fitting, step }
    }
  }
  return best.fitting.length >= LEAST ? best : null
}

/** Where a number between two others is due. */
function isInPlace(y: number, { fitting, step }: Column): boolean {
  const sorted = [...fitting].sort((a, b) => a.y - b.y)
  const above = sorted.findLast((one) => one.y < y)
  const below = sorted.find((one) => one.y > y)
  if (above === undefined || below === undefined || below.value - above.value < 2) return false
  const places = (y - above.y) / step
  return Math.abs(places - Math.round(places)) < OFF_PLACE
}

/** The line with some of its words; its box is shortened with them. */
function withWords(line: TextLine, from: number, until?: number): TextLine {
  const words = line.words.slice(from, until)
  if (words.length === line.words.length) return line
  const own = unionOf(words.map((word) => word.box))
  const [dx, dy] = [line.box[0] - line.pageBox[0], line.box[1] - line.pageBox[1]]
  return {
    ...line,
    words,
    text: words.map((word) => word.text).join(' '),
    pageBox: own,
    box: [own[0] + dx, own[1] + dy, own[2] + dx, own[3] + dy],
  }
}
