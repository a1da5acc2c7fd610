// Two texts as lines that are matched, split and used up.
import { graphemesOf } from './graphemes.ts'
import { pairTokens, type TokenPair } from './tokens.ts'

/** A stretch [start, end) of the letters of one text, within one line. */
export interface Part {
  readonly line: number
  readonly start: number
  readonly end: number
}

/** Whether the space at which a line is split counts as an error, as in the paper, or stands for the line's break. */
export type PartedSpaces = 'counted' | 'forgiven'

export interface FlexibleTexts {
  readonly pair: TokenPair
  readonly pairCount: number
  readonly open: () => LeftParts
  /** Null: nothing. */
  readonly pairOf: (reference: Part | null, compared: Part | null) => TokenPair
}

/** What is left of both texts. */
export interface LeftParts {
  /** Those of the reference that no other is longer than; the first few. */
  readonly longest: () => readonly Part[]
  readonly candidates: (part: Part) => readonly Part[]
  readonly drop: (part: Part) => void
  /** Uses up what is matched; the rest of `part` and of the compared part stays. */
  readonly match: (part: Part, reference: Part, compared: Part) => void
  readonly surplus: () => readonly Part[]
}

/** Up to so many pairs of lines, each is compared with each. */
const ALL_PAIRS = 40_000
/** The same where lines are paragraphs: 60,000 letters against as many. */
const ALL_LETTERS = 3_600_000_000
/** Else the lines of the compared text that share most runs of so many letters; runs in too many lines tell nothing. */
const RUN = 5
const MOST_LINES = 12
const COMMON_RUN = 60
const MOST_EQUAL = 8

export function createFlexibleTexts(
  reference: string,
  compared: string,
  wildcard: string | null,
  spaces: PartedSpaces,
): FlexibleTexts {
  const [from, to] = [readLines(reference), readLines(compared)]
  const pair = pairTokens(from.letters, to.letters, (token) => (token === wildcard ? () => true : null))
  const space = {
    reference: numberOf(' ', from.letters, pair.reference),
    compared: numberOf(' ', to.letters, pair.compared),
  }
  const trimmed = (part: Part, side: 'reference' | 'compared'): Part =>
    spaces === 'counted' ? part : trim(part, pair[side], space[side])
  const pairCount = from.lines.length * to.lines.length
  const isLong = pairCount > ALL_PAIRS || from.letters.length * to.letters.length > ALL_LETTERS
  const index = isLong ? indexRuns(to.lines, pair.compared) : null
  const voted = new Map<string, readonly number[] | null>()
  const linesLike = (part: Part): readonly number[] | null => {
    const key = `${part.start}-${part.end}`
    if (!voted.has(key)) voted.set(key, sharing(part, pair.reference, index))
    return voted.get(key)!
  }
  return {
    pair,
    pairCount,
    open: () => openParts(from.lines, to.lines, linesLike, trimmed, index === null ? MOST_EQUAL : 1),
    pairOf: (own, other) => ({
      reference: own === null ? new Int32Array() : pair.reference.subarray(own.start, own.end),
      compared: other === null ? new Int32Array() : pair.compared.subarray(other.start, other.end),
      accepts: pair.accepts,
    }),
  }
}

function readLines(text: string): { readonly letters: string[]; readonly lines: Part[] } {
  const letters: string[] = []
  const lines: Part[] = []
  for (const line of text.split(/\r\n|[\n\r]/).filter((content) => content !== '')) {
    const own = graphemesOf(line)
    lines.push({ line: lines.length, start: letters.length, end: letters.length + own.length })
    for (const letter of own) letters.push(letter)
  }
  return { letters, lines }
}

function numberOf(letter: string, letters: readonly string[], tokens: Int32Array): number {
  return tokens[letters.indexOf(letter)] ?? 0
}

function trim(part: Part, tokens: Int32Array, space: number): Part {
  let { start, end } = part
  while (start < end && tokens[start] === space) start++
  while (start < end && tokens[end - 1] === space) end--
  return { ...part, start, end }
}

/** Run of letters → lines that have it. */
type RunIndex = ReadonlyMap<string, readonly number[]>

function indexRuns(lines: readonly Part[], tokens: Int32Array): RunIndex {
  const index = new Map<string, number[]>()
  for (const part of lines) {
    for (const run of runsOf(part, tokens)) {
      const known = index.get(run)
      if (known === undefined) index.set(run, [part.line])
      else if (known.length <= COMMON_RUN) known.push(part.line)
    }
  }
  return index
}

function runsOf({ start, end }: Part, tokens: Int32Array): Set<string> {
  const runs = new Set<string>()
  for (let at = start; at + RUN <= end; at++) runs.add(tokens.subarray(at, at + RUN).join())
  return runs
}

/** Null: every line. */
function sharing(part: Part, tokens: Int32Array, index: RunIndex | null): readonly number[] | null {
  if (index === null) return null
  const votes = new Map<number, number>()
  for (const run of runsOf(part, tokens)) {
    const lines = index.get(run) ?? []
    if (lines.length <= COMMON_RUN) for (const line of lines) votes.set(line, (votes.get(line) ?? 0) + 1)
  }
  return [...votes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_LINES)
    .map(([line]) => line)
}

function openParts(
  referenceLines: readonly Part[],
  comparedLines: readonly Part[],
  linesLike: (part: Part) => readonly number[] | null,
  trimmed: (part: Part, side: 'reference' | 'compared') => Part,
  mostEqual: number,
): LeftParts {
  const waiting = [...referenceLines].sort((a, b) => lengthOf(a) - lengthOf(b) || b.line - a.line)
  const left: Part[][] = comparedLines.map((part) => [part])
  const add = (part: Part): void => {
    let [low, high] = [0, waiting.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (lengthOf(waiting[middle]!) < lengthOf(part)) low = middle + 1
      else high = middle
    }
    waiting.splice(low, 0, part)
  }
  const drop = (part: Part): void => {
    waiting.splice(waiting.lastIndexOf(part), 1)
  }
  return {
    longest: () => {
      const longest = waiting.at(-1)
      if (longest === undefined) return []
      return waiting
        .slice(-mostEqual)
        .filter((part) => lengthOf(part) === lengthOf(longest))
        .reverse()
    },
    drop,
    candidates: (part) => {
      const lines = linesLike(part)
      const parts = lines === null ? left.flat() : lines.flatMap((line) => left[line]!)
      return parts.sort((a, b) => lengthOf(b) - lengthOf(a))
    },
    match: (part, reference, compared) => {
      drop(part)
      for (const rest of outside(part, reference, (piece) => trimmed(piece, 'reference'))) add(rest)
      left[compared.line] = left[compared.line]!.flatMap((own) =>
        own.start <= compared.start && compared.end <= own.end
          ? outside(own, compared, (piece) => trimmed(piece, 'compared'))
          : [own],
      )
    },
    surplus: () => left.flat(),
  }
}

function outside(part: Part, taken: Part, trimmed: (piece: Part) => Part): Part[] {
  return [
    { ...part, end: taken.start },
    { ...part, start: taken.end },
  ]
    .map(trimmed)
    .filter((piece) => lengthOf(piece) > 0)
}

const lengthOf = ({ start, end }: Part): number => end - start
