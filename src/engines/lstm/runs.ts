// Runs: where along a line's steps each class stands, as the likeliest path has it or as a known reading lies on the steps.
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

/**
 * The likeliest class of each step, repeats joined: the best path of A. Graves and others, “Connectionist temporal classification”,
 * 2006. @param nothing the class that stands for nothing
 */
export function likeliestRuns({ steps, classes, probabilities, stride }: LineOutput, nothing: number): readonly Run[] {
  const runs: Run[] = []
  let open: { code: number; from: number; peak: number } | null = null
  for (let step = 0; step < steps; step++) {
    const row = step * stride
    let code = 0
    for (let other = 1; other < classes; other++)
      if (probabilities[row + other]! > probabilities[row + code]!) code = other
    const share = probabilities[row + code]!
    if (open !== null && open.code === code) open.peak = Math.max(open.peak, share)
    else {
      if (open !== null && open.code !== nothing) runs.push({ ...open, to: step })
      open = { code, from: step, peak: share }
    }
  }
  if (open !== null && open.code !== nothing) runs.push({ ...open, to: steps })
  return runs
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
