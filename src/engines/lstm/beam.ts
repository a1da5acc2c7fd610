// Beam search over a stretch of a line: its likeliest readings, and the likeliest one made of the dictionaries' words.
import { BEGIN, continueWord, type Dictionary, mayEnd, type WordPosition } from './dictionary.ts'
import type { LineOutput } from './network.ts'

/** Readings kept from step to step: of all, and of those that may still become words of the dictionaries; more mend no more. */
const KEPT = 8
const KEPT_KNOWN = 12
/** A class with less belief than this at a step is not thought of there. */
const LEAST_BELIEF = 0.002

/** What the classes of a model spell where each unichar is one class, and which words it knows. */
export interface Spelling {
  readonly nullClass: number
  /** The unichar that a class spells; −1 for none. */
  readonly unicharOf: readonly number[]
  readonly space: number
  readonly dictionary: Dictionary
}

/** A reading of a stretch. */
export interface SpanReading {
  readonly classes: readonly number[]
  /** Natural logarithm of its probability, all its alignments together. */
  readonly logProbability: number
}

export interface SpanReadings {
  readonly likeliest: SpanReading
  /** The likeliest whose words, parted at its spaces, are all in the dictionaries; null where none was met. */
  readonly known: SpanReading | null
}

/** A beginning of a reading; `ending…` are the probabilities of its alignments that end in nothing and in its last class. */
interface Prefix {
  readonly parent: Prefix | null
  readonly code: number
  readonly next: Map<number, Prefix>
  /** Where it stands in the dictionaries; empty: in none. */
  readonly positions: readonly WordPosition[]
  endingEmpty: number
  endingLetter: number
  comingEmpty: number
  comingLetter: number
  /** The step that last reached it. */
  step: number
}

/**
 * Prefix beam search (A. Graves and N. Jaitly, “Towards end-to-end speech recognition with recurrent neural networks”, 2014)
 * over the steps from `from` to `to`, two beams side by side.
 */
export function readSpan(
  { probabilities, stride, classes }: LineOutput,
  [from, to]: readonly [number, number],
  spelling: Spelling,
): SpanReadings {
  const root = prefixOf(null, -1, BEGIN)
  root.endingEmpty = 1
  let beam: readonly Prefix[] = [root]
  let logScale = 0
  for (let step = from; step < to; step++) {
    const row = probabilities.subarray(step * stride, step * stride + classes)
    const reached = advance(beam, row, step, spelling)
    let sum = 0
    for (const prefix of reached) {
      prefix.endingEmpty = prefix.comingEmpty
      prefix.endingLetter = prefix.comingLetter
      sum += weightOf(prefix)
    }
    for (const prefix of reached) {
      prefix.endingEmpty /= sum
      prefix.endingLetter /= sum
    }
    logScale += Math.log(sum)
    beam = chosen(reached)
  }
  const readingOf = (prefix: Prefix): SpanReading => ({
    classes: classesOf(prefix),
    logProbability: Math.log(weightOf(prefix)) + logScale,
  })
  const sorted = [...beam].sort((a, b) => weightOf(b) - weightOf(a))
  const known = sorted.find(({ positions }) => mayEnd(positions))
  return { likeliest: readingOf(sorted[0]!), known: known === undefined ? null : readingOf(known) }
}

const weightOf = ({ endingEmpty, endingLetter }: Prefix): number => endingEmpty + endingLetter

function prefixOf(parent: Prefix | null, code: number, positions: readonly WordPosition[]): Prefix {
  return {
    parent,
    code,
    next: new Map(),
    positions,
    endingEmpty: 0,
    endingLetter: 0,
    comingEmpty: 0,
    comingLetter: 0,
    step: -1,
  }
}

/** One step further: every prefix of the beam stays as it is or grows by a class. */
function advance(beam: readonly Prefix[], row: Float32Array, step: number, spelling: Spelling): readonly Prefix[] {
  const reached: Prefix[] = []
  const reach = (prefix: Prefix): Prefix => {
    if (prefix.step === step) return prefix
    prefix.step = step
    prefix.comingEmpty = 0
    prefix.comingLetter = 0
    reached.push(prefix)
    return prefix
  }
  const likely = likelyClasses(row, spelling)
  for (const prefix of beam) {
    const stays = reach(prefix)
    stays.comingEmpty += weightOf(prefix) * row[spelling.nullClass]!
    if (prefix.code !== -1) stays.comingLetter += prefix.endingLetter * row[prefix.code]!
    for (const code of likely) {
      const before = code === prefix.code ? prefix.endingEmpty : weightOf(prefix)
      if (before > 0) reach(grown(prefix, code, spelling)).comingLetter += before * row[code]!
    }
  }
  return reached
}

function likelyClasses(row: Float32Array, { nullClass, unicharOf }: Spelling): readonly number[] {
  const likely: number[] = []
  for (let code = 0; code < row.length; code++)
    if (row[code]! >= LEAST_BELIEF && code !== nullClass && unicharOf[code] !== -1) likely.push(code)
  return likely
}

function grown(prefix: Prefix, code: number, { unicharOf, space, dictionary }: Spelling): Prefix {
  const there = prefix.next.get(code)
  if (there !== undefined) return there
  const { positions } = prefix
  const unichar = unicharOf[code]!
  const next = unichar === space ? (mayEnd(positions) ? BEGIN : []) : continueWord(dictionary, positions, unichar)
  const made = prefixOf(prefix, code, next)
  prefix.next.set(code, made)
  return made
}

/** A prefix that fell out of the beam and is reached again starts anew. */
function chosen(reached: readonly Prefix[]): readonly Prefix[] {
  const sorted = [...reached].sort((a, b) => weightOf(b) - weightOf(a))
  const kept = new Set(sorted.slice(0, KEPT))
  for (const prefix of sorted.filter(({ positions }) => positions.length > 0).slice(0, KEPT_KNOWN)) kept.add(prefix)
  for (const prefix of sorted) {
    if (kept.has(prefix)) continue
    prefix.endingEmpty = 0
    prefix.endingLetter = 0
  }
  return [...kept]
}

function classesOf(prefix: Prefix): readonly number[] {
  const classes: number[] = []
  for (let at: Prefix | null = prefix; at !== null && at.code !== -1; at = at.parent) classes.push(at.code)
  return classes.reverse()
}
