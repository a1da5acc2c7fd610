// Marker candidates: lines that begin with a marker, and how much each looks like the start of a paragraph.

import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { type Marker, readMarker } from './marker.ts'

export interface MarkerCandidate {
  readonly line: TextLine
  /** Place of the line among the body lines. */
  readonly index: number
  readonly marker: Marker
  /** The marker as recognized. */
  readonly printed: string
  /** Left edge against the region's margin, in x-heights of the text. */
  readonly indent: number
  /** What speaks against a new paragraph here: 0 = nothing, about 5 = a wrapped line in the middle of a sentence. */
  readonly doubt: number
  /** True where a heading or title stands between this line and the last candidate: a legal place to start anew. */
  readonly afterHeading: boolean
}

/** A gap above this many line pitches parts paragraphs. */
const PARTING_GAP = 1.25
/** A line that ends this many x-heights before the margin ends its paragraph. */
const SHORT_LINE = 4
/** Indents differ from this many x-heights on. */
const INDENT_STEP = 1.2
const SENTENCE_END = /[.!?:;)”"’—–-][¹²³⁰⁴-⁹]*\s*$|[;,]\s(?:and|or)\s*$/u
/** Words before a number that wrapped: "see paragraph / 4.", "No. / 5", "November / 15." */
const TAKES_NUMBER =
  /\b(?:paragraphs?|paras?|sections?|articles?|chapters?|annex|appendix|tables?|figures?|nos?|pages?|resolutions?|parts?|(?<![;,]\s)(?:and|or)|to|of|in|the|by|from|than|about|january|february|march|april|may|june|july|august|september|october|november|december)$|\b(?:paras?|secs?|arts?|ch|figs?|nos?|pp?|vol)\.$|[,§]$/iu

/** All candidates among the body lines, in reading order. */
export function findCandidates(
  body: readonly TextLine[],
  regions: ReadonlyMap<number, RegionMeasures>,
): MarkerCandidate[] {
  const candidates: MarkerCandidate[] = []
  let headingSince = false
  body.forEach((line, index) => {
    const region = regions.get(line.region)!
    if (isHeadingLike(line, body[index - 1], region)) headingSince = true
    const marker = readMarker(line.text)
    if (marker === null) return
    candidates.push({
      line,
      index,
      marker,
      printed: line.text.slice(0, marker.length),
      indent: (line.box[0] - region.left) / region.xHeight,
      doubt: doubtOf(line, body[index - 1], marker, region),
      afterHeading: headingSince,
    })
    headingSince = false
  })
  return candidates
}

function doubtOf(line: TextLine, before: TextLine | undefined, marker: Marker, region: RegionMeasures): number {
  const rest = line.text.slice(marker.length).trimStart()
  const startsLower = /^\p{Ll}/u.test(rest) ? 0.7 : 0
  const lone = rest === '' ? 0.5 : 0
  if (before === undefined || before.page !== line.page) {
    return startsLower + lone + (before !== undefined && !SENTENCE_END.test(before.text) ? 0.8 : 0)
  }
  if (before.region !== line.region) return startsLower + lone + 0.3
  const gap = line.box[3] - before.box[3] > PARTING_GAP * region.pitch
  const step = line.box[0] - before.box[0]
  const enclosed = /^[([]/u.test(line.text)
  const indented = Math.abs(step) > INDENT_STEP * region.xHeight && (enclosed || !hangsFrom(before, line))
  const short = before.box[2] < region.right - SHORT_LINE * region.xHeight
  const ended = SENTENCE_END.test(before.text)
  const wrapped = TAKES_NUMBER.test(before.text) && !gap && !(indented && step > 0) ? 2.5 : 0
  const signs = (gap ? 2 : 0) + (indented ? (enclosed ? 1.6 : 1) : 0) + (short ? 1 : 0) + (ended ? 1.5 : 0)
  return startsLower * (enclosed ? 0 : 1) + lone + wrapped + Math.max(0, 3 - 1.5 * signs)
}

/** The line stands under the words of a line that begins with a marker: it is wrapped, not indented. */
function hangsFrom(before: TextLine, line: TextLine): boolean {
  const marker = readMarker(before.text)
  if (marker === null) return false
  const textStart = before.words[before.text.slice(0, marker.length).split(' ').length]
  return (
    textStart !== undefined &&
    Math.abs(textStart.box[0] - before.pageBox[0] - (line.box[0] - before.box[0])) < 0.8 * line.xHeight
  )
}

/** Capitals or a short centred line: something that heads a part of the document. */
function isHeadingLike(line: TextLine, before: TextLine | undefined, region: RegionMeasures): boolean {
  if (line.xHeight > 1.2 * region.xHeight) return true
  const letters = line.text.replace(/[^\p{L}]/gu, '')
  const capitals = letters.length >= 4 && letters === letters.toUpperCase()
  const inset = line.box[0] - region.left > 4 * region.xHeight && region.right - line.box[2] > 4 * region.xHeight
  const gap =
    before === undefined || before.page !== line.page || line.box[3] - before.box[3] > PARTING_GAP * region.pitch
  return gap && (capitals || inset)
}
