// Edit distance and alignment of two token sequences, in memory that grows with the distance only.
import { anchorsOf, type Point } from './anchors.ts'
import type { TokenPair } from './tokens.ts'

export type EditKind = 'equal' | 'substitute' | 'delete' | 'insert'

/** A run of `length` alike operations; `reference` and `compared` are where it starts in either sequence. */
export interface EditRun {
  readonly kind: EditKind
  readonly reference: number
  readonly compared: number
  readonly length: number
}

/** A rectangle of the edit graph: reference tokens [a0, a1) against compared tokens [b0, b1). */
interface Region {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** A point a cheapest path passes, and what is paid before and after it. */
interface Meeting extends Point {
  readonly before: number
  readonly after: number
}

/** Up to this distance an alignment is a cheapest one, however long the texts; a search of this size takes seconds. */
export const EXACT_EDITS = 16_000
/** The same within a part between two anchors, of which a long text has many. */
const PART_EXACT_EDITS = 4_000
/** Side of the blocks of a part that has nothing to hold on to: text read wholly wrong, or in another order. */
const BLOCK_LENGTH = 1_000

const UNREACHED = -0x40000000

/**
 * Levenshtein distance: the fewest substitutions, insertions and deletions that turn `reference` into `compared`.
 *
 * Furthest-reaching points on diagonals (E. Ukkonen, Algorithms for approximate string matching, 1985; E. Myers, An
 * O(ND) difference algorithm, 1986), grown from both ends until they meet: O(n + d²) time and O(d) memory for a
 * distance d. The values along a diagonal never fall, also with patterns, so the first meeting is a cheapest one.
 */
export function editDistance(pair: TokenPair): number {
  const { before, after } = meet(pair, wholeOf(pair), Number.POSITIVE_INFINITY)!
  return before + after
}

/**
 * An alignment as runs in order; divided at the meeting point (Myers 1986, §4b), so memory stays O(d). A cheapest one
 * up to `exactEdits`. Above that the texts are first parted at anchors, and a part whose own distance is too large into
 * blocks of alike shape: then it is a cheapest one of those that pass these points, its edits no fewer than the distance.
 */
export function align(pair: TokenPair, exactEdits = EXACT_EDITS): EditRun[] {
  const runs: EditRun[] = []
  const whole = wholeOf(pair)
  if (!alignWithin(pair, whole, exactEdits, runs)) {
    for (const part of partsOf(whole, anchorsOf(pair))) {
      if (!alignWithin(pair, part, PART_EXACT_EDITS, runs))
        for (const block of blocksOf(part)) alignBlock(pair, block, runs)
    }
  }
  return runs
}

/** False, and nothing added, where the distance is above the limit. */
function alignWithin(pair: TokenPair, region: Region, limit: number, runs: EditRun[]): boolean {
  const middle = fewestEdits(pair, region) > limit ? null : meet(pair, region, limit)
  if (middle === null) return false
  alignAt(pair, region, middle, runs)
  return true
}

/** Texts without a token in common are not searched for one. */
function alignBlock(pair: TokenPair, block: Region, runs: EditRun[]): void {
  const { a0, a1, b0, b1 } = block
  const [height, width] = [a1 - a0, b1 - b0]
  if (fewestEdits(pair, block) < Math.max(height, width)) {
    alignRegion(pair, block, runs)
    return
  }
  const shorter = Math.min(height, width)
  push(runs, 'substitute', a0, b0, shorter)
  push(runs, 'delete', a0 + shorter, b0 + shorter, height - shorter)
  push(runs, 'insert', a0 + shorter, b0 + shorter, width - shorter)
}

/**
 * As many edits are needed at least: those by which the tokens differ in any order. A search of all that are allowed takes
 * seconds, this none.
 */
function fewestEdits({ reference, compared }: TokenPair, { a0, a1, b0, b1 }: Region): number {
  const surplus = new Map<number, number>()
  let patterns = 0
  for (let b = b0; b < b1; b++) surplus.set(compared[b]!, (surplus.get(compared[b]!) ?? 0) + 1)
  for (let a = a0; a < a1; a++) {
    if (reference[a]! < 0) patterns++
    else surplus.set(reference[a]!, (surplus.get(reference[a]!) ?? 0) - 1)
  }
  let [missing, extra] = [0, -patterns]
  for (const count of surplus.values()) {
    if (count < 0) missing -= count
    else extra += count
  }
  return Math.max(missing, extra)
}

function partsOf({ a1, b1 }: Region, anchors: readonly Point[]): Region[] {
  const cuts = [{ a: 0, b: 0 }, ...anchors, { a: a1, b: b1 }]
  return cuts.slice(1).map(({ a, b }, index) => ({ a0: cuts[index]!.a, a1: a, b0: cuts[index]!.b, b1: b }))
}

/** Parted at even distances in either text, so that the longer side of a block is BLOCK_LENGTH at most. */
function blocksOf({ a0, a1, b0, b1 }: Region): Region[] {
  const count = Math.ceil(Math.max(a1 - a0, b1 - b0) / BLOCK_LENGTH)
  const cut = (index: number): Point => ({
    a: a0 + Math.round(((a1 - a0) * index) / count),
    b: b0 + Math.round(((b1 - b0) * index) / count),
  })
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [cut(index), cut(index + 1)]
    return { a0: start.a, a1: end.a, b0: start.b, b1: end.b }
  })
}

const wholeOf = ({ reference, compared }: TokenPair): Region => ({
  a0: 0,
  a1: reference.length,
  b0: 0,
  b1: compared.length,
})

const matches = ({ reference, compared, accepts }: TokenPair, a: number, b: number): boolean => {
  const token = reference[a]!
  return token === compared[b] || (token < 0 && accepts(token, compared[b]!))
}

function alignRegion(pair: TokenPair, region: Region, runs: EditRun[]): void {
  const { a0, a1, b0, b1 } = region
  if (a0 === a1) push(runs, 'insert', a0, b0, b1 - b0)
  else if (b0 === b1) push(runs, 'delete', a0, b0, a1 - a0)
  else alignAt(pair, region, meet(pair, region, Number.POSITIVE_INFINITY)!, runs)
}

function alignAt(pair: TokenPair, region: Region, { a, b, before, after }: Meeting, runs: EditRun[]): void {
  const { a0, a1, b0, b1 } = region
  if (before + after <= 1) alignNearlyEqual(pair, region, before + after, runs)
  else {
    alignRegion(pair, { a0, a1: a, b0, b1: b }, runs)
    alignRegion(pair, { a0: a, a1, b0: b, b1 }, runs)
  }
}

/** With one edit at most, it stands right after the longest common start. */
function alignNearlyEqual(pair: TokenPair, { a0, a1, b0, b1 }: Region, edits: number, runs: EditRun[]): void {
  let start = 0
  while (a0 + start < a1 && b0 + start < b1 && matches(pair, a0 + start, b0 + start)) start++
  push(runs, 'equal', a0, b0, start)
  if (edits === 0) return
  const surplus = a1 - a0 - (b1 - b0)
  const kind = surplus === 0 ? 'substitute' : surplus > 0 ? 'delete' : 'insert'
  push(runs, kind, a0 + start, b0 + start, 1)
  const a = a0 + start + (kind === 'insert' ? 0 : 1)
  const b = b0 + start + (kind === 'delete' ? 0 : 1)
  push(runs, 'equal', a, b, a1 - a)
}

function push(runs: EditRun[], kind: EditKind, reference: number, compared: number, length: number): void {
  if (length === 0) return
  const last = runs.at(-1)
  if (last?.kind === kind) runs[runs.length - 1] = { ...last, length: last.length + length }
  else runs.push({ kind, reference, compared, length })
}

/** The furthest points reached from one end; index = diagonal + offset, value = tokens of the reference passed. */
interface Front {
  reach: Int32Array
  next: Int32Array
  edits: number
  offset: number
}

const openFront = (): Front => ({
  reach: new Int32Array(64).fill(UNREACHED),
  next: new Int32Array(64).fill(UNREACHED),
  edits: -1,
  offset: 32,
})

/** Grows one front from either end in turn until they meet on a diagonal; null where that takes more than `limit` edits. */
function meet(pair: TokenPair, region: Region, limit: number): Meeting | null {
  const { a0, a1, b0, b1 } = region
  const forward = openFront()
  const backward = openFront()
  const slope = b1 - b0 - (a1 - a0)
  advance(forward, pair, region, 1)
  advance(backward, pair, region, -1)
  for (let turn = forward; ; turn = turn === forward ? backward : forward) {
    const diagonal = meetingDiagonal(forward, backward, a1 - a0, slope)
    if (diagonal !== null) {
      const a = a1 - backward.reach[slope - diagonal + backward.offset]!
      return { a, b: b0 + (a - a0) + diagonal, before: forward.edits, after: backward.edits }
    }
    if (forward.edits + backward.edits >= limit) return null
    advance(turn, pair, region, turn === forward ? 1 : -1)
  }
}

/** A backward diagonal k' (counted from the end) is the forward diagonal `slope` − k'. */
function meetingDiagonal(forward: Front, backward: Front, height: number, slope: number): number | null {
  const low = Math.max(-forward.edits, slope - backward.edits)
  const high = Math.min(forward.edits, slope + backward.edits)
  for (let k = low; k <= high; k++) {
    if (forward.reach[k + forward.offset]! + backward.reach[slope - k + backward.offset]! >= height) return k
  }
  return null
}

/** One edit more, then as far as the tokens match. `step` 1 reads from the start, −1 from the end. */
function advance(front: Front, pair: TokenPair, { a0, a1, b0, b1 }: Region, step: 1 | -1): void {
  const edits = front.edits + 1
  widen(front, edits)
  const { reach, next, offset } = front
  const { reference, compared } = pair
  const height = a1 - a0
  const width = b1 - b0
  const aStart = step === 1 ? a0 : a1 - 1
  const bStart = step === 1 ? b0 : b1 - 1
  const low = Math.max(-edits, -height)
  const high = Math.min(edits, width)
  for (let k = low; k <= high; k++) {
    const at = k + offset
    let a = edits === 0 ? 0 : Math.max(reach[at]! + 1, reach[at - 1]!, reach[at + 1]! + 1)
    const limit = Math.min(height, width - k)
    if (a > limit) a = limit
    while (a < limit) {
      const token = reference[aStart + step * a]!
      const other = compared[bStart + step * (a + k)]!
      if (token !== other && (token >= 0 || !pair.accepts(token, other))) break
      a++
    }
    next[at] = a
  }
  front.reach = next
  front.next = reach
  front.edits = edits
}

/** Room for the diagonals −edits−1 … edits+1; unreached ones stay unreachable. */
function widen(front: Front, edits: number): void {
  if (edits + 2 <= front.offset) return
  const offset = front.offset * 2
  for (const name of ['reach', 'next'] as const) {
    const wider = new Int32Array(offset * 2).fill(UNREACHED)
    wider.set(front[name], offset - front.offset)
    front[name] = wider
  }
  front.offset = offset
}
