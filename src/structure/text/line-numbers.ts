// Line numbers: the figures that count a page's lines at its margin, as on pleadings and bills, parted from the text beside them.

import { unionOf } from '../../model/geometry.ts'
import type { Word } from '../../model/page-text.ts'
import { median, quantile } from './measures.ts'
import type { TextLine } from './text-line.ts'

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
  const counted = new Set(countingCandidates(lines).map(({ line }) => line))
  if (counted.size === 0) return { numbers: [], text: lines }
  return {
    numbers: lines.filter((line) => counted.has(line)).map((line) => withWords(line, line.words.slice(0, 1))),
    text: lines.flatMap((line) => {
      if (!counted.has(line)) return [line]
      return line.words.length > 1 ? [withWords(line, line.words.slice(1))] : []
    }),
  }
}

/** The lines of one page that are nothing but such numbers. */
export function lineNumbers(lines: readonly TextLine[]): readonly TextLine[] {
  return countingCandidates(lines).flatMap(({ line }) => (line.words.length === 1 ? [line] : []))
}

/** Numbers in one column left of the text that rise evenly down the page. */
function countingCandidates(lines: readonly TextLine[]): readonly Candidate[] {
  const found = lines.flatMap(candidateOf)
  if (found.length < LEAST) return []
  const xHeight = median(lines.map((line) => line.xHeight))
  const starts = lines
    .filter(({ words, box }) => words.length >= TEXT_WORDS && box[2] - box[0] > box[3] - box[1])
    .map((line) => line.words[candidateOf(line).length]!)
  const margin = quantile(
    starts.map((word) => word.box[0]),
    0.1,
  )
  const right = median(found.map(({ word }) => word.box[2]))
  const column = found.filter(
    ({ word }) => Math.abs(word.box[2] - right) < ONE_COLUMN * xHeight && word.box[2] < margin - APART * xHeight,
  )
  const running = starts.filter((word) => /^\p{Ll}/u.test(word.text)).length
  if (running < RUNNING * starts.length) return []
  return evenly(column)
}

function candidateOf(line: TextLine): Candidate[] {
  const word = line.words[0]!
  if (!NUMBER.test(word.text)) return []
  return [{ line, word, value: Number(word.text), y: (word.box[1] + word.box[3]) / 2 }]
}

/** The most numbers that one step a line explains; none where they are too few. */
function evenly(column: readonly Candidate[]): readonly Candidate[] {
  let best: readonly Candidate[] = []
  for (const [index, one] of column.entries()) {
    for (const other of column.slice(index + 1)) {
      const step = (other.y - one.y) / (other.value - one.value)
      if (!Number.isFinite(step) || step <= 0) continue
      const fitting = column.filter(
        ({ y, value }) => Math.abs(y - one.y - step * (value - one.value)) < OFF_PLACE * step,
      )
      if (fitting.length > best.length) best = fitting
    }
  }
  return best.length >= LEAST ? best : []
}

/** The line with some of its words; its box is shortened with them. */
function withWords(line: TextLine, words: readonly Word[]): TextLine {
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
