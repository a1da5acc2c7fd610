// Line numbers: the figures that count a page's lines at its margin, as on pleadings and bills, parted from the text beside them.

import { unionOf } from '../../model/geometry.ts'
import type { Word } from '../../model/page-text.ts'
import {
  areInOneRow,
  countsLikeAnother,
  countsLines,
  type NumberColumn,
  type NumberSighting,
} from './line-number-evidence.ts'
import { median, quantile } from './measures.ts'
import type { TextLine } from './text-line.ts'

/** Most pages count anew; some texts' lines are counted on past a hundred. Higher numbers may be years. */
const NUMBERS = [/^\d{1,2}$/u, /^(?:\d{1,3}|1[0-4]\d{2})$/u]
/** More of them are figures of a table. */
const MOST = 150
/** A page counts so many of its lines at least. */
const LEAST = 6
/** A number stands within this share of a line's step of its place. */
const OFF_PLACE = 0.35
/** Numbers stand under each other, and apart from the text, by so many x-heights. */
const ONE_COLUMN = 2.5
const APART = 1
/** What has fewer words tells nothing of the text's margin. */
const TEXT_WORDS = 4
/** What a number in its place may be misread as: "1q", "6||" where the margin's rule touches it. */
const MISREAD = /^[^\s.,;:()[\]]{1,4}$/u
/** The margin's rule, read as letters. */
const RULE = /^[|¦]+$/u

interface Counted {
  readonly line: TextLine
  /** How many of the line's words are the number, and the margin's rule beside it. */
  readonly words: number
}

/** The lines of each page with numbers in front taken off: they and the text beside them are lines of their own. */
export function partLineNumbers(pages: readonly (readonly TextLine[])[]): readonly {
  readonly numbers: readonly TextLine[]
  readonly text: readonly TextLine[]
}[] {
  return countedLines(pages).map((found, index) => {
    const lines = pages[index]!
    const counted = new Map(found.map(({ line, words }) => [line, words]))
    return {
      numbers: lines.filter((line) => counted.has(line)).map((line) => withWords(line, 0, counted.get(line))),
      text: lines.flatMap((line) => {
        const words = counted.get(line) ?? 0
        return words < line.words.length ? [withWords(line, words)] : []
      }),
    }
  })
}

/** The lines that are nothing but such numbers. @param pages lines by page */
export function lineNumbers(pages: readonly (readonly TextLine[])[]): readonly TextLine[] {
  return countedLines(pages).flatMap((found) =>
    found.flatMap(({ line, words }) => (line.words.length === words ? [line] : [])),
  )
}

/** By page, numbers in one column left of the text that rise evenly down the page, and what stands in the place of one. */
function countedLines(pages: readonly (readonly TextLine[])[]): readonly (readonly Counted[])[] {
  const columns = pages.map((lines) =>
    NUMBERS.map((number) => numberColumn(lines, number)).find((column) => column !== null),
  )
  const told = columns.map((column, index) => {
    if (column === undefined) return null
    const others = columns.flatMap((other) => (other === undefined || other === column ? [] : [other]))
    const counts = countsLines(column, pages[index]!) || countsLikeAnother(column, pages[index]!, others)
    return counts ? column : null
  })
  return pages.map((lines, index) => {
    const column = told[index]
    if (column) return inColumn(column, lines)
    const other = told.filter((one) => one !== null).find((one) => inPlacesOf(one, lines).length >= LEAST)
    return other === undefined ? [] : inPlacesOf(other, lines)
  })
}

/** A page with hardly a word on it, such as an exhibit's cover: its numbers stand where another page's do. */
function inPlacesOf({ fitting, step, right, xHeight }: NumberColumn, lines: readonly TextLine[]): readonly Counted[] {
  const [first] = fitting
  return lines.flatMap((line) =>
    candidateOf(line, NUMBERS[0]!).flatMap(({ word, value, y }) => {
      const place = first!.y + step * (value - first!.value)
      const isThere = Math.abs(y - place) < OFF_PLACE * step && Math.abs(word.box[2] - right) < ONE_COLUMN * xHeight
      return isThere ? [{ line, words: 1 }] : []
    }),
  )
}

function numberColumn(lines: readonly TextLine[], number: RegExp): NumberColumn | null {
  const found = lines.flatMap((line) => candidateOf(line, number))
  if (found.length < LEAST || found.length > MOST) return null
  const xHeight = median(lines.map((line) => line.xHeight))
  const right = median(found.map(({ word }) => word.box[2]))
  // A firm's name and address may stand further out than the numbers.
  const outside = median(found.map(({ word }) => word.box[0])) - ONE_COLUMN * xHeight
  const texts = lines.flatMap((line) => {
    const { words, box } = line
    const isText = words.length >= TEXT_WORDS && box[2] - box[0] > box[3] - box[1] && box[0] > outside
    const first = isText ? words.find((word) => word.box[0] > right) : undefined
    return first === undefined ? [] : [{ line, first }]
  })
  const beside = texts.filter(
    ({ line, first }) =>
      !texts.some((other) => other.first.box[0] < first.box[0] && other.line !== line && areInOneRow(other.line, line)),
  )
  if (beside.length === 0) return null
  const start = quantile(
    beside.map(({ first }) => first.box[0]),
    0.1,
  )
  const margin = start - APART * xHeight
  const isAligned = (word: Word): boolean =>
    Math.abs(word.box[2] - right) < ONE_COLUMN * xHeight && word.box[2] < margin
  const column = evenly(found.filter(({ word }) => isAligned(word)))
  return column === null ? null : { ...column, right, margin, xHeight, beside }
}

function inColumn(column: NumberColumn, lines: readonly TextLine[]): readonly Counted[] {
  const { fitting, right, margin, xHeight } = column
  return lines.flatMap((line) => {
    const word = line.words[0]!
    const counts = fitting.some((one) => one.line === line)
    const misread = MISREAD.test(word.text) && word.box[0] < right && word.box[2] < margin + APART * xHeight
    if (!counts && !(misread && isInPlace(middleOf(word), column))) return []
    return [{ line, words: RULE.test(line.words[1]?.text ?? '') ? 2 : 1 }]
  })
}

const middleOf = ({ box }: Word): number => (box[1] + box[3]) / 2

function candidateOf(line: TextLine, number: RegExp): NumberSighting[] {
  const word = line.words[0]!
  return number.test(word.text) ? [{ line, word, value: Number(word.text), y: middleOf(word) }] : []
}

type Column = Pick<NumberColumn, 'fitting' | 'step'>

/** The most numbers that one step a line explains; null where they are too few. */
function evenly(column: readonly NumberSighting[]): Column | null {
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
