// Numbering: which markers number paragraphs, chosen for the whole document at once with the sequence as evidence.

import type { MarkerReading, MarkerStyle } from '../../markers/marker.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { measureRegions } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { findCandidates, type MarkerCandidate } from './marker-candidate.ts'
import { findingsAbout } from './number-findings.ts'
import { type NumberGap, numberGaps } from './number-gaps.ts'
import { type NumberPath, numberPaths, successorsOf } from './number-path.ts'
import { type AcceptedMarker, acceptMarkers } from './numbering-search.ts'
import { withRomanOnes } from './roman-ones.ts'

export interface NumberedLine {
  /** The path: "3", "3.a". */
  readonly number: string
  readonly marker: string
  readonly style: MarkerStyle
  /** Length of the marker in the line's text, as recognized. */
  readonly markerLength: number
  readonly depth: number
  /** Line that opens the enclosing numbered paragraph, or null. */
  readonly parent: TextLine | null
  readonly because: string
}

export interface Numbering {
  readonly lines: ReadonlyMap<TextLine, NumberedLine>
  /** Where numbers are missing. */
  readonly gaps: readonly NumberGap[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Finds numbered paragraphs in body lines given in reading order. A marker counts where the sequence bears it out;
 * gaps, repeats, steps back and mended markers are told as diagnostics.
 */
export function readNumbering(body: readonly TextLine[]): Numbering {
  const accepted = withRomanOnes(acceptMarkers(findCandidates(body, measureRegions(body))))
  const paths = numberPaths(accepted)
  const successors = successorsOf(accepted)
  const lines = new Map<TextLine, NumberedLine>()
  const innermost = new Map(accepted.map((one) => [one.candidate.line, one]))
  for (const one of accepted) {
    const path = paths.get(one)!
    const because = reasonFor(one, successors.get(one.reading) ?? null)
    const own = numberedLine(one, path, enclosingLine(path, paths, innermost), because)
    const outer = one.candidate.within === null ? undefined : lines.get(one.candidate.line)
    lines.set(one.candidate.line, outer === undefined ? own : withInner(outer, own, one.candidate))
  }
  const diagnostics = accepted.flatMap((one, index) => findingsAbout(one, index === 0))
  return { lines, gaps: numberGaps(accepted, body), diagnostics }
}

function numberedLine(
  { candidate, reading }: AcceptedMarker,
  { number, depth }: NumberPath,
  parent: TextLine | null,
  because: string,
): NumberedLine {
  const { printed: marker, style } = reading
  return { number, marker, style, markerLength: candidate.end, depth, parent, because }
}

/** The line of the nearest marker around it that is the innermost of its line: "1." of "1.—(1)" opens no node of its own. */
function enclosingLine(
  { parent }: NumberPath,
  paths: ReadonlyMap<AcceptedMarker, NumberPath>,
  innermost: ReadonlyMap<TextLine, AcceptedMarker>,
): TextLine | null {
  if (parent === null || innermost.get(parent.candidate.line) === parent) return parent?.candidate.line ?? null
  return enclosingLine(paths.get(parent)!, paths, innermost)
}

/** Both numbers of one line, "1.—(1)": the inner one's path, and what encloses the outer one. */
function withInner(outer: NumberedLine, inner: NumberedLine, { line, printed, end }: MarkerCandidate): NumberedLine {
  const joint = line.text.slice(outer.markerLength, end - printed.length)
  return {
    ...inner,
    marker: `${outer.marker}${joint}${inner.marker}`,
    parent: outer.parent,
    because: `${outer.because}; with it ${inner.marker}, which ${inner.because}`,
  }
}

function reasonFor({ candidate, reading, previous }: AcceptedMarker, next: AcceptedMarker | null): string {
  const follows = previous === null ? 'opens its sequence' : `follows ${previous.step}`
  const precedes = next === null ? 'ends its sequence' : `precedes ${next.reading.step}`
  const mended = reading.cost > 0 && candidate.printed !== reading.printed ? `, mended from “${candidate.printed}”` : ''
  return `${kindOf(reading, candidate.marker.readings)}${follows}, ${precedes}${mended}`
}

/** Sequences hardly reach this far: nobody takes "(c)" for a hundred. */
const LIKELY = 40

/** What a marker was taken for that could have been something else: "(i)" a letter or a numeral. */
function kindOf({ style }: MarkerReading, readings: readonly MarkerReading[]): string {
  const ways = new Set(readings.filter(({ cost, value }) => cost === 0 && value <= LIKELY).map((one) => one.style))
  if (ways.size < 2 || !ways.has(style)) return ''
  if (/roman/i.test(style)) return 'a Roman numeral: '
  return style.includes('double') ? 'a doubled letter: ' : 'a letter: '
}
