// Gutters: the white between columns, told from lone wide gaps by the rows above and below that share it.
import type { Row } from './rows.ts'
import type { TextString } from './strings.ts'

/** Least width of a corridor, in usual word spaces and in heights of its letters, whichever is more. */
const LEAST_WIDTH_IN_SPACES = 1.5
const LEAST_WIDTH = 1.15
/**
 * Rows with a string on either side that make a corridor of this width, in heights, a gutter: spaces between words line up
 * by chance. Fewer are enough where the strings right of it begin at one place, as those of a column do.
 */
const LEAST_ROWS = [
  { width: 4.5, rows: 2, aligned: 2 },
  { width: 2.4, rows: 4, aligned: 3 },
  { width: 1.8, rows: 7, aligned: 4 },
  { width: 0, rows: 12, aligned: 5 },
] as const
/** Strings begin at one place when this share of them do so within so many heights. */
const ALIGNED_SHARE = 0.6
const ALIGNED_WITHIN = 0.35
/** In a loosely set line a gap is one only where strings are aligned, or so much wider than the line's others. */
const LOOSE = 1.5
/** Single letters are one word set apart where no gap is so much wider than their row's others, nor so wide at all, in heights. */
const SET_APART = 1.3
const MOST_APART = 3
/** Only strings that end or begin within so many heights of the corridor speak for it. */
const REACH = 14
/** A corridor ends where no string flanks it for so many heights. */
const MAX_LEAP = 9
/** List marks and bullets, no wider than this, stay with their text over gaps up to that, in heights. */
const MARKER_WIDTH = 3.4
const MARKER_GAP = 6
/** More narrow strings than this above each other are a column, the line numbers of a pleading, unless most end as list marks do. */
const NUMBERED_LINES = 12

/**
 * Cuts rows into lines where gutters run through them.
 * @param wordSpace usual, in heights of letters @param isLed whether leaders fill the gap between two strings
 * @param isListMark whether a string's ink ends as that of a list mark
 */
export function cutAtGutters(
  rows: readonly Row[],
  wordSpace: number,
  isLed: (a: TextString, b: TextString) => boolean,
  isListMark: (string: TextString) => boolean,
): Row[] {
  const strings = rows
    .flatMap((row, at) => row.map((string) => ({ string, row: at })))
    .sort((a, b) => middleOf(a.string) - middleOf(b.string))
  const least = Math.max(LEAST_WIDTH, LEAST_WIDTH_IN_SPACES * wordSpace)
  /** Without the gutters first found, the spaces of a part may be narrow enough to tell another. */
  const cut = (row: Row, index: number, space: number): Row[] => {
    const parts = partsOf(row, (a, b) => {
      const gap = { a, b, row: index, loose: LOOSE * space, isListMark }
      return !isWithinWord(a, b, space) && isGutter(gap, strings, least) && !isLed(a, b)
    })
    return parts.length === 1
      ? parts
      : parts.flatMap((part) => cut(part, index, part.length < 3 ? space : spaceOf(part)))
  }
  return rows.flatMap((row, index) => cut(row, index, row.length < 4 ? 0 : spaceOf(row)))
}

function partsOf(row: Row, isCut: (a: TextString, b: TextString) => boolean): Row[] {
  const parts: TextString[][] = [[row[0]!]]
  for (let at = 1; at < row.length; at++) {
    const [a, b] = [row[at - 1]!, row[at]!]
    if (isCut(a, b)) parts.push([b])
    else parts.at(-1)!.push(b)
  }
  return parts
}

/** The row's own space between strings, of two the narrower: in a loosely justified line all of them are wide. */
function spaceOf(row: Row): number {
  const gaps = row.slice(1).map((string, at) => gapBetween(row[at]!, string))
  return gaps.sort((a, b) => a - b)[gaps.length === 2 ? 0 : gaps.length >> 1]!
}

/** In heights of the higher one. */
const gapBetween = (a: TextString, b: TextString): number => (b.left - a.right) / Math.max(heightOf(a), heightOf(b))

const isWithinWord = (a: TextString, b: TextString, space: number): boolean =>
  a.members.length === 1 && b.members.length === 1 && gapBetween(a, b) < Math.min(MOST_APART, SET_APART * space)

const middleOf = (string: TextString): number => (string.coreTop + string.coreBottom) / 2
const heightOf = (string: TextString): number => string.coreBottom - string.coreTop

interface Placed {
  readonly string: TextString
  readonly row: number
}

/** What a walk along a corridor has found. */
interface Walk {
  left: number
  right: number
  top: number
  bottom: number
  /** By row, the string next to the corridor. */
  readonly lefts: Map<number, TextString>
  readonly rights: Map<number, TextString>
}

/** Which side of a wide gap a corridor keeps to, where a string of another row stands in its midst. */
type Side = 'wider' | 'left' | 'right'
/** How a corridor is looked for: both ways along the page, and one way, for a gutter may end at the row. */
const COURSES = (['wider', 'left', 'right'] as const).flatMap((side) => [
  { side, above: true, below: true },
  { side, above: true, below: false },
  { side, above: false, below: true },
])

/** A wide gap between two neighbours of a row. */
interface Gap {
  readonly a: TextString
  readonly b: TextString
  readonly row: number
  /** Width of a corridor that tells a gutter where strings are not aligned, heights. */
  readonly loose: number
  readonly isListMark: (string: TextString) => boolean
}

/** @param leastWidth of a corridor, in heights */
function isGutter({ a, b, row, loose, isListMark }: Gap, strings: readonly Placed[], leastWidth: number): boolean {
  const height = Math.max(Math.min(heightOf(a), heightOf(b)), 0.6 * Math.max(heightOf(a), heightOf(b)))
  const least = leastWidth * height
  if (b.left - a.right < least) return false
  const start = firstBelow(strings, (middleOf(a) + middleOf(b)) / 2)
  return COURSES.some(({ side, above, below }) => {
    const walk: Walk = {
      left: a.right,
      right: b.left,
      top: Math.min(a.coreTop, b.coreTop),
      bottom: Math.max(a.coreBottom, b.coreBottom),
      lefts: new Map([[row, a]]),
      rights: new Map([[row, b]]),
    }
    const goesOn = (at: number): boolean => step(walk, strings[at]!, a, b, height, least, side)
    for (let at = start - 1; above && at >= 0; at--) if (!goesOn(at)) break
    for (let at = start; below && at < strings.length; at++) if (!goesOn(at)) break
    return isCorridor(walk, height, loose, isListMark)
  })
}

function firstBelow(strings: readonly Placed[], y: number): number {
  let [low, high] = [0, strings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (middleOf(strings[middle]!.string) < y) low = middle + 1
    else high = middle
  }
  return low
}

/** @returns whether the corridor goes on beyond this string */
function step(
  walk: Walk,
  { string, row }: Placed,
  a: TextString,
  b: TextString,
  height: number,
  least: number,
  side: Side,
): boolean {
  if (string === a || string === b) return true
  if (string.bottom < walk.top - MAX_LEAP * height || string.top > walk.bottom + MAX_LEAP * height) return false
  let isLeft = string.right <= walk.left
  if (!isLeft && string.left < walk.right) {
    const [before, after] = [string.left - walk.left, walk.right - string.right]
    if (Math.max(before, after) < least) return false
    isLeft = side === 'wider' || Math.min(before, after) < least ? after > before : side === 'right'
    if (isLeft) walk.left = string.right
    else walk.right = string.left
  }
  if ((isLeft ? walk.left - string.right : string.left - walk.right) > REACH * height) return true
  const flanks = isLeft ? walk.lefts : walk.rights
  const nearer = flanks.get(row)
  if (nearer === undefined || (isLeft ? nearer.right < string.right : nearer.left > string.left))
    flanks.set(row, string)
  walk.top = Math.min(walk.top, string.coreTop)
  walk.bottom = Math.max(walk.bottom, string.coreBottom)
  return true
}

function isCorridor(
  { left, right, lefts, rights }: Walk,
  height: number,
  loose: number,
  isListMark: (string: TextString) => boolean,
): boolean {
  const rows = Math.min(lefts.size, rights.size)
  const width = (right - left) / height
  const least = LEAST_ROWS.find((least) => width >= least.width)!
  const aligned = areAligned([...rights.values()], height)
  if (rows < (aligned ? least.aligned : least.rows) || (!aligned && width < loose)) return false
  const narrow = [...lefts.values()].filter((string) => string.right - string.left <= MARKER_WIDTH * height)
  const isMarkers = narrow.length > 0.8 * lefts.size && width <= MARKER_GAP
  if (!isMarkers) return true
  return lefts.size >= NUMBERED_LINES && 2 * narrow.filter(isListMark).length < narrow.length
}

function areAligned(strings: readonly TextString[], height: number): boolean {
  const within = (left: number): number =>
    strings.filter((string) => Math.abs(string.left - left) <= ALIGNED_WITHIN * height).length
  return strings.some((string) => within(string.left) >= ALIGNED_SHARE * strings.length)
}
