// The search for the numbering: a beam over all candidates that weighs every way to accept or refuse each of them.

import type { MarkerReading, MarkerStyle } from './marker.ts'
import type { MarkerCandidate } from './marker-candidate.ts'

export interface AcceptedMarker {
  readonly candidate: MarkerCandidate
  readonly reading: MarkerReading
  /** 0 = outermost. */
  readonly depth: number
  /** The marker before it in its own sequence; null where it opens one. */
  readonly previous: MarkerReading | null
  /** True where it starts its sequence anew (a new section, a new parent). */
  readonly opens: boolean
  /** True where the count goes on although an outer number has advanced: "II." and then 13 after 12. */
  readonly countsOn: boolean
}

/*
 * Costs were set by reasoning on the cases under test/cases and checked there: an exact successor earns more than a clean
 * paragraph start costs to refuse; a gap must be paid for by what follows it; a misread marker counts only as an exact successor.
 */
const REWARD_SUCCESSOR = 3
const REWARD_FIRST = 0.6
const COST_GAP = 2
const COST_GAP_STEP = 0.35
const MAX_GAP = 12
const COST_REPEAT = 1.6
/** What a marker without doubt costs to refuse; doubt takes it away. */
const COST_REFUSE = 1.8
const COST_RESTART = 2.5
const COST_RESTART_AFTER_HEADING = 0.4
const COST_OPEN_LATE = 2.2
const COST_OPEN_LATE_NESTED = 5
const COST_INDENT = 1.2
const COST_NEST_OUTWARDS = 1.5
const COST_YEAR = 6
/** Indents of one sequence agree within these many x-heights. */
const SAME_INDENT = 2.5
/** States kept after each candidate: enough for every ambiguity of a dozen candidates in a row. */
const BEAM = 96
const MAX_DEPTH = 5

interface Level {
  readonly style: MarkerStyle
  readonly last: MarkerReading
  readonly indent: number
  readonly page: number
}

interface State {
  readonly levels: readonly Level[]
  /** Arabic levels that an outer step ended: paragraphs may be counted on through sections. */
  readonly ended: readonly Level[]
  readonly cost: number
  readonly taken: Taken | null
}

interface Taken {
  readonly marker: AcceptedMarker
  readonly before: Taken | null
}

/** The cheapest reading of all candidates, in reading order. Candidates that number nothing are left out. */
export function acceptMarkers(candidates: readonly MarkerCandidate[]): AcceptedMarker[] {
  let states: readonly State[] = [{ levels: [], ended: [], cost: 0, taken: null }]
  for (const candidate of candidates) {
    states = prune(states.flatMap((state) => [refuse(state, candidate), ...accept(state, candidate)]))
  }
  const accepted: AcceptedMarker[] = []
  for (let taken = states[0]!.taken; taken !== null; taken = taken.before) accepted.unshift(taken.marker)
  return withoutStrays(accepted)
}

/** Refusing a clean paragraph start costs: something marked it. */
function refuse(state: State, candidate: MarkerCandidate): State {
  const asPrinted = candidate.marker.readings.some((reading) => reading.cost === 0 && yearCost(reading) === 0)
  return { ...state, cost: state.cost + (asPrinted ? Math.max(0, COST_REFUSE - candidate.doubt) : 0) }
}

function accept(state: State, candidate: MarkerCandidate): State[] {
  return candidate.marker.readings.flatMap((reading) => [
    ...state.levels.flatMap((level, depth) => proceed(state, candidate, reading, level, depth)),
    ...open(state, candidate, reading),
  ])
}

/** Goes on with the sequence at `depth`; deeper levels end. */
function proceed(
  state: State,
  candidate: MarkerCandidate,
  reading: MarkerReading,
  level: Level,
  depth: number,
): State[] {
  if (level.style !== reading.style) return []
  const price =
    reading.style === 'decimal' ? decimalPrice(level.last, reading) : sequencePrice(level.last, reading, candidate)
  if (price === null) return []
  const cost =
    price +
    candidate.doubt +
    reading.cost +
    indentCost(level, candidate) +
    (follows(level, reading) ? 0 : yearCost(reading))
  const opens = reading.value === 1 && level.last.value >= 1 && reading.style !== 'decimal'
  return [take(state, candidate, { reading, depth, previous: opens ? null : level.last, opens, countsOn: false }, cost)]
}

function sequencePrice(last: MarkerReading, reading: MarkerReading, candidate: MarkerCandidate): number | null {
  const step = reading.value - last.value
  if (step === 1) return -REWARD_SUCCESSOR
  if (reading.cost >= 2) return null
  if (reading.value === 1) return candidate.afterHeading ? COST_RESTART_AFTER_HEADING : COST_RESTART
  if (step === 0) return COST_REPEAT
  if (step > 1 && step <= MAX_GAP) return COST_GAP + COST_GAP_STEP * step - REWARD_SUCCESSOR / 2
  return null
}

/** "2.1.3" may be followed by 2.1.4, 2.2, 3 or 2.1.3.1, with small gaps. */
function decimalPrice(last: MarkerReading, reading: MarkerReading): number | null {
  const before = last.components!
  const now = reading.components!
  const shared = now.findIndex((component, index) => component !== before[index])
  if (shared === -1) return null
  const step = now[shared]! - (before[shared] ?? 0)
  if (step < 1 || step > 4 || now.slice(shared + 1).some((component) => component > 2)) return null
  return step === 1 && shared === now.length - 1 ? -REWARD_SUCCESSOR : step
}

/** Opens a new level under the levels that stand. */
function open(state: State, candidate: MarkerCandidate, reading: MarkerReading): State[] {
  const depth = state.levels.length
  if (depth >= MAX_DEPTH || state.levels.some((level) => level.style === reading.style)) return []
  const ended = state.ended.find((level) => level.style === reading.style && reading.value === level.last.value + 1)
  if (ended !== undefined) {
    const cost = -REWARD_SUCCESSOR + candidate.doubt + reading.cost + indentCost(ended, candidate) + yearCost(reading)
    return [take(state, candidate, { reading, depth, previous: ended.last, opens: false, countsOn: true }, cost)]
  }
  if (reading.cost >= 2) return []
  const first = reading.style === 'decimal' ? reading.components!.at(-1)! <= 1 : reading.value === 1
  const late = state.levels.length === 0 ? COST_OPEN_LATE : COST_OPEN_LATE_NESTED
  const outwards =
    state.levels.length > 0 && candidate.indent < state.levels.at(-1)!.indent - SAME_INDENT ? COST_NEST_OUTWARDS : 0
  const cost = (first ? -REWARD_FIRST : late) + candidate.doubt + reading.cost + outwards + yearCost(reading)
  return [take(state, candidate, { reading, depth, previous: null, opens: true, countsOn: false }, cost)]
}

function take(
  state: State,
  candidate: MarkerCandidate,
  accepted: Omit<AcceptedMarker, 'candidate'>,
  cost: number,
): State {
  const { reading, depth } = accepted
  const level: Level = { style: reading.style, last: reading, indent: candidate.indent, page: candidate.line.page }
  const ended = [...state.levels.slice(depth + 1), ...state.ended].filter(
    ({ style }) => style.startsWith('arabic') && style !== reading.style,
  )
  return {
    levels: [...state.levels.slice(0, depth), level],
    ended: ended.filter((one, index) => ended.findIndex(({ style }) => style === one.style) === index),
    cost: state.cost + cost,
    taken: { marker: { candidate, ...accepted }, before: state.taken },
  }
}

const indentCost = (level: Level, candidate: MarkerCandidate): number =>
  Math.abs(level.indent - candidate.indent) > SAME_INDENT ? COST_INDENT : 0

const follows = (level: Level, reading: MarkerReading): boolean => reading.value === level.last.value + 1

const yearCost = (reading: MarkerReading): number =>
  reading.style.includes('arabic') && reading.value >= 1000 ? COST_YEAR : 0

/** The cheapest state for each standing of the levels, the cheapest first. */
function prune(states: readonly State[]): State[] {
  const best = new Map<string, State>()
  for (const state of states) {
    const key = [...state.levels, ...state.ended].map((level) => `${level.style}${level.last.step}`).join(' ')
    const known = best.get(key)
    if (known === undefined || state.cost < known.cost) best.set(key, state)
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM)
}

/** A lone marker that opens a sequence of one, late or with doubt, numbers nothing. */
function withoutStrays(accepted: readonly AcceptedMarker[]): AcceptedMarker[] {
  return accepted.filter((one, index) => {
    if (one.previous !== null || (one.reading.value === 1 && one.candidate.doubt < 1)) return true
    return accepted.slice(index + 1).some((other) => other.previous === one.reading)
  })
}
