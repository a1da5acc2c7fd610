// Letter errors with the lines in any order: flexible character accuracy.
import { editDistance } from './edit-distance.ts'
import { countErrors, type ErrorRate, sumErrors } from './error-rate.ts'
import { createFlexibleTexts, type FlexibleTexts, type Part, type PartedSpaces } from './flexible-texts.ts'
import { findSubstring } from './substring-match.ts'

/** What a match is judged by: its edits, how unlike both lengths are, how far from an edge it stands, its own length. */
interface Weights {
  readonly edits: number
  readonly lengths: number
  readonly offset: number
  readonly length: number
}

interface Match {
  readonly reference: Part
  readonly compared: Part
  readonly edits: number
}

/** For lines against lines, and for lines against whole paragraphs. */
const USUAL_WEIGHTS: readonly Weights[] = [20, 0].map((lengths) => ({ edits: 25, lengths, offset: 1, length: 4 }))
/** Combinations that are tried as well where there is time; the fewest errors count. */
const MORE_WEIGHTS: readonly Weights[] = [15, 30].flatMap((edits) =>
  [0, 6, 21].flatMap((lengths) => [0, 5].map((length) => ({ edits, lengths, offset: 0, length }))),
)
/** Pairs of lines up to which all combinations are tried: a page. */
const MANY_PAIRS = 10_000
/** Above so many letters there is no figure: it would take minutes where lines are paragraphs. */
const LONGEST = 400_000
/**
 * Comparisons of 32 letters with one, up to which a figure is looked for: some 5 s. All pairs of lines of a page take a
 * hundredth of it; one line of 50,000 letters, in which every line of a document is looked for again and again, many times it.
 */
const MOST_STEPS = 400_000_000

/** What is known of pairs of parts, and what it took to learn it. */
interface Search {
  readonly known: Map<string, Match | null>
  steps: number
}

/**
 * C. Clausner, S. Pletschacher, A. Antonacopoulos: Flexible character accuracy measure for reading-order-independent
 * evaluation (Pattern Recognition Letters 131, 2020, 390–397). The longest line of the reference takes the stretch of
 * the compared text that fits it best; what either has left goes back to the lines; what nothing fits is missing or
 * surplus. 1 − rate is the accuracy. Other than in the paper, the stretch is found by approximate search, not by
 * sliding, and in long texts only lines that share runs of letters are compared. Null where a text is too long, or its
 * lines are too long and too unlike.
 */
export function flexibleErrors(
  reference: string,
  compared: string,
  wildcard: string | null,
  spaces: PartedSpaces,
): ErrorRate | null {
  if (Math.max(reference.length, compared.length) > LONGEST) return null
  const texts = createFlexibleTexts(reference, compared, wildcard, spaces)
  const tried = texts.pairCount > MANY_PAIRS ? USUAL_WEIGHTS : [...USUAL_WEIGHTS, ...MORE_WEIGHTS]
  let best: ErrorRate | null = null
  const search: Search = { known: new Map(), steps: 0 }
  for (const weights of tried) {
    const found = errorsWith(texts, weights, search)
    if (found === null) break
    if (best === null || found.edits < best.edits) best = found
    if (best.edits === 0) break
  }
  return best
}

/** Null where the search takes too long. */
function errorsWith(texts: FlexibleTexts, weights: Weights, search: Search): ErrorRate | null {
  const left = texts.open()
  const counts: ErrorRate[] = []
  for (let longest = left.longest(); longest.length > 0; longest = left.longest()) {
    if (search.steps > MOST_STEPS) return null
    const found = longest.map((part) => ({
      part,
      match: bestMatch(texts, part, left.candidates(part), weights, search),
    }))
    const { part, match } = found.reduce((best, one) => (accuracy(one.match) > accuracy(best.match) ? one : best))
    if (match === null) {
      counts.push(countErrors(texts.pairOf(part, null)))
      left.drop(part)
    } else {
      counts.push(countErrors(texts.pairOf(match.reference, match.compared)))
      left.match(part, match.reference, match.compared)
    }
  }
  const found = sumErrors([...counts, ...left.surplus().map((part) => countErrors(texts.pairOf(null, part)))])
  // Spaces at which a line was split are left out of the parts when they are forgiven: they count as right.
  const { reference, compared } = texts.pair
  const spaces = { length: reference.length - found.length, compared: compared.length - found.compared }
  return sumErrors([found, { ...spaces, edits: 0, substitutions: 0, insertions: 0, deletions: 0 }])
}

function bestMatch(
  texts: FlexibleTexts,
  part: Part,
  candidates: readonly Part[],
  weights: Weights,
  search: Search,
): Match | null {
  let best: { readonly match: Match; readonly candidate: Part } | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const key = `${part.start}-${part.end}:${candidate.start}-${candidate.end}`
    let match = search.known.get(key)
    if (match === undefined) {
      match = matchParts(texts, part, candidate)
      search.known.set(key, match)
      search.steps += stepsOf(part, candidate)
    }
    if (match === null) continue
    const penalty = penaltyOf(match, part, candidate, weights)
    if (penalty < least) [least, best] = [penalty, { match, candidate }]
  }
  return best === null ? null : stretched(texts, best.match, part, best.candidate)
}

const accuracy = (match: Match | null): number =>
  match === null ? Number.NEGATIVE_INFINITY : 1 - match.edits / lengthOf(match.reference)

/** The shorter part at the best place of the longer; null where it has no letter in common with it. */
function matchParts(texts: FlexibleTexts, reference: Part, compared: Part): Match | null {
  const { pair } = texts
  const from = pair.reference.subarray(reference.start, reference.end)
  const to = pair.compared.subarray(compared.start, compared.end)
  const same = (a: number, b: number): boolean => a === b || (a < 0 && pair.accepts(a, b))
  const isShorter = from.length <= to.length
  const found = isShorter ? findSubstring(from, to, same) : findSubstring(to, from, (a, b) => same(b, a))
  if (found.edits >= Math.min(from.length, to.length)) return null
  const longer = isShorter ? compared : reference
  const stretch = { ...longer, start: longer.start + found.start, end: longer.start + found.end }
  return isShorter
    ? { reference, compared: stretch, edits: found.edits }
    : { reference: stretch, compared, edits: found.edits }
}

const stepsOf = (one: Part, other: Part): number =>
  Math.ceil(Math.min(lengthOf(one), lengthOf(other)) / 32) * Math.max(lengthOf(one), lengthOf(other))

/** The match goes on into what is left beside it where that is worth its letters: they would be errors all the same. */
function stretched(texts: FlexibleTexts, match: Match, part: Part, candidate: Part): Match {
  const isShorter = lengthOf(part) <= lengthOf(candidate)
  const [stretch, whole] = isShorter ? [match.compared, candidate] : [match.reference, part]
  const start = Math.max(whole.start, stretch.start - match.edits)
  const end = Math.min(whole.end, stretch.end + match.edits)
  let [best, least] = [match, match.edits]
  for (const wider of [
    { ...stretch, end },
    { ...stretch, start },
    { ...stretch, start, end },
  ]) {
    if (lengthOf(wider) === lengthOf(stretch)) continue
    const [reference, compared] = isShorter ? [part, wider] : [wider, candidate]
    const edits = editDistance(texts.pairOf(reference, compared))
    const total = edits - lengthOf(wider) + lengthOf(stretch)
    if (total < least) [best, least] = [{ reference, compared, edits }, total]
  }
  return best
}

const lengthOf = ({ start, end }: Part): number => end - start

function penaltyOf({ reference, compared, edits }: Match, part: Part, candidate: Part, weights: Weights): number {
  const [own, other] = [lengthOf(part), lengthOf(candidate)]
  const difference = Math.abs(own - other)
  const place = Math.max(reference.start - part.start, compared.start - candidate.start)
  const offset = difference / 2 - Math.abs(place - difference / 2)
  return (
    edits * weights.edits +
    difference * weights.lengths +
    Math.max(0, offset) * weights.offset -
    Math.min(own, other) * weights.length
  )
}
