// Running heads on a single page: a line with the page number parted from it, out at the margin.
import type { Word } from '../../model/page-text.ts'
import type { EdgeRow } from './edge-rows.ts'
import { type PageLabel, readPageLabel } from './page-label.ts'

const MAX_LENGTH = 80
/** Share of the letters that are capitals; small words and a misread letter are let pass. */
const CAPITALS = 0.7
const LEAST_LETTERS = 4
/** The number ends within so many x-heights of the text's margin, and the head begins so many away from it. */
const AT_MARGIN = 2.5
const GAP = 2.5
/** A head in small letters beside "12 |" has no other bar in it. */
const BARLESS = /^\p{Lu}[^|]*$/u
/** A sign between the two stands for the gap: "54 | REPORT OF THE BOARD", "54> TRAVEL". */
const SIGN = '[|•·<>«»]'
const ENDS_IN_SIGN = new RegExp(`^(?:\\d{1,4})?${SIGN}$`, 'u')
const BEGINS_WITH_SIGN = new RegExp(`^${SIGN}(?:\\d{1,4})?$`, 'u')
/** A lone sign that stands so many x-heights outside the text's measure is dirt, or ink beside the paper. */
const OUTSIDE = 3
/** The row stands so many line pitches from the text. */
const APART = 1.2
/** A head in small letters needs more: it could be a row of a table, whose figures may be years. */
const SMALL_LETTERS = { apart: 1.45, gap: 8, most: 999 } as const
/** Heads that end in a number of their own. */
const NAMED_NUMBER =
  /\b(?:chapter|part|section|article|appendix|annex|no|number|table|figure|title|book|volume|vol)\.?$/iu

/** The page number of a running head such as "THE CHEMICAL ENVIRONMENT OF PITCHBLENDE     523", or null where it is none. */
export function readRunningHead(row: EdgeRow): PageLabel | null {
  if (row.text.length > MAX_LENGTH || !row.nearEdge || row.apart < APART) return null
  const all = [...row.lines].sort((a, b) => a.box[0] - b.box[0]).flatMap((line) => line.words)
  return readWords(withinMeasure(all, row), row) ?? readWords(all, row)
}

function withinMeasure(words: readonly Word[], { margins: { left, right, xHeight } }: EdgeRow): Word[] {
  return words.filter(
    ({ text, box }) => text.length > 1 || (box[0] < right + OUTSIDE * xHeight && box[2] > left - OUTSIDE * xHeight),
  )
}

function readWords(words: readonly Word[], row: EdgeRow): PageLabel | null {
  if (words.length < 2) return null
  const { left, right, xHeight } = row.margins
  const [first, last] = [words[0]!, words.at(-1)!]
  const isParted = [words[0]!, words[1]!].some(({ text }) => ENDS_IN_SIGN.test(text))
  const isPartedBehind = [words.at(-2)!, last].some(({ text }) => BEGINS_WITH_SIGN.test(text))
  const gaps = {
    first: isParted ? GAP : (words[1]!.box[0] - first.box[2]) / xHeight,
    last: isPartedBehind ? GAP : (last.box[0] - words.at(-2)!.box[2]) / xHeight,
  }
  const isBarred = [words[0]!, words[1]!, words.at(-2)!, last].some(({ text }) => text.includes('|'))
  const isCentred = isBarred && row.centred && row.outermost
  const leads =
    isCentred || first.box[0] - left < AT_MARGIN * xHeight
      ? numberOf(first, words.slice(1), gaps.first, row, isBarred)
      : null
  if (leads !== null) return leads
  return isCentred || right - last.box[2] < AT_MARGIN * xHeight
    ? numberOf(last, words.slice(0, -1), gaps.last, row, isBarred)
    : null
}

/** @param gap between the number and the head, x-heights @param isBarred whether a bar stands there: "12 | Report" */
function numberOf(word: Word, head: readonly Word[], gap: number, row: EdgeRow, isBarred: boolean): PageLabel | null {
  const label = readPageLabel(word.text)
  const text = head.map((one) => one.text).join(' ')
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (label === null || gap < GAP) return null
  if (label.script === 'prefixed') return isPageOfSection(word, head, row) ? label : null
  if (letters.length < LEAST_LETTERS || NAMED_NUMBER.test(text)) return null
  const capitals = letters.replace(/\P{Lu}/gu, '')
  if (capitals.length >= CAPITALS * letters.length) return label
  const bare = text.replace(/^\|\s*|\s*\|$/gu, '')
  const isSetApart = isBarred ? row.outermost && BARLESS.test(bare) : row.edge === 'head' && gap >= SMALL_LETTERS.gap
  const isHead = isSetApart && row.apart >= SMALL_LETTERS.apart && label.value <= SMALL_LETTERS.most
  return isHead && label.script === 'arabic' && /^\p{Lu}/u.test(bare) && !/[.,;]$/u.test(text) ? label : null
}

/** "1.2.2.5.3  Subsurface area (Cont'd)     1.2.2.5.3-2": the number is that of the section named, and the page within it. */
const isPageOfSection = ({ text }: Word, head: readonly Word[], row: EdgeRow): boolean =>
  row.edge === 'head' && row.outermost && text.replace(/[-–]\d{1,3}$/u, '') === head[0]!.text
