// The search for the numbering: a beam over all candidates that weighs every way to accept or refuse each of them.

import { type MarkerReading, MENDED } from '../../markers/marker.ts'
import { APPENDED, isWordKind, PARAGRAPH_RANK, rankOf } from '../../markers/word-marker.ts'
import type { MarkerCandidate } from './marker-candidate.ts'
import {
  countAlike,
  countingOnPrice,
  isSquare,
  isSuccessor,
  type Level,
  mayCountWithin,
  openingPrice,
  owedFor,
  refusalPrice,
  successionPrice,
  withinAlikePrice,
} from './marker-price.ts'

export interface AcceptedMarker {
  readonly candidate: MarkerCandidate
  readonly reading: MarkerReading
  /** 0 = outermost. */
  readonly depth: number
  /** The marker before it in its own sequence; null where it opens one. */
  readonly previous: MarkerReading | null
  /** How it starts its sequence: the first here, over again after a heading, or over again without one; null where it goes on. */
  readonly opens: 'first' | 'again' | 'unannounced' | null
  /** True where the count goes on although an outer number has advanced: "II." and then 13 after 12. */
  readonly countsOn: boolean
}

/** States kept after each candidate: enough for every ambiguity of a dozen candidates in a row. */
const BEAM = 64
/** States this much dearer than the best are given up: hardly three successors' worth; 12 takes twice the time and reads no more. */
const MARGIN = 8
const MAX_DEPTH = 8
/** Numbers begin anew outside of all that stand, instead of under them. */
const COST_OUTERMOST = 1.2
const COST_DIVISION_UNDER_HEADING = 0.3
const COST_DIVISION_UNDER_PARAGRAPH = 1.5
/** "A. R. Teller": what follows is another initial, and a name. */
const INITIAL_AFTER = /^\s*\p{Lu}\.\s?\p{Lu}/u
/** A marker that opens a sequence of one needs a start without more doubt than this. */
const MAX_LONE_DOUBT = 1

interface State {
  readonly levels: readonly Level[]
  /** Levels that an outer step ended: paragraphs and articles may be counted on through sections. */
  readonly ended: readonly Level[]
  /** Names the standing of the levels: of two states with one name the dearer is dropped. */
  readonly name: string
  readonly cost: number
  readonly taken: Taken | null
}

interface Taken {
  readonly marker: AcceptedMarker
  readonly before: Taken | null
}

/** The cheapest reading of all candidates, in reading order. Candidates that number nothing are left out. */
export function acceptMarkers(candidates: readonly MarkerCandidate[]): AcceptedMarker[] {
  let states: readonly State[] = [{ levels: [], ended: [], name: '', cost: 0, taken: null }]
  for (const candidate of candidates) {
    const refused = refusalPrice(candidate)
    states = prune(states.flatMap((state) => [{ ...state, cost: state.cost + refused }, ...accept(state, candidate)]))
  }
  const accepted: AcceptedMarker[] = []
  for (let taken = states[0]!.taken; taken !== null; taken = taken.before) accepted.push(taken.marker)
  return withoutStrays(accepted.reverse())
}

function accept(state: State, candidate: MarkerCandidate): State[] {
  if (candidate.within !== null) return acceptWithin(state, candidate)
  return candidate.marker.readings.flatMap((reading) => [
    ...state.levels.flatMap((level, depth) => proceed(state, candidate, reading, level, depth)),
    ...open(state, candidate, reading),
  ])
}

/** "(1)" of "1.—(1)" opens a level under the number before it in its line, if that is accepted. */
function acceptWithin(state: State, candidate: MarkerCandidate): State[] {
  if (state.taken?.marker.candidate !== candidate.within) return []
  return candidate.marker.readings.flatMap((reading) =>
    openAt({ depth: state.levels.length, cost: 0 }, state, candidate, reading),
  )
}

/** Goes on with the sequence at `depth`; deeper levels end. */
function proceed(
  state: State,
  candidate: MarkerCandidate,
  reading: MarkerReading,
  level: Level,
  depth: number,
): State[] {
  const price = successionPrice(level, candidate, reading)
  if (price === null) return []
  if (reading.value >= level.last.value || reading.components !== undefined)
    return [take(state, candidate, { reading, depth, previous: level.last, opens: null, countsOn: false }, price)]
  const opens = candidate.headingAt > level.index ? 'again' : 'unannounced'
  return [take(state, candidate, { reading, depth, previous: null, opens, countsOn: false }, price)]
}

/** Opens a level under those that stand, or takes up one that an outer step has ended. */
function open(state: State, candidate: MarkerCandidate, reading: MarkerReading): State[] {
  return placesFor(state.levels, candidate, reading).flatMap((place) => openAt(place, state, candidate, reading))
}

function openAt({ depth, cost }: Place, state: State, candidate: MarkerCandidate, reading: MarkerReading): State[] {
  const standing = state.levels.slice(0, depth)
  const alike = standing.some(({ last }) => countAlike(last, reading))
  if (depth >= MAX_DEPTH || (alike && !mayCountWithin(standing.at(-1)!, candidate, reading))) return []
  const ended = state.ended.find(({ last }) => countAlike(last, reading) && isSuccessor(last, reading))
  if (ended !== undefined) {
    const price = countingOnPrice(ended, candidate, reading)
    return [take(state, candidate, { reading, depth, previous: ended.last, opens: null, countsOn: true }, price + cost)]
  }
  const opening = openingPrice(standing, candidate, reading)
  const price = opening === null || !alike ? opening : opening + withinAlikePrice(standing.at(-1)!, candidate)
  const accepted = { reading, depth, previous: null, opens: 'first' as const, countsOn: false }
  return price === null ? [] : [take(state, candidate, accepted, price + cost)]
}

interface Place {
  readonly depth: number
  readonly cost: number
}

/** Where a sequence may open: under all that stands; a division outside of what it contains; a numbered heading outermost. */
function placesFor(levels: readonly Level[], candidate: MarkerCandidate, reading: MarkerReading): Place[] {
  if (isWordKind(reading.style)) return placesForDivision(levels, rankOf(reading.style))
  const under = { depth: levels.length, cost: 0 }
  const plain = levels.findIndex(({ style }) => rankOf(style) >= PARAGRAPH_RANK)
  const isOutside = reading.style === 'statute' || (reading.style === 'lettered' && candidate.heads)
  if (isOutside) return [plain === -1 ? under : { depth: plain, cost: 0 }]
  const outermost = levels.findIndex(({ style }) => !isWordKind(style))
  const anew = outermost !== -1 && reading.value === 1 && candidate.heads && reading.components === undefined
  return anew ? [under, { depth: outermost, cost: COST_OUTERMOST }] : [under]
}

function placesForDivision(levels: readonly Level[], rank: number): Place[] {
  const inner = levels.findIndex(({ style }) => rankOf(style) >= rank)
  if (inner === -1) return [{ depth: levels.length, cost: 0 }]
  const outside = { depth: inner, cost: 0 }
  const plain = levels.slice(inner)
  if (rank === APPENDED || plain.some(({ style }) => isWordKind(style))) return [outside]
  const cost = plain.every(({ heads }) => heads) ? COST_DIVISION_UNDER_HEADING : COST_DIVISION_UNDER_PARAGRAPH
  return [outside, { depth: levels.length, cost }]
}

function take(
  state: State,
  candidate: MarkerCandidate,
  accepted: Omit<AcceptedMarker, 'candidate'>,
  cost: number,
): State {
  const { reading, depth } = accepted
  const level: Level = {
    style: reading.style,
    last: reading,
    index: candidate.index,
    indent: candidate.indent,
    heads: candidate.heads,
    owed: owedFor(candidate, reading),
  }
  const levels = [...state.levels.slice(0, depth), level]
  const ended = beginsAnew(reading) ? [] : endedBy(state, depth, reading)
  return {
    levels,
    ended,
    name: `${levels.map(nameOf).join(' ')} | ${ended.map(nameOf).join(' ')}`,
    cost: state.cost + cost,
    taken: { marker: { candidate, ...accepted }, before: state.taken },
  }
}

/** What stands in an appended document, or in a section of a law, is not counted on from another. */
const beginsAnew = ({ style }: MarkerReading): boolean => rankOf(style) === APPENDED || style === 'statute'

const nameOf = ({ style, last }: Level): string => `${style}${isSquare(last) ? '[' : ''}${last.step}`

/** The levels that may be counted on, each style once, the innermost and latest first. */
function endedBy(state: State, depth: number, reading: MarkerReading): Level[] {
  const ended: Level[] = []
  for (const level of [...state.levels.slice(depth + 1), ...state.ended]) {
    const counts = level.style.startsWith('arabic') || level.style === 'section-sign' || isWordKind(level.style)
    if (counts && level.style !== reading.style && !ended.some(({ style }) => style === level.style)) ended.push(level)
  }
  return ended
}

/** The cheapest state for each standing of the levels, the cheapest first. */
function prune(states: readonly State[]): State[] {
  const best = new Map<string, State>()
  for (const state of states) {
    const known = best.get(state.name)
    if (known === undefined || state.cost < known.cost) best.set(state.name, state)
  }
  const sorted = [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM)
  return sorted.filter(({ cost }) => cost < sorted[0]!.cost + MARGIN)
}

/** A lone marker that opens a sequence of one, late or with doubt, numbers nothing; nor does a lone initial. */
function withoutStrays(accepted: readonly AcceptedMarker[]): AcceptedMarker[] {
  const followed = new Set(accepted.map(({ previous }) => previous))
  return accepted.filter(({ candidate, reading, previous }) => {
    if (previous !== null || followed.has(reading)) return true
    if (reading.style === 'statute') return false
    if (isWordKind(reading.style)) return candidate.heads || reading.value === 1
    if ((reading.value !== 1 && !candidate.opensPage) || reading.cost >= MENDED || candidate.doubt >= MAX_LONE_DOUBT)
      return false
    if (!/^(?:ALPHA|ROMAN)\.$/.test(reading.style)) return true
    return candidate.heads && !INITIAL_AFTER.test(candidate.line.text.slice(candidate.end))
  })
}
