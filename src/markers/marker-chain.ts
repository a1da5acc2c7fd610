// Marker chains: markers that follow each other at the start of one line, the outer one first, as in "1.—(1) Text" and "2. (a) Text".
import { type Marker, type MarkerReading, MENDED, readMarker } from './marker.ts'

export interface ChainedMarker {
  /** Its length does not count what stands before it in the line. */
  readonly marker: Marker
  /** Where it begins in the line's text. */
  readonly start: number
  /** True behind a dash, as statutes print it: nothing but a number stands so. */
  readonly isDashed: boolean
}

/** "1.—(1)", "12.-(a)", "4—1)", "Article 2.—(1)": the outer number, its stop if it has one, and a dash before a bracket. */
const DASHED =
  /^(?<outer>(?:\p{Lu}\p{L}+\.?\s)?[\p{L}\p{N}|!\]]{1,3})(?<stop>\s?[.,:;]|)\s?[—–~-]{1,2}\s?(?<open>[([{]|(?=[\p{L}\p{N}|!]{1,2}[)\]]))/u
const MAX_LINKS = 3
/** What an inner marker may look like: in brackets, or small with a stop; "A." is as often an initial. */
const INNER =
  /^\((?:arabic|alpha|ALPHA|roman|ROMAN)\)$|^(?:arabic|alpha|roman)[.)]$|^arabic°$|^section-sign$|^circled$/u

/** The markers that a line's text begins with; none, one, or several of which all but the first open their sequences. */
export function readMarkerChain(text: string): readonly ChainedMarker[] {
  const dashed = DASHED.exec(text)
  return (dashed === null ? null : dashedChain(text, dashed)) ?? chainFrom(text, readMarker(text))
}

/** Of the number before a dash, read as if a stop and a space stood there; null where it is none, or nothing is numbered behind it. */
function dashedChain(text: string, match: RegExpExecArray): readonly ChainedMarker[] | null {
  const { outer, stop, open } = match.groups as { outer: string; stop: string; open: string }
  const start = match[0].length - open.length
  const number = readMarker(`${outer}${stop || '.'} ${text.slice(start)}`)
  const inner = open === '' ? unopened(text.slice(start)) : innerMarker(text.slice(start))
  if (number === null || inner === null) return null
  const shorter = stop === '' ? 1 : 0
  const readings = number.readings.map((one) => ({
    ...one,
    printed: one.printed.slice(0, one.printed.length - shorter),
  }))
  const marker = { length: number.length - shorter, readings }
  return [
    { marker, start: 0, isDashed: false },
    { marker: inner, start, isDashed: true },
  ]
}

/** "1) Text" for "(1) Text": behind a dash the bracket is lost. */
function unopened(text: string): Marker | null {
  const marker = innerMarker(`(${text}`)
  if (marker === null) return null
  const readings = marker.readings.map((reading) => ({ ...reading, cost: Math.max(MENDED, reading.cost) }))
  return { length: marker.length - 1, readings }
}

function chainFrom(text: string, first: Marker | null): readonly ChainedMarker[] {
  if (first === null) return []
  const chain: ChainedMarker[] = [{ marker: first, start: 0, isDashed: false }]
  while (chain.length < MAX_LINKS) {
    const { marker, start } = chain.at(-1)!
    const next = startAfter(text, start + marker.length)
    const inner = innerMarker(text.slice(next))
    if (inner === null) break
    chain.push({ marker: inner, start: next, isDashed: false })
  }
  return chain
}

/** The title of a Korean article stands between its number and its first paragraph's: "제2조(허가) ① …". */
const BETWEEN = /^\s*(?:\([^()]{1,40}\)\s*(?=[①-⑳]))?/u

const startAfter = (text: string, end: number): number => end + BETWEEN.exec(text.slice(end))![0].length

function innerMarker(text: string): Marker | null {
  const marker = readMarker(text)
  const readings = marker?.readings.filter(opensWithin) ?? []
  return marker === null || readings.length === 0 ? null : { ...marker, readings }
}

/** The first of its sequence; without brackets only as printed, but for a section's sign. */
const opensWithin = ({ style, value, components, cost }: MarkerReading): boolean =>
  value === 1 &&
  components === undefined &&
  INNER.test(style) &&
  (style.startsWith('(') || cost === 0 || (style === 'section-sign' && cost < MENDED))
