// Strings: letters that follow one another from left to right without a wide gap: words, phrases, most lines.
import type { Components } from './components.ts'
import { type Kinds, LETTER } from './letters.ts'

export interface TextString {
  /** Components, from left to right. */
  readonly members: readonly number[]
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Middling top and bottom of its letters. */
  readonly coreTop: number
  readonly coreBottom: number
}

export interface Strings {
  readonly strings: readonly TextString[]
  /** Usual space between words, in heights of the letters beside it. */
  readonly wordSpace: number
}

/** Letters are linked over gaps up to this, in their heights; what is wider than words' spaces is cut again. */
const MAX_LINK = 3
/** A string goes on over gaps up to so many usual word spaces, or so many heights, whichever is more. */
const MAX_GAP_IN_SPACES = 1.5
const MAX_GAP = 0.95
/** Neighbours share this share of the lower one's height, and are no more different in height than this. */
const LEAST_OVERLAP = 0.5
const MAX_RATIO = 2.3
/** Bins of the histogram of gaps, a height. */
const BINS = 32

export function findStrings(components: Components, kinds: Kinds, xHeight: number): Strings {
  const letters = lettersFromLeft(components, kinds)
  const links = linkLetters(components, letters, xHeight)
  const wordSpace = usualSpace(components, letters, links.next)
  return { strings: collect(components, letters, links, Math.max(MAX_GAP, MAX_GAP_IN_SPACES * wordSpace)), wordSpace }
}

function lettersFromLeft({ count, left }: Components, kinds: Kinds): Int32Array {
  const letters = new Int32Array(count)
  let found = 0
  for (let id = 0; id < count; id++) if (kinds[id] === LETTER) letters[found++] = id
  return letters.subarray(0, found).sort((a, b) => left[a]! - left[b]!)
}

interface Links {
  /** By component; −1 = none. */
  readonly next: Int32Array
  readonly previous: Int32Array
}

/** Each letter with the nearest to its right that stands beside it, where none other is nearer to that one. */
function linkLetters(of: Components, letters: Int32Array, xHeight: number): Links {
  const next = new Int32Array(of.count).fill(-1)
  const previous = new Int32Array(of.count).fill(-1)
  const bands = bandsOf(of, letters, Math.max(2, Math.round(xHeight)))
  for (const a of letters) {
    const b = rightNeighbour(of, bands, a)
    if (b === -1) continue
    const rival = previous[b]!
    if (rival !== -1 && of.right[rival]! >= of.right[a]!) continue
    if (rival !== -1) next[rival] = -1
    previous[b] = a
    next[a] = b
  }
  return { next, previous }
}

/** Letters by the horizontal bands that they reach into, in each from left to right. */
interface Bands {
  readonly height: number
  /** Where each band's letters begin in `ids`. */
  readonly starts: Int32Array
  readonly ids: Int32Array
  /** How far each band has been gone through. */
  readonly at: Int32Array
}

function bandsOf({ top, bottom }: Components, letters: Int32Array, height: number): Bands {
  let lowest = 0
  for (const id of letters) lowest = Math.max(lowest, bottom[id]!)
  const starts = new Int32Array(Math.ceil(lowest / height) + 2)
  const band = (y: number): number => Math.floor(y / height)
  for (const id of letters) for (let at = band(top[id]!); at <= band(bottom[id]! - 1); at++) starts[at + 1]! += 1
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
  const ids = new Int32Array(starts[starts.length - 1]!)
  const fill = starts.slice()
  for (const id of letters) for (let at = band(top[id]!); at <= band(bottom[id]! - 1); at++) ids[fill[at]!++] = id
  return { height, starts, ids, at: starts.slice() }
}

function rightNeighbour({ left, top, right, bottom }: Components, bands: Bands, a: number): number {
  const height = bottom[a]! - top[a]!
  const band = Math.floor((top[a]! + bottom[a]!) / 2 / bands.height)
  const end = bands.starts[band + 1]!
  let at = bands.at[band]!
  while (at < end && left[bands.ids[at]!]! < left[a]!) at++
  bands.at[band] = at
  for (; at < end; at++) {
    const b = bands.ids[at]!
    const other = bottom[b]! - top[b]!
    const gap = left[b]! - right[a]!
    if (gap > MAX_LINK * MAX_RATIO * height) return -1
    if (b === a || right[b]! <= right[a]!) continue
    const [lower, higher] = height < other ? [height, other] : [other, height]
    if (higher > MAX_RATIO * lower || gap > MAX_LINK * localHeight(height, other)) continue
    const overlap = Math.min(bottom[a]!, bottom[b]!) - Math.max(top[a]!, top[b]!)
    if (overlap >= LEAST_OVERLAP * lower) return b
  }
  return -1
}

/** Height of small letters near two letters, of which one may be tall. */
const localHeight = (a: number, b: number): number => Math.max(Math.min(a, b), 0.7 * Math.max(a, b))

const gapAfter = (of: Components, a: number, b: number): number =>
  (of.left[b]! - of.right[a]!) / localHeight(of.bottom[a]! - of.top[a]!, of.bottom[b]! - of.top[b]!)

/** Middle of the wide gaps, once gaps are parted into those within and those between words. */
function usualSpace(of: Components, letters: Int32Array, next: Int32Array): number {
  const histogram = new Float64Array(MAX_LINK * BINS + 1)
  for (const a of letters) {
    if (next[a] === -1) continue
    histogram[Math.max(0, Math.round(gapAfter(of, a, next[a]!) * BINS))]! += 1
  }
  let [letterGap, wordGap] = [0.15 * BINS, 0.7 * BINS]
  for (let round = 0; round < 6; round++) {
    const middle = Math.round((letterGap + wordGap) / 2)
    letterGap = medianBin(histogram, 0, middle) ?? letterGap
    wordGap = medianBin(histogram, middle, histogram.length) ?? wordGap
  }
  return wordGap / BINS
}

function medianBin(histogram: Float64Array, from: number, to: number): number | null {
  let total = 0
  for (let bin = from; bin < to; bin++) total += histogram[bin]!
  if (total === 0) return null
  let sum = 0
  for (let bin = from; bin < to; bin++) {
    sum += histogram[bin]!
    if (sum >= total / 2) return bin
  }
  return null
}

function collect(of: Components, letters: Int32Array, { next, previous }: Links, maxGap: number): TextString[] {
  const joined = (a: number, b: number): boolean => a !== -1 && b !== -1 && gapAfter(of, a, b) <= maxGap
  const strings: TextString[] = []
  for (const first of letters) {
    if (joined(previous[first]!, first)) continue
    const members = [first]
    let at = first
    while (joined(at, next[at]!)) {
      at = next[at]!
      members.push(at)
    }
    strings.push(stringOf(of, members))
  }
  return strings
}

export function stringOf(of: Components, members: readonly number[]): TextString {
  let [left, top, right, bottom] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0, 0]
  for (const id of members) {
    left = Math.min(left, of.left[id]!)
    top = Math.min(top, of.top[id]!)
    right = Math.max(right, of.right[id]!)
    bottom = Math.max(bottom, of.bottom[id]!)
  }
  return {
    members,
    left,
    top,
    right,
    bottom,
    ...coreOf(of, members),
  }
}

/** Letters lower than this share of their string's higher ones do not tell where its core is. */
const TELLING_SHARE = 0.6

function coreOf(of: Components, members: readonly number[]): { readonly coreTop: number; readonly coreBottom: number } {
  const heights = Int32Array.from(members, (id) => of.bottom[id]! - of.top[id]!).sort()
  const least = TELLING_SHARE * heights[Math.floor(0.75 * (heights.length - 1))]!
  const telling = members.filter((id) => of.bottom[id]! - of.top[id]! >= least)
  return { coreTop: medianOf(telling, of.top), coreBottom: medianOf(telling, of.bottom) }
}

function medianOf(members: readonly number[], values: Int32Array): number {
  const sorted = Int32Array.from(members, (id) => values[id]!).sort()
  return sorted[sorted.length >> 1]!
}
