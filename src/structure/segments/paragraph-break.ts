// Paragraph breaks: whether a line without a marker begins a paragraph or goes on with the one before, and why.
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import type { Segment } from './segment.ts'

export interface Break {
  readonly because: string
}

interface Situation {
  readonly text: readonly TextLine[]
  readonly index: number
  readonly segment: Segment
  readonly regions: ReadonlyMap<number, RegionMeasures>
}

/** A gap above this many pitches parts paragraphs within a page. */
const PARTING_GAP = 1.35
/** A first line is indented by at least this many x-heights, and less than a centred line. */
const FIRST_INDENT = 1.2
const MAX_INDENT = 9
/** A line that ends this many x-heights before the margin is the last of its paragraph, if a sentence ends there. */
const SHORT_LINE = 5
const SENTENCE_END = /[.!?:][”"’')\]\d*†‡¹²³⁰⁴-⁹]*$/u
/** A dot that ends no sentence. */
const ABBREVIATION =
  /(?:^|\s)(?:\p{Lu}|nos?|pp?|paras?|arts?|secs?|vols?|figs?|cf|mr|mrs|ms|dr|messrs|st|gen|col|prof)\.$/iu
const HYPHEN_END = /\p{L}[-\u00ad‐]$/u

/** The break before `line`, or null when it goes on with the segment that stands. */
export function breakBefore(line: TextLine, situation: Situation): Break | null {
  const { segment, regions } = situation
  const before = segment.lines.at(-1)!
  if (isLoneMarker(segment)) return null
  if (isHeading(segment)) return { because: 'follows a heading' }
  if (HYPHEN_END.test(before.text) && /^\p{Ll}/u.test(line.text)) return null
  const region = regions.get(line.region)!
  return line.page === before.page && line.region === before.region
    ? breakOnPage(line, before, region, situation)
    : breakOverPage(line, before, region, situation)
}

/** "Article 5" alone in its line: the text that it numbers follows. */
const isLoneMarker = ({ label, lines, markerLength }: Segment): boolean =>
  label === 'numbered_paragraph' && lines.length === 1 && lines[0]!.text.length === markerLength

const isHeading = ({ label }: Segment): boolean =>
  label === 'title' || label === 'section_header' || label === 'dateline'

function breakOnPage(line: TextLine, before: TextLine, region: RegionMeasures, situation: Situation): Break | null {
  const gap = (line.box[3] - before.box[3]) / region.pitch
  const ended = endsSentence(before)
  if (gap > PARTING_GAP && (ended || !/^\p{Ll}/u.test(line.text)))
    return { because: 'stands apart from the line above' }
  if (ended && isFirstLine(line, before, region, situation)) return { because: 'its first line is indented' }
  const short = before.box[2] < region.right - SHORT_LINE * region.xHeight
  if (ended && short && region.justified && /^[\p{Lu}\d“"‘(]/u.test(line.text) && !hangs(line, situation)) {
    return { because: 'the line above ends early' }
  }
  return null
}

const endsSentence = ({ text }: TextLine): boolean => SENTENCE_END.test(text) && !ABBREVIATION.test(text)

/** Indented against the line above, which is no first line of a hanging paragraph, and against the line below. */
function isFirstLine(
  line: TextLine,
  before: TextLine,
  region: RegionMeasures,
  { segment, text, index }: Situation,
): boolean {
  const indent = (line.box[0] - before.box[0]) / region.xHeight
  if (indent < FIRST_INDENT || indent > MAX_INDENT) return false
  if (segment.lines.length === 1 && segment.marker !== null) return false
  const after = text[index + 1]
  return (
    after === undefined ||
    after.region !== line.region ||
    line.box[0] - after.box[0] > FIRST_INDENT * 0.8 * region.xHeight
  )
}

/** The line stands where the paragraph's other lines stand, deeper than its marker. */
function hangs(line: TextLine, { segment }: Situation): boolean {
  const second = segment.lines[1]
  return (
    second !== undefined &&
    segment.marker !== null &&
    Math.abs(second.box[0] - line.box[0]) < FIRST_INDENT * line.xHeight
  )
}

/** Over a page or column break: the paragraph goes on unless both sides say that it ended. */
function breakOverPage(line: TextLine, before: TextLine, region: RegionMeasures, situation: Situation): Break | null {
  if (!endsSentence(before) || /^\p{Ll}/u.test(line.text)) return null
  const above = situation.regions.get(before.region)!
  const short = before.box[2] < above.right - SHORT_LINE * above.xHeight
  const indent = (line.box[0] - region.left) / region.xHeight
  const after = situation.text[situation.index + 1]
  const outdents =
    after !== undefined && after.region === line.region && line.box[0] - after.box[0] > FIRST_INDENT * region.xHeight
  if (indent > FIRST_INDENT && indent < MAX_INDENT && outdents) return { because: 'its first line is indented' }
  if (short) return { because: 'the paragraph before the page break ends early' }
  if (situation.segment.numbered === null && !above.justified)
    return { because: 'the sentence before the page break ended' }
  return null
}
