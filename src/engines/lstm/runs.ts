// Runs: where along a line's steps each class stands, as the likeliest path has it or as a known reading lies on the steps.
import { likeliestPath, type PathStep } from './likeliest-path.ts'
import type { LineOutput } from './network.ts'

/** Steps in a row that show one class, and not nothing. */
export interface Run {
  readonly code: number
  /** First step, and the step behind the last. */
  readonly from: number
  readonly to: number
  /** The most belief that one of the steps has with the class. */
  readonly peak: number
}

/** A step that shows nothing so surely parts what stands before it from what stands behind. */
const SURE_BLANK = 0.99
/** There is no doubt where each run has this peak, and a step leaves no more than the rest to others than it, its neighbours and nothing. */
const SURE_PEAK = 0.9
const SURE_SHARE = 0.95

/**
 * The runs of the likeliest path: without doubt they are the likeliest classes of the steps, repeats joined (the best path of A. Graves
 * and others, “Connectionist temporal classification”, 2006); with doubt a search finds them.
 * @param nothing the class that stands for nothing
 */
export function likeliestRuns(output: LineOutput, nothing: number): readonly Run[] {
  const { steps, probabilities, stride } = output
  const isBlank = (step: number): boolean => probabilities[step * stride + nothing]! >= SURE_BLANK
  const runs: Run[] = []
  for (let from = 0, to = 0; from < steps; from = to + 1) {
    to = from
    while (to < steps && !isBlank(to)) to++
    if (to === from) continue
    const best = runsOf(output, from, likeliestClasses(output, from, to), nothing)
    const isSure = isBeyondDoubt(output, [from, to], best, nothing)
    runs.push(...(isSure ? best : runsOf(output, from, likeliestPath(output, [from, to], nothing), nothing)))
  }
  return runs
}

function likeliestClasses(
  { probabilities, classes, stride }: LineOutput,
  from: number,
  to: number,
): readonly PathStep[] {
  const path: PathStep[] = []
  for (let step = from; step < to; step++) {
    const row = step * stride
    let code = 0
    for (let other = 1; other < classes; other++)
      if (probabilities[row + other]! > probabilities[row + code]!) code = other
    path.push({ code, goesOn: path.at(-1)?.code === code })
  }
  return path
}

function runsOf(
  { probabilities, stride }: LineOutput,
  from: number,
  path: readonly PathStep[],
  nothing: number,
): Run[] {
  const runs: { code: number; from: number; to: number; peak: number }[] = []
  for (const [index, { code, goesOn }] of path.entries()) {
    if (code === nothing) continue
    const step = from + index
    const share = probabilities[step * stride + code]!
    const open = runs.at(-1)
    if (goesOn && open !== undefined) {
      open.to = step + 1
      open.peak = Math.max(open.peak, share)
    } else runs.push({ code, from: step, to: step + 1, peak: share })
  }
  return runs
}

function isBeyondDoubt(
  { probabilities, stride }: LineOutput,
  [from, to]: readonly [number, number],
  runs: readonly Run[],
  nothing: number,
): boolean {
  return (
    runs.length > 0 &&
    runs.every(({ code, peak }, at) => {
      const [before, after] = [runs[at - 1], runs[at + 1]]
      const known = new Set([nothing, code, before?.code ?? nothing, after?.code ?? nothing])
      for (let step = before?.to ?? from; step < (after?.from ?? to); step++) {
        let share = 0
        for (const one of known) share += probabilities[step * stride + one]!
        if (share < SURE_SHARE) return false
      }
      return peak >= SURE_PEAK
    })
  )
}

/** So that a step without any belief in what must stand there does not rule the reading out. */
const LEAST_SHARE = 1e-9

/**
 * The likeliest way (A. Viterbi, 1967) in which `reading`, a sequence of classes, lies on the steps from `from` to `to`;
 * null where it needs more steps than there are. A class alone has one step at least; between two alike stands nothing.
 */
export function alignedRuns(
  { probabilities, stride }: LineOutput,
  [from, to]: readonly [number, number],
  reading: readonly number[],
  nothing: number,
): readonly Run[] | null {
  // Even states are nothing before, between and behind the classes, odd ones the classes.
  const states = 2 * reading.length + 1
  const codeOf = (state: number): number => (state % 2 === 0 ? nothing : reading[state >> 1]!)
  const ways = new Uint8Array((to - from) * states)
  let scores = new Float64Array(states).fill(Number.NEGATIVE_INFINITY)
  scores[0] = 0
  for (let step = from; step < to; step++) {
    const next = new Float64Array(states)
    for (let state = 0; state < states; state++) {
      const most = state % 2 === 1 && state > 1 && codeOf(state) !== codeOf(state - 2) ? 2 : Math.min(1, state)
      let way = 0
      for (let back = 1; back <= most; back++) if (scores[state - back]! > scores[state - way]!) way = back
      ways[(step - from) * states + state] = way
      next[state] = scores[state - way]! + Math.log(probabilities[step * stride + codeOf(state)]! + LEAST_SHARE)
    }
    scores = next
  }
  let state = states > 1 && scores[states - 2]! > scores[states - 1]! ? states - 2 : states - 1
  if (scores[state] === Number.NEGATIVE_INFINITY) return null
  const runs = reading.map((code) => ({ code, from: to, to: from, peak: 0 }))
  for (let step = to - 1; step >= from; step--) {
    const run = state % 2 === 1 ? runs[state >> 1]! : null
    if (run !== null) {
      run.from = step
      run.to = Math.max(run.to, step + 1)
      run.peak = Math.max(run.peak, probabilities[step * stride + run.code]!)
    }
    state -= ways[(step - from) * states + state]!
  }
  return runs
}
