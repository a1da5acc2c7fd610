// The front: what stands on a document's first page before its running text — court, parties, title, date — and its measures.

import { isCapitals } from '../text/letter-case.ts'
import { rowsOf } from '../text/line-rows.ts'
import { median, quantile, type RegionMeasures } from '../text/measures.ts'
import { groupLines, stepTo, type TextLine } from '../text/text-line.ts'
import { pagesInCapitals } from './capitals.ts'

/** No front has more lines: a page of more, without running text, is a list, a form or a table. */
const MAX_LINES = 36
/** Of rows with three pieces or more, these are a table's. */
const MAX_TABLE_ROWS = 2
/** Running text fills this share of the measure with so many words, or half of it before small letters. */
const FILLED = 0.8
const HALF = 0.5
const WORDS = 7
/** A region with so many such lines has a measure of its own. */
const COLUMN_LINES = 6
/** It goes on within so many x-heights; close by further in, else no further than so. */
const NEXT = 6.5
const CLOSE = 3.4
const SET_IN = 2
/** A step is the usual one up to so many times it. */
const USUAL = 1.15
/** "Present:" and what is set in under it is no running text. */
const LABEL = /^\p{Lu}[\p{L} ]{2,20}:\s/u
/** Lines of one block are so many x-heights apart, or less: double spaces part blocks. */
const WIDEST = 2.8
/** What steps less stands in one row. */
const LEAST = 1.9
/** The measure is told by lines of some length. */
const LONG = 20
const SENTENCE_END = /[.!?:;][”"’')\]]*$/u

export interface Front {
  readonly has: (line: TextLine) => boolean
  /** A region's measures, with the pitch of the front for its lines. */
  readonly measuresAt: (line: TextLine) => RegionMeasures
}

/**
 * @param text lines in reading order; only their first page has a front, and captions of cases on any page.
 * @param begins lines that begin numbered paragraphs or items of lists
 */
export function readFront(
  text: readonly TextLine[],
  regions: ReadonlyMap<number, RegionMeasures>,
  begins: (line: TextLine) => boolean,
): Front {
  const first = text.filter((line) => line.page === text[0]!.page)
  const own = pagesInCapitals(first).size > 0 ? [] : frontLines(first, begins)
  const lines = new Set([...own, ...text.filter(({ aside }) => aside === 'caption')])
  const pitch = pitchOf(own)
  const measuresAt = (line: TextLine): RegionMeasures => {
    const region = regions.get(line.region)!
    return lines.has(line) ? { ...region, pitch: Math.min(region.pitch, pitch * line.xHeight) } : region
  }
  return { has: (line) => lines.has(line), measuresAt }
}

function frontLines(page: readonly TextLine[], begins: (line: TextLine) => boolean): readonly TextLine[] {
  const measure = measureOf(page)
  const columns = new Map([...groupLines(page, ({ region }) => region)].filter(([, own]) => isColumn(own)))
  const measures = new Map([...columns].map(([region, own]) => [region, measureOf(own)]))
  const start = page.findIndex(
    (line, index) => begins(line) || isText(line, page[index + 1], measures.get(line.region) ?? measure),
  )
  const running = measures.get(page[start]?.region ?? -1) ?? measure
  const front = page.slice(0, withOpening(page, start === -1 ? page.length : start, running))
  const isTable = rowsOf(front).filter((row) => row.length > 2).length > MAX_TABLE_ROWS
  return front.length > MAX_LINES || isTable ? [] : front
}

const isColumn = (lines: readonly TextLine[]): boolean =>
  lines.filter(({ words }) => words.length >= WORDS).length >= COLUMN_LINES

interface Measure {
  /** Usual step from line to line, x-heights. */
  readonly step: number
  readonly left: number
  readonly width: number
}

function measureOf(page: readonly TextLine[]): Measure {
  const long = page.filter(({ text, aside }) => text.length > LONG && aside === undefined).map(({ box }) => box)
  const [left, right] = [
    quantile(
      long.map((box) => box[0]),
      0.05,
    ),
    quantile(
      long.map((box) => box[2]),
      0.95,
    ),
  ]
  const steps = page.slice(1).map((line, index) => stepTo(line, page[index]!) / line.xHeight)
  return { step: median(steps.filter((step) => step > LEAST && step < NEXT)), left, width: right - left }
}

/** A line that fills the measure and goes on in the next one, or is a sentence; or that goes on in small letters at its margin. */
function isText(line: TextLine, after: TextLine | undefined, measure: Measure): boolean {
  if (line.aside !== undefined || isCapitals(line) || line.words.length < WORDS) return false
  const filled = widthOf(line) / measure.width
  const step = after?.region === line.region ? stepTo(after, line) / line.xHeight : Number.POSITIVE_INFINITY
  if (after === undefined || step > NEXT) return filled > FILLED && SENTENCE_END.test(line.text)
  if (isCentredPair(line, after)) return false
  const isSmall = /^\p{Ll}/u.test(after.text) && after.box[0] < line.box[0] + line.xHeight
  if (isSmall && filled > HALF) return true
  const isNext = step < Math.max(CLOSE, USUAL * measure.step) && !LABEL.test(line.text)
  return filled > FILLED && (isNext || after.box[0] < measure.left + SET_IN * line.xHeight)
}

const widthOf = ({ box }: TextLine): number => box[2] - box[0]

/** Two lines with one middle that begin in two places, and end in two. */
const isCentredPair = ({ box: a, xHeight }: TextLine, { box: b }: TextLine): boolean =>
  Math.abs(a[0] + a[2] - b[0] - b[2]) < xHeight &&
  Math.min(Math.abs(a[0] - b[0]), Math.abs(a[2] - b[2])) > 0.5 * xHeight

/** Back to the paragraph's beginning: its first line may be short, or in capitals. */
function withOpening(page: readonly TextLine[], start: number, measure: Measure): number {
  const [line, before] = [page[start], page[start - 1]]
  if (line === undefined || before?.region !== line.region || SENTENCE_END.test(before.text)) return start
  const step = stepTo(line, before) / line.xHeight
  const isSmall = /^\p{Ll}/u.test(line.text) && step < NEXT && !isCentredPair(before, line)
  const isNext = widthOf(before) > FILLED * measure.width && step < USUAL * measure.step
  return isSmall || isNext ? withOpening(page, start - 1, measure) : start
}

/** The least step between lines under each other, in x-heights of the lower one: that between lines of one block. */
function pitchOf(lines: readonly TextLine[]): number {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1]
    const step = before?.region === line.region ? stepTo(line, before) / line.xHeight : 0
    return step > LEAST ? [step] : []
  })
  return Math.min(WIDEST, ...steps)
}
