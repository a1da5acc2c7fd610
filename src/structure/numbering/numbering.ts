// Numbering: which markers number paragraphs, chosen for the whole document at once with the sequence as evidence.

import { diagnostic } from '../../diagnostics/codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { measureRegions } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { findCandidates } from './marker-candidate.ts'
import { type AcceptedMarker, acceptMarkers } from './numbering-search.ts'

export interface NumberedLine {
  /** The path: "3", "3.a". */
  readonly number: string
  readonly marker: string
  /** Length of the marker in the line's text, as recognized. */
  readonly markerLength: number
  readonly depth: number
  /** Line that opens the enclosing numbered paragraph, or null. */
  readonly parent: TextLine | null
  readonly because: string
}

export interface Numbering {
  readonly lines: ReadonlyMap<TextLine, NumberedLine>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Finds numbered paragraphs in body lines given in reading order. A marker counts where the sequence bears it out;
 * gaps, repeats, steps back and mended markers are told as diagnostics.
 */
export function readNumbering(body: readonly TextLine[]): Numbering {
  const candidates = findCandidates(body, measureRegions(body))
  const accepted = acceptMarkers(candidates)
  const lines = new Map(accepted.map((one, index) => [one.candidate.line, numberedLine(one, accepted, index)] as const))
  return { lines, diagnostics: accepted.flatMap((one) => findings(one)) }
}

function numberedLine(one: AcceptedMarker, all: readonly AcceptedMarker[], index: number): NumberedLine {
  const ancestors = ancestorsOf(one, all, index)
  const line = [...ancestors, one]
  const named = line.slice(
    Math.max(
      0,
      line.findLastIndex((part) => isCountedThrough(part, all)),
    ),
  )
  return {
    number: named.map((part) => part.reading.step).join('.'),
    marker: one.reading.printed,
    markerLength: one.candidate.marker.length,
    depth: one.depth,
    parent: ancestors.at(-1)?.candidate.line ?? null,
    because: reasonOf(one, all, index),
  }
}

/** Paragraphs counted on through the sections, and decimals, are known by their own number alone. */
const isCountedThrough = (one: AcceptedMarker, all: readonly AcceptedMarker[]): boolean =>
  one.reading.style === 'decimal' || all.some((other) => other.countsOn && other.reading.style === one.reading.style)

/** The nearest marker before of each lesser depth: the enclosing paragraphs, outermost first. */
function ancestorsOf(one: AcceptedMarker, all: readonly AcceptedMarker[], index: number): AcceptedMarker[] {
  const ancestors: AcceptedMarker[] = []
  let depth = one.depth
  for (let before = index - 1; before >= 0 && depth > 0; before--) {
    if (all[before]!.depth < depth) {
      ancestors.unshift(all[before]!)
      depth = all[before]!.depth
    }
  }
  return ancestors
}

function reasonOf(one: AcceptedMarker, all: readonly AcceptedMarker[], index: number): string {
  const next = nextSibling(one, all, index)
  const follows = one.previous === null ? 'opens its sequence' : `follows ${one.previous.step}`
  const precedes = next === null ? 'ends its sequence' : `precedes ${next.reading.step}`
  const mended = one.reading.cost > 0 ? `, mended from “${one.candidate.printed}”` : ''
  return `${follows}, ${precedes}${mended}`
}

function nextSibling(one: AcceptedMarker, all: readonly AcceptedMarker[], index: number): AcceptedMarker | null {
  for (let after = index + 1; after < all.length; after++) {
    const other = all[after]!
    if (other.depth < one.depth) return null
    if (other.depth === one.depth) return other.previous === one.reading ? other : null
  }
  return null
}

function findings({ candidate, reading, previous, opens }: AcceptedMarker): Diagnostic[] {
  const where = { page: candidate.line.page, box: candidate.line.pageBox }
  const found: Diagnostic[] = []
  if (reading.cost > 0 && candidate.printed !== reading.printed) {
    const message = `read “${candidate.printed}” as “${reading.printed}”: the sequence shows it`
    found.push(
      diagnostic('structure/number-mended', message, {
        ...where,
        expected: reading.printed,
        actual: candidate.printed,
      }),
    )
  }
  if (previous === null || opens) return found
  const expected = String(previous.value + 1)
  const actual = String(reading.value)
  const detail = { ...where, expected, actual }
  if (reading.value > previous.value + 1) {
    found.push(diagnostic('structure/number-gap', `found ${reading.step} after ${previous.step}`, detail))
  } else if (reading.value === previous.value) {
    found.push(diagnostic('structure/number-repeat', `found ${reading.step} twice`, detail))
  } else if (reading.value < previous.value) {
    found.push(diagnostic('structure/number-step-back', `found ${reading.step} after ${previous.step}`, detail))
  }
  return found
}
