// Block quotes: paragraphs set in on both sides between two that are not.
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { fillsLine } from './heading.ts'
import type { Segment } from './segment.ts'

/** They are set in so many x-heights on either side at least, and have so many lines and letters. */
const SET_IN = 2
const LEAST_LINES = 2
const LEAST_LETTERS = 60
const BEGINS = /^[\p{Lu}“"‘'(…]/u
const BODY: ReadonlySet<Segment['label']> = new Set(['paragraph', 'numbered_paragraph', 'list_item'])

/** Segments in reading order, the quotes among them told as such. */
export function tellQuotes(
  segments: readonly Segment[],
  regions: ReadonlyMap<number, RegionMeasures>,
): readonly Segment[] {
  return segments.map((one, index) =>
    isQuote(one, segments[index - 1], segments[index + 1], regions)
      ? { ...one, because: `${one.because}; set in on both sides, as a quotation` }
      : one,
  )
}

function isQuote(
  { label, lines, marker, text }: Segment,
  before: Segment | undefined,
  after: Segment | undefined,
  regions: ReadonlyMap<number, RegionMeasures>,
): boolean {
  if (label !== 'paragraph' || marker !== null || text !== undefined || lines.length < LEAST_LINES) return false
  if (!BEGINS.test(lines[0]!.text) || lines.reduce((sum, line) => sum + line.text.length, 0) < LEAST_LETTERS)
    return false
  const { page, region } = lines[0]!
  const isHere = (line: TextLine): boolean => line.page === page && line.region === region
  const around = [before, after].map((other) =>
    other !== undefined && BODY.has(other.label) ? other.lines.filter(isHere) : [],
  )
  const measures = regions.get(region)!
  const inset = SET_IN * measures.xHeight
  const [left, right] = [Math.min(...lines.map(({ box }) => box[0])), Math.max(...lines.map(({ box }) => box[2]))]
  const isFurtherOut = (line: TextLine): boolean => left - line.box[0] > inset
  const isWider = (line: TextLine): boolean =>
    fillsLine(line, measures) && isFurtherOut(line) && line.box[2] - right > inset
  return lines.every(isHere) && around.every((other) => other.some(isFurtherOut)) && around.flat().some(isWider)
}
