// Number paths: what encloses each accepted marker, and the number it is known by — "3", "3.a", "II.4", "2.1".

import type { MarkerReading } from '../../markers/marker.ts'
import { APPENDED, isWordKind, PARAGRAPH_RANK, rankOf } from '../../markers/word-marker.ts'
import type { AcceptedMarker } from './numbering-search.ts'

export interface NumberPath {
  readonly number: string
  /** Depth of nesting, 0 = outermost. */
  readonly depth: number
  /** The marker of the enclosing paragraph or heading; null for none. */
  readonly parent: AcceptedMarker | null
}

/**
 * The path of each accepted marker, given in reading order. An appended document (Annex B) begins anew and is no step of
 * the paths in it; numbers that are counted on through the sections are known by themselves.
 */
export function numberPaths(accepted: readonly AcceptedMarker[]): ReadonlyMap<AcceptedMarker, NumberPath> {
  return new Map(documentsOf(accepted).flatMap((own) => pathsWithin(own)))
}

/** Parted where an appended document begins. */
function documentsOf(accepted: readonly AcceptedMarker[]): AcceptedMarker[][] {
  const documents: AcceptedMarker[][] = [[]]
  for (const one of accepted) {
    if (isAppended(one)) documents.push([one])
    else documents.at(-1)!.push(one)
  }
  return documents
}

const isAppended = ({ reading }: AcceptedMarker): boolean => rankOf(reading.style) === APPENDED

function pathsWithin(own: readonly AcceptedMarker[]): [AcceptedMarker, NumberPath][] {
  const standsAlone = numbersThatStandAlone(own)
  const decimals = new Map<string, AcceptedMarker>()
  const standing: (AcceptedMarker | undefined)[] = []
  const openings = openingsOf(own)
  const enclosing = new Map<MarkerReading, readonly AcceptedMarker[]>()
  return own.map((one) => {
    standing.length = one.depth
    for (const [depth, outer] of standing.entries())
      if (outer !== undefined && isLeftBehind(outer, one)) standing[depth] = undefined
    const stood = standing.filter((other) => other !== undefined && !isAppended(other)) as AcceptedMarker[]
    const isPassed = (other: AcceptedMarker): boolean => isInterlude(other, one, openings)
    const outer = stood.length > 0 && stood.every(isPassed) ? (enclosing.get(one.previous!) ?? []) : stood
    enclosing.set(one.reading, outer)
    standing[one.depth] = one
    const { components } = one.reading
    const isDecimal = one.reading.style === 'decimal' || one.reading.style === 'lettered'
    const inner = isDecimal ? enclosingDecimals(one.reading, decimals) : []
    if (isDecimal) decimals.set(nameOf(one.reading.style, components!), one)
    const line = [...outer, ...inner, one]
    const named = line.slice(
      Math.max(
        0,
        line.findLastIndex((step, index) => standsAlone(step, line[index - 1])),
      ),
    )
    const number = named.map(({ reading }) => reading.step).join('.')
    return [one, { number, depth: line.length - 1, parent: line.at(-2) ?? null }]
  })
}

/** An article under which no count may open any more: another document's title stands between. */
const isLeftBehind = (
  { reading, candidate }: AcceptedMarker,
  { opens, candidate: own, reading: now }: AcceptedMarker,
): boolean =>
  isWordKind(reading.style) &&
  rankOf(reading.style) >= PARAGRAPH_RANK &&
  opens !== null &&
  now.value === 1 &&
  candidate.index < own.titleAt

/** Place of the marker that opened the sequence of each, in reading order. */
function openingsOf(own: readonly AcceptedMarker[]): ReadonlyMap<MarkerReading, number> {
  const openings = new Map<MarkerReading, number>()
  for (const [index, { reading, previous }] of own.entries())
    openings.set(reading, (previous === null ? undefined : openings.get(previous)) ?? index)
  return openings
}

/** "Recommendation 3" between paragraphs 11 and 12 of a count that began before the recommendations did: it encloses none of them. */
const isInterlude = (
  { reading }: AcceptedMarker,
  { reading: own, previous }: AcceptedMarker,
  openings: ReadonlyMap<MarkerReading, number>,
): boolean =>
  previous !== null &&
  isWordKind(reading.style) &&
  rankOf(reading.style) >= PARAGRAPH_RANK &&
  openings.get(reading)! > openings.get(own)!

/** 2.1 and 2.1.3, for 2.1.3.1. */
function enclosingDecimals(
  { style, components }: MarkerReading,
  decimals: ReadonlyMap<string, AcceptedMarker>,
): AcceptedMarker[] {
  return components!
    .slice(0, -1)
    .flatMap((_, index) => decimals.get(nameOf(style, components!.slice(0, index + 1))) ?? [])
}

const nameOf = (style: string, components: readonly number[]): string => `${style} ${components.join('.')}`

/** Decimals say their whole path, and sections but those of an article theirs; counts that go on through outer steps, and articles that never begin anew, need none. */
function numbersThatStandAlone(
  own: readonly AcceptedMarker[],
): (one: AcceptedMarker, outer: AcceptedMarker | undefined) => boolean {
  const through = new Set(own.filter(({ countsOn }) => countsOn).map(({ reading }) => reading.style))
  const openings = new Map<string, number>()
  for (const { reading, opens } of own)
    if (opens !== null) openings.set(reading.style, (openings.get(reading.style) ?? 0) + 1)
  return ({ reading: { style } }, outer) =>
    style === 'decimal' ||
    style === 'lettered' ||
    style === 'statute' ||
    (style === 'section-sign' && (outer === undefined || rankOf(outer.reading.style) !== PARAGRAPH_RANK)) ||
    through.has(style) ||
    (isWordKind(style) && rankOf(style) === PARAGRAPH_RANK && openings.get(style) === 1)
}

/** The marker that goes on from each reading. */
export function successorsOf(accepted: readonly AcceptedMarker[]): ReadonlyMap<MarkerReading, AcceptedMarker> {
  return new Map(accepted.flatMap((one) => (one.previous === null ? [] : [[one.previous, one] as const])))
}
