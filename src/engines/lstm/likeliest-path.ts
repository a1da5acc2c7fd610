// The likeliest path through a stretch of steps, where what competes for the same steps is weighed together.
import type { LineOutput } from './network.ts'

/*
 * The search of Tesseract's decoder for a line without dictionaries: of two classes that share a stroke's steps, the best class of each
 * step would print both. So a class may also begin, or end, with a step in which the belief in nothing (and, where two compete, in the
 * other one) counts for it.
 */

/** Paths kept at each step of those that may go on in one way. */
const KEPT = 5
/** Natural logarithms of the least belief that counts, and of the least with which a class may stand at a step: Tesseract's. */
const LEAST = -20
const LEAST_OF_CLASS = -8.8
/** Prints are told apart by their remainders. */
const PRINT_BASE = 1_009
const PRINT_MODULUS = 8_589_934_583

/** What may follow: anything; its own class only; its own class no more. */
type Next = 'anything' | 'same' | 'other'

/** A step of a path: its class, and whether it goes on with that of the step before. */
export interface PathStep {
  readonly code: number
  readonly goesOn: boolean
}

/** The last step of a path that is kept. */
interface PathEnd extends PathStep {
  /** Of the classes printed so far: two paths that print the same are one. */
  readonly print: number
  readonly score: number
  readonly before: PathEnd | null
}

type Beam = Readonly<Record<Next, PathEnd[]>>

/** The likeliest path over the steps from `from` to `to`, a PathStep for each. @param nothing the class that stands for nothing */
export function likeliestPath(
  output: LineOutput,
  [from, to]: readonly [number, number],
  nothing: number,
): readonly PathStep[] {
  let beam: Beam | null = null
  for (let step = from; step < to; step++) beam = advance(beam, output, step, nothing)
  const ends = beam === null ? [] : [...beam.anything, ...beam.other]
  let at: PathEnd | null = ends.reduce<PathEnd | null>(
    (best, end) => (best === null || end.score > best.score ? end : best),
    null,
  )
  const path: PathEnd[] = []
  for (; at !== null; at = at.before) path.push(at)
  return path.reverse()
}

function advance(
  beam: Beam | null,
  { probabilities, classes, stride }: LineOutput,
  step: number,
  nothing: number,
): Beam {
  const row = probabilities.subarray(step * stride, step * stride + classes)
  const [top, second] = topTwo(row)
  const made: Beam = { anything: [], same: [], other: [] }
  const likely = [...new Set([top, second, nothing])].sort((a, b) => a - b)
  const befores: readonly (readonly [Next, PathEnd | null])[] =
    beam === null
      ? [['anything', null]]
      : (['anything', 'same', 'other'] as const).flatMap((next) => beam[next].map((path) => [next, path] as const))
  for (const [next, before] of befores) {
    if (before !== null && likely.includes(before.code)) {
      const { code } = before
      if (next !== 'other') push(made.anything, stepOf(before, code, true, row[code]!, nothing))
      if (next === 'anything' && code !== nothing)
        push(made.other, stepOf(before, code, true, row[code]! + row[nothing]!, nothing))
    }
    if (next === 'same') continue
    for (const code of likely) {
      if (before?.code === code) continue
      push(made.anything, stepOf(before, code, false, row[code]!, nothing))
      if (code === nothing) continue
      const rival =
        before !== null && next === 'anything' && isRival(before.code, code, top, second) && before.code !== nothing
          ? row[before.code]!
          : 0
      push(made.same, stepOf(before, code, false, row[code]! + row[nothing]! + rival, nothing))
    }
  }
  return made
}

const isRival = (one: number, other: number, top: number, second: number): boolean =>
  (one === top && other === second) || (one === second && other === top)

function stepOf(
  before: PathEnd | null,
  code: number,
  goesOn: boolean,
  belief: number,
  nothing: number,
): PathEnd | null {
  const cost = Math.max(LEAST, Math.log(belief))
  if (code !== nothing && cost < LEAST_OF_CLASS) return null
  const print = before?.print ?? 0
  return {
    code,
    goesOn,
    print: goesOn || code === nothing ? print : (print * PRINT_BASE + code + 1) % PRINT_MODULUS,
    score: (before?.score ?? 0) + cost,
    before,
  }
}

function push(paths: PathEnd[], path: PathEnd | null): void {
  if (path === null) return
  const twin = paths.findIndex((other) => other.print === path.print && other.code === path.code)
  if (twin !== -1) {
    if (path.score > paths[twin]!.score) paths[twin] = path
    return
  }
  if (paths.length < KEPT) paths.push(path)
  else {
    let least = 0
    for (let at = 1; at < paths.length; at++) if (paths[at]!.score < paths[least]!.score) least = at
    if (path.score > paths[least]!.score) paths[least] = path
  }
}

function topTwo(row: Float32Array): readonly [number, number] {
  let [top, second] = row.length > 1 && row[1]! > row[0]! ? [1, 0] : [0, Math.min(1, row.length - 1)]
  for (let code = 2; code < row.length; code++) {
    if (row[code]! > row[top]!) [top, second] = [code, top]
    else if (row[code]! > row[second]!) second = code
  }
  return [top, second]
}
