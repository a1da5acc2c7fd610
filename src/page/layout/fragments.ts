// Fragments: strings that are but parts of a longer one: commas, raised marks, accents, pieces of broken letters.
import type { TextString } from './strings.ts'

/** A fragment is at most so wide, in heights of its host's letters, or a part of its host's width. */
const MAX_WIDTH = 4
const MAX_SHARE = 0.34
/** It may stand out of its host at either end, and rise above and hang below its letters, so far, in their heights. */
const BESIDE = 0.9
const ABOVE = 0.75
const BELOW = 0.55
/** Beside its host's ends, only what is lower than the letters, or begins so far below their tops, is a fragment; a letter is none. */
const LOW = 0.8
const COMMA_TOP = 0.45
/**
 * Typed exponents stand so far above the feet of the letters, reach so near to their tops from above, and are of few letters.
 * A string that has another of so many letters beside it, no further than so many of its heights, is none: it stands in the
 * line above.
 */
const RAISED_FOOT = 0.45
const RAISED_MIDDLE = 1.15
const RAISED_GAP = 0.5
const RAISED_LETTERS = 2
const ROW_LETTERS = 3
const ROW_REACH = 3
const MAX_HEIGHT = 2.4
/** No fragment is so far from its host either way, in heights. */
const FAR = 1.5
/** A word is so wide, in heights: letters may touch. It stands in the row that is nearer than its host by so many heights. */
const WORD_WIDTH = 1.3
const NEARER = 0.35

/** Hosts, each with the components of its fragments beside its own. */
export interface Hosted {
  readonly string: TextString
  readonly fragments: readonly number[]
}

/** Takes fragments into the strings that they belong to. @param slope of the page's lines */
export function hostFragments(strings: readonly TextString[], slope: number): Hosted[] {
  const order = [...strings].sort((a, b) => widthOf(b) - widthOf(a))
  const hosts: { readonly string: TextString; readonly fragments: TextString[] }[] = []
  for (const string of order) {
    let [best, least] = [-1, Number.POSITIVE_INFINITY]
    const isAlone =
      string.members.length <= RAISED_LETTERS &&
      !strings.some((other) => other !== string && isInRow(string, other, slope))
    for (let at = 0; at < hosts.length; at++) {
      const host = hosts[at]!.string
      if (isFarFrom(host, string, slope)) continue
      const distance = distanceTo(coreAt(host, string, slope), string, isAlone)
      if (distance < least) [best, least] = [at, distance]
    }
    const isNearerToOwnRow = best !== -1 && strings.some((other) => isOwnRow(string, other, slope, least))
    if (best === -1 || isNearerToOwnRow) hosts.push({ string, fragments: [] })
    else hosts[best]!.fragments.push(string)
  }
  return hosts.map(({ string, fragments }) => ({ string, fragments: fragments.flatMap(({ members }) => members) }))
}

const widthOf = (string: TextString): number => string.right - string.left
const heightOf = (string: TextString): number => string.coreBottom - string.coreTop

/** The host with its core where its line runs through the string's middle. */
function coreAt(host: TextString, string: TextString, slope: number): TextString {
  const drop = slope * ((string.left + string.right - host.left - host.right) / 2)
  return { ...host, coreTop: host.coreTop + drop, coreBottom: host.coreBottom + drop }
}

/** What distanceTo would find too far away, told at once. */
function isFarFrom(host: TextString, { left, top, right, bottom }: TextString, slope: number): boolean {
  const height = heightOf(host)
  if (right < host.left - FAR * height || left > host.right + FAR * height) return true
  const middle = (top + bottom) / 2 - slope * ((left + right - host.left - host.right) / 2)
  return middle < host.coreTop - FAR * height || middle > host.coreBottom + FAR * height
}

function isInRow(string: TextString, long: TextString, slope: number): boolean {
  const height = heightOf(string)
  if (long.members.length < ROW_LETTERS) return false
  if (long.left - string.right > ROW_REACH * height || string.left - long.right > ROW_REACH * height) return false
  const other = coreAt(long, string, slope)
  const overlap = Math.min(string.coreBottom, other.coreBottom) - Math.max(string.coreTop, other.coreTop)
  return overlap >= 0.3 * height
}

/**
 * Whether a string of whole letters goes on in another beside it, whose middle is nearer than that of the host it might
 * have: where lines stand close together, the first word of one hangs over the next. @param distance from that host's middle
 */
function isOwnRow(string: TextString, other: TextString, slope: number, distance: number): boolean {
  const height = heightOf(string)
  if (other === string || widthOf(string) < WORD_WIDTH * height || widthOf(other) < WORD_WIDTH * height) return false
  if (other.left - string.right > ROW_REACH * height || string.left - other.right > ROW_REACH * height) return false
  const { coreTop, coreBottom } = coreAt(other, string, slope)
  const apart = Math.abs((string.coreTop + string.coreBottom - coreTop - coreBottom) / 2)
  return height > LOW * heightOf(other) && apart < distance - NEARER * heightOf(other)
}

/**
 * How far the string's middle is above or below the host's; infinite where it is no fragment of it.
 * @param isAlone whether no other string stands in one row with it
 */
function distanceTo(host: TextString, string: TextString, isAlone: boolean): number {
  const none = Number.POSITIVE_INFINITY
  const height = heightOf(host)
  const width = widthOf(string)
  if (string.right < host.left - BESIDE * height || string.left > host.right + BESIDE * height) return none
  if (host.members.length < 2 || width > Math.max(MAX_WIDTH * height, MAX_SHARE * widthOf(host))) return none
  if (string.bottom - string.top > MAX_HEIGHT * height) return none
  const middle = (string.top + string.bottom) / 2
  const isNear = isAlone && string.bottom >= host.coreTop - RAISED_GAP * height
  if (middle < host.coreTop - (isNear ? RAISED_MIDDLE : ABOVE) * height) return none
  if (middle > host.coreBottom + BELOW * height) return none
  const inside = string.left >= host.left - 0.2 * height && string.right <= host.right + 0.2 * height
  const isComma = string.top > host.coreTop + COMMA_TOP * height
  const isRaised = isAlone && string.bottom < host.coreBottom - RAISED_FOOT * height
  if (!inside && !isComma && !isRaised && heightOf(string) > LOW * height) return none
  if (!inside && (string.left < host.left - BESIDE * height || string.right > host.right + MAX_WIDTH * height))
    return none
  return Math.abs(middle - (host.coreTop + host.coreBottom) / 2)
}
