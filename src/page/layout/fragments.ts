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
const MAX_HEIGHT = 2.4

/** Hosts, each with the components of its fragments beside its own. */
export interface Hosted {
  readonly string: TextString
  readonly fragments: readonly number[]
}

/** Takes fragments into the strings that they belong to. */
export function hostFragments(strings: readonly TextString[]): Hosted[] {
  const order = [...strings].sort((a, b) => widthOf(b) - widthOf(a))
  const hosts: { readonly string: TextString; readonly fragments: number[] }[] = []
  for (const string of order) {
    let [best, least] = [-1, Number.POSITIVE_INFINITY]
    for (let at = 0; at < hosts.length; at++) {
      const distance = distanceTo(hosts[at]!.string, string)
      if (distance < least) [best, least] = [at, distance]
    }
    if (best === -1) hosts.push({ string, fragments: [] })
    else hosts[best]!.fragments.push(...string.members)
  }
  return hosts
}

const widthOf = (string: TextString): number => string.right - string.left
const heightOf = (string: TextString): number => string.coreBottom - string.coreTop

/** How far the string's middle is above or below the host's; infinite where it is no fragment of it. */
function distanceTo(host: TextString, string: TextString): number {
  const none = Number.POSITIVE_INFINITY
  const height = heightOf(host)
  const width = widthOf(string)
  if (string.right < host.left - BESIDE * height || string.left > host.right + BESIDE * height) return none
  if (host.members.length < 2 || width > Math.max(MAX_WIDTH * height, MAX_SHARE * widthOf(host))) return none
  if (string.bottom - string.top > MAX_HEIGHT * height) return none
  const middle = (string.top + string.bottom) / 2
  if (middle < host.coreTop - ABOVE * height || middle > host.coreBottom + BELOW * height) return none
  const inside = string.left >= host.left - 0.2 * height && string.right <= host.right + 0.2 * height
  const isComma = string.top > host.coreTop + COMMA_TOP * height
  if (!inside && !isComma && heightOf(string) > LOW * height) return none
  if (!inside && (string.left < host.left - BESIDE * height || string.right > host.right + MAX_WIDTH * height))
    return none
  return Math.abs(middle - (host.coreTop + host.coreBottom) / 2)
}
