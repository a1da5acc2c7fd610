// Prices of the numbering search: what it costs to let a marker follow another, open a sequence, or be no number at all.

import { type MarkerReading, type MarkerStyle, MENDED } from '../../markers/marker.ts'
import { APPENDED, isWordKind, rankOf } from '../../markers/word-marker.ts'
import type { MarkerCandidate } from './marker-candidate.ts'

/** A sequence that stands: its last marker and where that was. */
export interface Level {
  readonly style: MarkerStyle
  readonly last: MarkerReading
  /** Place of the last marker's line among the body lines. */
  readonly index: number
  readonly indent: number
  readonly heads: boolean
  /** Paid for a mended marker that only its successor can bear out; given back when that comes. */
  readonly owed: number
}

/*
 * Prices were set by reasoning on the cases under test/cases and the tables of test/structure/numbering, and checked there: an
 * exact successor earns more than a clean paragraph start costs to refuse; a gap must be paid for by what follows it; a misread
 * marker counts only as an exact successor.
 */
const REWARD_SUCCESSOR = 3
const REWARD_FIRST = 0.6
const COST_GAP = 1
const COST_GAP_STEP = 0.35
const MAX_GAP = 12
/** After a gap no more are put in after one number. */
const MAX_INSERTED = 4
const COST_REPEAT = 1.6
/** What a marker without doubt costs to refuse; doubt takes it away. */
const COST_REFUSE = 1.8
const COST_RESTART = 2.5
const COST_RESTART_AFTER_HEADING = 0.4
const COST_OPEN_LATE = 2.2
const COST_OPEN_LATE_NESTED = 5
/** The number of an excerpt's first paragraph on a page. */
const COST_OPEN_PAGE = 1.5
/** An excerpt may be Appendix 13, or begin with Chapter III. */
const COST_OPEN_LATE_DIVISION = 0.8
const COST_INDENT = 1.2
const COST_NEST_OUTWARDS = 1.5
/**
 * A list that is announced within a paragraph of its own style, "2. … these parts: / 1. …": more than a restart under a heading,
 * and less than the numbers that would be refused or repeated after it.
 */
const COST_WITHIN_ALIKE = 3.2
const COST_WITHIN_ALIKE_APART = 2.5
/** A mended marker without a digit ("S." for 5., "I" for I.) may be an initial or a word. */
const COST_OWED = 2
const COST_YEAR = 6
/** Sections of laws leave numbers free, so that a later one proves less than a successor does. */
const REWARD_LATER_SECTION = 2.5
const COST_LATER_CHAPTER = 0.5
const COST_OPEN_STATUTE = 0.5
/** A heading of a much later chapter, in an excerpt. */
const COST_JUMP = 1
/** Indents of one sequence agree within these many x-heights. */
const SAME_INDENT = 2.5

/** Refusing a clean paragraph start costs: something marked it, unless another marker stands before it. */
export function refusalPrice({ marker, doubt, within }: MarkerCandidate): number {
  if (within !== null) return 0
  const asPrinted = marker.readings.some((reading) => reading.cost === 0 && yearPrice(reading) === 0)
  return asPrinted ? Math.max(0, COST_REFUSE - doubt) : 0
}

/** Letting `reading` go on with the sequence of `level`; null where it cannot. */
export function successionPrice(level: Level, candidate: MarkerCandidate, reading: MarkerReading): number | null {
  if (!countAlike(level.last, reading)) return null
  const parted = level.last.components !== undefined || reading.components !== undefined
  if (parted && reading.cost >= MENDED && !isSuccessor(level.last, reading)) return null
  const jump = candidate.heads && reading.cost === 0 && isLater(level.last, reading) ? COST_JUMP : null
  const step = parted ? (partedStepPrice(level.last, reading) ?? jump) : stepPrice(level, candidate, reading)
  if (step === null) return null
  const exact = isSuccessor(level.last, reading)
  const debt = owedFor(candidate, reading) - (exact ? level.owed : 0)
  return step + candidate.doubt + reading.cost + debt + indentPrice(level, candidate) + (exact ? 0 : yearPrice(reading))
}

/** Whether two markers can be of one sequence: "[1]" and "(2)", of which both brackets are sound, are of two. */
export const countAlike = (one: MarkerReading, other: MarkerReading): boolean =>
  one.style === other.style && isSquare(one) === isSquare(other)

export const isSquare = ({ printed }: MarkerReading): boolean => printed.startsWith('[')

/** What a mended marker owes until its successor comes. */
export function owedFor({ printed }: MarkerCandidate, { style, cost }: MarkerReading): number {
  const mayBeWord = /arabic|ALPHA|ROMAN|roman\./u.test(style) && !/[\d()[{]/u.test(printed) && printed.length <= 2
  return cost >= MENDED && mayBeWord ? COST_OWED : 0
}

/** The very next of the sequence; for decimals the next beside it or the first within it. */
export function isSuccessor(last: MarkerReading, reading: MarkerReading): boolean {
  if (last.components === undefined && reading.components === undefined) {
    if (reading.inserted === undefined) return reading.value === last.value + 1
    return reading.value === last.value && reading.inserted === (last.inserted ?? 0) + 1
  }
  return partedStepPrice(last, reading) === -REWARD_SUCCESSOR
}

function stepPrice({ last, index }: Level, candidate: MarkerCandidate, reading: MarkerReading): number | null {
  const step = reading.value - last.value
  if (reading.inserted !== undefined) return insertedStepPrice(last, reading)
  if (step === 1) return -REWARD_SUCCESSOR
  if (reading.cost >= MENDED) return null
  const restart = candidate.headingAt > index ? COST_RESTART_AFTER_HEADING : COST_RESTART
  if (reading.value === 1) return restart
  if (step === 0) return COST_REPEAT
  if (step < 0) return restart + (candidate.opensPage ? COST_OPEN_PAGE : COST_OPEN_LATE)
  if (step > 1 && step <= MAX_GAP) return COST_GAP + COST_GAP_STEP * step - REWARD_SUCCESSOR / 2
  return null
}

/** 4A after 4, 4B after 4A; one that comes later, after 3 or after 4A, pays for the gap. */
function insertedStepPrice(last: MarkerReading, reading: MarkerReading): number | null {
  if (reading.cost >= MENDED && reading.style !== 'section-sign') return null
  if (isSuccessor(last, reading)) return -REWARD_SUCCESSOR
  if (reading.cost >= MENDED) return null
  const step = reading.value - last.value
  const isLaterOne = step === 0 ? reading.inserted! > (last.inserted ?? 0) + 1 : step === 1
  return isLaterOne && reading.inserted! <= MAX_INSERTED ? COST_GAP_STEP - REWARD_SUCCESSOR / 2 : null
}

/** 12.4.2 is later than 9.4.8.2. */
function isLater(last: MarkerReading, reading: MarkerReading): boolean {
  const [before, now] = [last.components ?? [last.value], reading.components ?? [reading.value]]
  const differs = now.findIndex((component, index) => component !== before[index])
  return differs !== -1 && now[differs]! > (before[differs] ?? 0)
}

/** 533.010 may be followed by 533.015, or by the first section of a later chapter. */
function statuteStepPrice(last: MarkerReading, reading: MarkerReading): number | null {
  const [before, now] = [last.components!, reading.components!]
  const differs = now.findIndex((component, index) => component !== before[index])
  if (differs === -1 || now[differs]! < (before[differs] ?? 0)) return null
  return differs === now.length - 1 ? -REWARD_LATER_SECTION : COST_LATER_CHAPTER
}

/** "2.1.3" may be followed by 2.1.4, 2.2, 3.1 or 2.1.3.1, with small gaps; "B" by C or B-1. */
function partedStepPrice(last: MarkerReading, reading: MarkerReading): number | null {
  if (reading.style === 'statute') return statuteStepPrice(last, reading)
  const before = last.components ?? [last.value]
  const now = reading.components ?? [reading.value]
  const differs = now.findIndex((component, index) => component !== before[index])
  if (differs === -1) return null
  const step = now[differs]! - (before[differs] ?? 0)
  const inner = now.slice(differs + 1)
  if (step < 1 || step > 4 || inner.some((component) => component > 2)) return null
  if (step > 1) return step
  if (inner.length === 0) return -REWARD_SUCCESSOR
  return inner.every((component) => component === 1) ? -REWARD_SUCCESSOR / 2 : 1
}

/** Opening a sequence under `levels`; null where the marker needs a predecessor. */
export function openingPrice(
  levels: readonly Level[],
  candidate: MarkerCandidate,
  reading: MarkerReading,
): number | null {
  const mayOpen = mayOpenMended(candidate, reading) || opensUnderNumber(levels.at(-1), reading)
  if (reading.cost >= MENDED && candidate.within === null && !mayOpen) return null
  const price = firstPrice(levels, candidate, reading) + candidate.doubt + reading.cost + owedFor(candidate, reading)
  return price + outwardsPrice(levels.at(-1), candidate) + yearPrice(reading)
}

/** What stands under a heading, centred or not, begins where it likes. */
const outwardsPrice = (outer: Level | undefined, { indent }: MarkerCandidate): number =>
  outer !== undefined && !outer.heads && indent < outer.indent - SAME_INDENT ? COST_NEST_OUTWARDS : 0

/** Whether a list may open within a paragraph that is numbered in the same style: only where a colon announces its first item. */
export const mayCountWithin = (outer: Level, { announced }: MarkerCandidate, reading: MarkerReading): boolean =>
  announced &&
  countAlike(outer.last, reading) &&
  reading.value === 1 &&
  reading.cost === 0 &&
  outer.last.components === undefined

/** What that costs, beside the opening: less where the list is set in, or stands under a heading and heads nothing itself. */
export const withinAlikePrice = (outer: Level, { indent, heads }: MarkerCandidate): number =>
  indent > outer.indent + SAME_INDENT || (outer.heads && !heads) ? COST_WITHIN_ALIKE_APART : COST_WITHIN_ALIKE

/** "I." for 1. is borne out by the "2." after it, and "L" for I., over a part of the text, by "II."; "Article |" by its word, "81" for § 1 by "82". */
const mayOpenMended = ({ heads }: MarkerCandidate, { style, value, cost }: MarkerReading): boolean =>
  value === 1 &&
  (((style.includes('arabic') || ((isWordKind(style) || style === 'section-sign') && heads)) && cost === MENDED) ||
    (style === 'ROMAN.' && heads))

/** "51" for 5.1, right under the heading "5. Lease of the quay": borne out by "52" after it. */
const opensUnderNumber = (outer: Level | undefined, { style, components }: MarkerReading): boolean =>
  style === 'decimal' &&
  outer?.heads === true &&
  outer.last.components === undefined &&
  components!.length === 2 &&
  components![0] === outer.last.value &&
  components![1] === 1

function firstPrice(levels: readonly Level[], { heads, opensPage }: MarkerCandidate, reading: MarkerReading): number {
  const rank = rankOf(reading.style)
  if (reading.style === 'statute') return COST_OPEN_STATUTE
  if (reading.style === 'decimal' || reading.style === 'lettered') return decimalFirstPrice(levels, reading, heads)
  if (reading.value === 1 && reading.inserted === undefined && (reading.components?.length ?? 1) === 1)
    return -REWARD_FIRST
  if (rank === APPENDED || (heads && Number.isFinite(rank))) return COST_OPEN_LATE_DIVISION
  if (opensPage) return COST_OPEN_PAGE
  return levels.length === 0 ? COST_OPEN_LATE : COST_OPEN_LATE_NESTED
}

/** "2.1" under "2." is as good as a successor. */
function decimalFirstPrice(levels: readonly Level[], { components }: MarkerReading, heads: boolean): number {
  const last = components!.at(-1)!
  if (levels.some((level) => level.last.value === components![0] && level.last.components === undefined))
    return last === 1 && components!.length === 2 ? -REWARD_SUCCESSOR : COST_GAP_STEP * last
  if (last > 1 && heads) return COST_OPEN_LATE_DIVISION
  return last <= 1 ? -REWARD_FIRST : levels.length === 0 ? COST_OPEN_LATE : COST_OPEN_LATE_NESTED
}

/** Counting on in a sequence that an outer step ended. */
export function countingOnPrice(ended: Level, candidate: MarkerCandidate, reading: MarkerReading): number {
  return -REWARD_SUCCESSOR + candidate.doubt + reading.cost + indentPrice(ended, candidate) + yearPrice(reading)
}

const indentPrice = (level: Level, candidate: MarkerCandidate): number =>
  Math.abs(level.indent - candidate.indent) > SAME_INDENT ? COST_INDENT : 0

const yearPrice = (reading: MarkerReading): number =>
  reading.style.includes('arabic') && reading.value >= 1000 ? COST_YEAR : 0
