// Anchors of two long token sequences: places that surely belong together, at which an alignment can be parted.
import type { TokenPair } from './tokens.ts'

/** A place in the edit graph: so many tokens of the reference, so many of the compared text. */
export interface Point {
  readonly a: number
  readonly b: number
}

/**
 * Runs of so many equal tokens make an anchor, the longest first. Shorter ones recur by chance; an alphabet is told
 * from a vocabulary by its size.
 */
const LETTER_RUNS = [32, 16]
const WORD_RUNS = [8, 4, 2]
const VOCABULARY = 2_000
/** Parts are not made shorter than this: fewer cuts, fewer that are not on a cheapest path. */
const PART_LENGTH = 6_000
/** Anchors bear each other out when so near, and so little off the other's diagonal; so many of them are needed. */
const NEIGHBOUR = 400
const DRIFT = 40
const SUPPORT = 3
/** A jump from one diagonal to another by more than this is parted off. */
const WIDE = 1_500
const LOOK_BACK = 400

/**
 * Places to part at, rising in both texts: runs of tokens that occur once in either text, the longest chain of them in
 * the same order in both (the idea of patience diff), and of that chain those which are worth their way.
 */
export function anchorsOf(pair: TokenPair): Point[] {
  const runs = new Set(pair.reference).size > VOCABULARY ? WORD_RUNS : LETTER_RUNS
  let cuts: Point[] = []
  for (const length of runs) {
    const stretches = stretchesOf(longestChain(commonRuns(pair, length)))
    const found = cutsOf(worthwhile(stretches, { a: pair.reference.length, b: pair.compared.length }))
    if (found.length > cuts.length) cuts = found
    if (cuts.length >= (0.8 * pair.reference.length) / PART_LENGTH) break
  }
  return cuts
}

/** Start of each run of `length` tokens that either sequence has exactly once, in the order of the reference. */
function commonRuns({ reference, compared }: TokenPair, length: number): Point[] {
  const mask = Math.max(reference.length, compared.length) > ENOUGH ? SAMPLE_MASK : 0
  const own = uniqueRuns(reference, length, mask)
  const other = uniqueRuns(compared, length, mask)
  const points: Point[] = []
  for (const [hash, a] of own) {
    const b = other.get(hash)
    if (a >= 0 && b !== undefined && b >= 0 && areEqual(reference, a, compared, b, length)) points.push({ a, b })
  }
  return points
}

const BASE = 69_069
const AGAIN = -1

/** Of a long sequence every fourth hash is enough; the same ones in both. */
const ENOUGH = 500_000
const SAMPLE_MASK = 3

/** Hash of each run of plain tokens → its place, or AGAIN where the hash comes more than once. Rolling, 2^48 values. */
function uniqueRuns(tokens: Int32Array, length: number, mask: number): Map<number, number> {
  const places = new Map<number, number>()
  const high = power(BASE, length)
  const low = power(BASE + 2, length)
  let [left, right, patternAt] = [0, 0, -1]
  for (let end = 0; end < tokens.length; end++) {
    const entering = tokens[end]!
    const leaving = end < length ? 0 : tokens[end - length]!
    if (entering < 0) patternAt = end
    left = (Math.imul(left, BASE) + entering - Math.imul(high, leaving)) | 0
    right = (Math.imul(right, BASE + 2) + entering - Math.imul(low, leaving)) | 0
    const start = end - length + 1
    if (start < 0 || patternAt >= start || (right & mask) !== 0) continue
    const hash = (left >>> 0) * 0x10000 + ((right >>> 8) & 0xffff)
    places.set(hash, places.has(hash) ? AGAIN : start)
  }
  return places
}

function power(base: number, exponent: number): number {
  let result = 1
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base)
  return result
}

function areEqual(one: Int32Array, a: number, other: Int32Array, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (one[a + i] !== other[b + i]) return false
  return true
}

/** The longest chain of points that rises in `b` (it rises in `a` already): patience sorting, O(n log n). */
export function longestChain(points: readonly Point[]): Point[] {
  const tails: number[] = []
  const previous = new Int32Array(points.length).fill(-1)
  points.forEach(({ b }, index) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (points[tails[middle]!]!.b < b) low = middle + 1
      else high = middle
    }
    if (low > 0) previous[index] = tails[low - 1]!
    tails[low] = index
  })
  const chain: Point[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) chain.push(points[at]!)
  return chain.reverse()
}

/** A stretch of agreeing anchors. */
interface Stretch {
  readonly first: Point
  readonly last: Point
  readonly points: readonly Point[]
}

function stretchesOf(chain: readonly Point[]): Stretch[] {
  const stretches: Point[][] = []
  chain.forEach((point, index) => {
    const previous = chain[index - 1]
    if (previous !== undefined && agree(previous, point)) stretches.at(-1)!.push(point)
    else stretches.push([point])
  })
  return stretches
    .filter(({ length }) => length >= SUPPORT)
    .map((points) => ({ first: points[0]!, last: points.at(-1)!, points }))
}

const agree = (one: Point, other: Point): boolean => other.a - one.a <= NEIGHBOUR && jump(one, other) <= DRIFT

const jump = (one: Point, other: Point): number => Math.abs(other.b - other.a - (one.b - one.a))

/**
 * The stretches that a cheapest path may be thought to pass: a short one far off the diagonal costs more, in what has
 * to be left out before and after it, than it saves. Unlike texts of h and w letters cost about max − min / 4.
 */
function worthwhile(stretches: readonly Stretch[], end: Point): Stretch[] {
  const all = [...stretches, { first: end, last: end, points: [] }]
  const costs: number[] = []
  const before: number[] = []
  all.forEach(({ first }, index) => {
    costs[index] = gapCost({ a: 0, b: 0 }, first)
    before[index] = -1
    for (let other = Math.max(0, index - LOOK_BACK); other < index; other++) {
      const cost = costs[other]! + gapCost(all[other]!.last, first)
      if (cost < costs[index]!) [costs[index], before[index]] = [cost, other]
    }
  })
  const kept: Stretch[] = []
  for (let at = before[all.length - 1]!; at >= 0; at = before[at]!) kept.push(all[at]!)
  return kept.reverse()
}

function gapCost(from: Point, to: Point): number {
  const [height, width] = [to.a - from.a, to.b - from.b]
  return Math.max(height, width) - Math.min(height, width) / 4
}

/** Both ends of every stretch beside a jump, so that what is only in one text stays apart, and between them one to a part. */
function cutsOf(stretches: readonly Stretch[]): Point[] {
  const cuts: Point[] = []
  stretches.forEach(({ first, last, points }, index) => {
    const [previous, next] = [stretches[index - 1]?.last, stretches[index + 1]?.first]
    for (const point of points) {
      const from = cuts.at(-1) ?? { a: 0, b: 0 }
      const isEdge =
        (point === first && (previous === undefined || jump(previous, point) > WIDE)) ||
        (point === last && (next === undefined || jump(point, next) > WIDE))
      if (isEdge || Math.max(point.a - from.a, point.b - from.b) >= PART_LENGTH) cuts.push(point)
    }
  })
  return cuts
}
