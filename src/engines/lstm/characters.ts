// Characters: from the runs of classes along a line to its characters, how sure each is, and what else it might be.
import type { CodeBook } from './code-book.ts'
import type { DecodedCharacter } from './decoded.ts'
import type { LstmModel } from './model.ts'
import type { LineOutput } from './network.ts'
import type { Run } from './runs.ts'

/** Below this a class is no alternative to anything. */
const LEAST_ALTERNATIVE = 0.02
const MOST_ALTERNATIVES = 3

/** Classes that spell nothing, alone or with their neighbours, are left out. @param runs in their order along the line */
export function charactersOf(
  runs: readonly Run[],
  output: LineOutput,
  model: LstmModel,
  book: CodeBook,
): readonly DecodedCharacter[] {
  const classes = runs.map((run) => run.code)
  const characters: DecodedCharacter[] = []
  for (let at = 0; at < runs.length; ) {
    const found = book.match(classes, at)
    if (found !== null) characters.push(characterOf(at, found.length, found.unichar))
    at += found?.length ?? 1
  }
  return characters

  function characterOf(at: number, length: number, unichar: number): DecodedCharacter {
    const parts = runs.slice(at, at + length)
    const [first, last] = [parts[0]!, parts.at(-1)!]
    const [before, after] = [runs[at - 1], runs[at + length]]
    const own = [...parts, ...(before === undefined ? [] : [before]), ...(after === undefined ? [] : [after])]
    const known = new Set([model.nullClass, ...own.map((run) => run.code)])
    const zone = [before?.to ?? 0, after?.from ?? output.steps] as const
    const doubt = mostElsewhere(output, zone, known)
    const peak = Math.min(...parts.map((run) => run.peak))
    return {
      unichar,
      text: model.unichars[unichar]!.text,
      from: first.from,
      to: last.to,
      confidence: Math.max(0, Math.min(peak, 1 - doubt)),
      alternatives: parts.length === 1 ? alternativesTo(first) : [],
    }
  }

  /** At the run's steps: other classes that spell a character alone. */
  function alternativesTo(run: Run): DecodedCharacter['alternatives'] {
    const best = new Map<number, number>()
    for (let step = run.from; step < run.to; step++) {
      for (let code = 0; code < output.classes; code++) {
        const share = output.probabilities[step * output.stride + code]!
        if (share < LEAST_ALTERNATIVE || code === run.code || code === model.nullClass) continue
        if (share > (best.get(code) ?? 0)) best.set(code, share)
      }
    }
    return [...best]
      .sort((a, b) => b[1] - a[1])
      .flatMap(([code, confidence]) => {
        const found = book.match([code], 0)
        return found === null ? [] : [{ unichar: found.unichar, text: model.unichars[found.unichar]!.text, confidence }]
      })
      .slice(0, MOST_ALTERNATIVES)
  }
}

/** The greatest share of belief that any step of the zone has with classes that are not known to stand there. */
function mostElsewhere(
  { probabilities, stride }: LineOutput,
  [from, to]: readonly [number, number],
  known: ReadonlySet<number>,
): number {
  let most = 0
  for (let step = from; step < to; step++) {
    let share = 1
    for (const code of known) share -= probabilities[step * stride + code]!
    most = Math.max(most, share)
  }
  return most
}
