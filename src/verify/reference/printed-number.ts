// Numbers as printed before paragraphs, "3.", "(a)", "4A.", "Article 5", each with all that it can mean.
import type { MarkerReading } from '../../markers/marker.ts'
import { type ChainedMarker, readMarkerChain } from '../../markers/marker-chain.ts'
import { isWordKind, PARAGRAPH_RANK, rankOf } from '../../markers/word-marker.ts'

export interface PrintedNumber {
  readonly marker: string
  /** "3", "a", "ii". */
  readonly step: string
  /** All that it can mean as it is printed: "(i)" is a letter and a numeral. */
  readonly readings: readonly MarkerReading[]
  readonly rest: string
  /** The first number within it where one text has both, as in "1.—(1)"; `marker` and `rest` are then those of both. */
  readonly inner: PrintedNumber | null
}

/** So many later lines, or paragraphs, show whether a number goes on: an item's own text is seldom longer. */
export const LATER_LINES = 80

/** A reading of less is as printed, inserted numbers ("4A") among them; references are not misread. */
const AS_PRINTED = 1
/** Higher ones are years. */
const HIGHEST = 999

/**
 * The number a line begins with; null where it begins otherwise. `later` lines tell whether a first number right behind it
 * counts: after "1. (a)" a "(b)" must come before the next number of the outer kind. Behind a dash it always does. So they tell
 * whether "A." is a number or an initial.
 */
export function printedNumber(line: string, later: readonly string[] = []): PrintedNumber | null {
  const [first, second] = readMarkerChain(line)
  const outer = numberOf(line, first)
  if (outer === null) return null
  const inner = numberOf(line, second)
  if (second?.isDashed) return inner === null ? null : { ...outer, marker: inner.marker, rest: inner.rest, inner }
  const chained = inner === null ? null : { ...outer, marker: inner.marker, rest: inner.rest, inner }
  if (chained !== null && goesOn(inner!, outer, later)) return chained
  if (!/^[\s]/u.test(line.slice(outer.marker.length))) return null
  return isMaybeInitial(outer) && !goesOn(outer, null, later) ? null : outer
}

/** `marker` reaches from the line's beginning. */
function numberOf(line: string, chained: ChainedMarker | undefined): PrintedNumber | null {
  if (chained === undefined) return null
  const end = chained.start + chained.marker.length
  const rest = line.slice(end).trimStart()
  const readings = chained.marker.readings.filter((reading) => isSound(reading, rest))
  if (readings.length === 0 || rest === '') return null
  return { marker: line.slice(0, end), step: readings[0]!.step, readings, rest, inner: null }
}

function isSound({ style, value, step, printed, cost, inserted }: MarkerReading, rest: string): boolean {
  if (cost >= AS_PRINTED || value > HIGHEST) return false
  // Nothing before "(aa)" tells whether it is the first within (a), as it mostly is, or put in after it.
  if (inserted !== undefined && /alpha/iu.test(style)) return false
  if (isWordKind(style)) return rankOf(style) >= PARAGRAPH_RANK
  if (style === 'decimal' && !/[.)]$/u.test(printed)) return /^[\p{Lu}“"‘(]/u.test(rest)
  return !/^(?:alpha|ALPHA)/u.test(style.replace('(', '')) || step.length === 1 || step[0] === step[1]
}

/** The first "A.", whose followers come before any other number of the text is told to be one. */
const isMaybeInitial = ({ readings }: PrintedNumber): boolean =>
  readings.every(({ style }) => style === 'ALPHA.' || style === 'ROMAN.') && readings.some(({ value }) => value === 1)

/** Whether a later line has the number after `first`, before the next one of the kind that encloses it. */
function goesOn(first: PrintedNumber, outer: PrintedNumber | null, later: readonly string[]): boolean {
  for (const line of later) {
    const number = numberOf(line, readMarkerChain(line)[0])
    if (number === null) continue
    if (first.readings.some((one) => number.readings.some((other) => isNext(one, other)))) return true
    const styles = new Set(outer?.readings.map(({ style }) => style))
    if (number.readings.some(({ style }) => styles.has(style))) return false
  }
  return false
}

/** One after the other in a sequence, nothing left out. */
export const isNext = (before: MarkerReading, after: MarkerReading): boolean =>
  before.style === after.style &&
  before.components?.slice(0, -1).join('.') === after.components?.slice(0, -1).join('.') &&
  (after.value === before.value + 1
    ? (after.inserted ?? 0) === 0
    : after.value === before.value && after.inserted === (before.inserted ?? 0) + 1)
