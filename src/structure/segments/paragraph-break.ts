// Paragraph breaks: whether a line without a marker begins a paragraph or goes on with the one before, and why.
import { isCaption } from '../text/captions.ts'
import { isCapitals } from '../text/letter-case.ts'
import { beginsListLabel, isListLabel } from '../text/list-label.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { isClosing } from '../text/signing-words.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'
import { type Break, FIRST_INDENT, MAX_INDENT, ROOM, SHORT_LINE, type Situation } from './break.ts'
import { breakOverPage } from './break-over-page.ts'
import { endsCaption } from './caption-end.ts'
import { isDone } from './closings.ts'
import { readDateline } from './dateline.ts'
import { definesTerm } from './definitions.ts'
import { LARGER } from './heading.ts'
import type { Segment } from './segment.ts'
import { CLAUSE_END, endsSentence, HYPHEN_END } from './sentence-end.ts'
import { opensUnderNumber } from './under-number.ts'

/** A gap above this many pitches parts paragraphs within a page. */
const PARTING_GAP = 1.35
/** A recital has no more lines; a longer paragraph may go on after a break that was typed. */
const RECITAL_LINES = 2
/** Lines of addresses and captions are shorter, by share of the measure. */
const LONG = 0.45
/** Lines that hang stand deeper than their marker by so many x-heights at least; others begin right under it. */
const DEEPER = 0.5
/** Lines of display are set in by so many x-heights at least. */
const SET_IN = 2

/** The break before `line`, or null when it goes on with the segment that stands. */
export function breakBefore(line: TextLine, situation: Situation): Break | null {
  const { segment, regions } = situation
  const before = segment.lines.at(-1)!
  if (isLoneMarker(segment)) return null
  if (isHeading(segment)) return { because: 'follows a heading' }
  if (segment.isClosed) return { because: 'follows what stands before the running text' }
  if (segment.text !== undefined) return { because: 'follows a list' }
  if (isClosing(before.text)) return { because: 'follows the words that close the text' }
  if (isStray(before, regions) && segment.lines.length === 1) return { because: 'follows a lone word in larger type' }
  if (isListLabel(line.text) || beginsListLabel(line.text)) return { because: 'the label of a list' }
  if (segment.label === 'caption' && endsCaption(line, before, regions)) return { because: 'follows a caption' }
  if (line.region !== before.region && (line.aside ?? before.aside) !== undefined)
    return { because: 'a block that stands beside another one ends or begins' }
  if (HYPHEN_END.test(before.text) && /^\p{Ll}/u.test(line.text)) return null
  const region = regions.get(line.region)!
  const broken =
    line.page === before.page && line.region === before.region
      ? breakOnPage(line, before, region, situation)
      : breakOverPage(line, before, region, situation)
  const isBehind = isCaption(line.text) && line.page === before.page && endsShort(before, regions.get(before.region)!)
  // Dirt in a figure ends short; no sentence that names the figure goes on in a caption.
  return broken ?? (isBehind ? { because: 'names a figure or table' } : null)
}

/** "Article 5" alone in its line: the text that it numbers follows. */
const isLoneMarker = ({ label, lines, markerLength }: Segment): boolean =>
  label === 'numbered_paragraph' && lines.length === 1 && lines[0]!.text.length === markerLength

/** Dirt, or a piece of a picture, that was read as a word. */
const isStray = (line: TextLine, regions: ReadonlyMap<number, RegionMeasures>): boolean =>
  line.words.length === 1 && /^\p{L}/u.test(line.text) && line.xHeight >= LARGER * regions.get(line.region)!.xHeight

const isHeading = ({ label }: Segment): boolean =>
  label === 'title' || label === 'section_header' || label === 'dateline'

function breakOnPage(line: TextLine, before: TextLine, region: RegionMeasures, situation: Situation): Break | null {
  const { segment } = situation
  const gap = stepTo(line, before) / region.pitch
  const ended = endsSentence(before)
  if (region.hangs && segment.marker === null) return breakInHanging(line, region, gap)
  if (gap > PARTING_GAP && (ended || (!/^\p{Ll}/u.test(line.text) && !isSpacedAlike(line, before, region, situation))))
    return { because: 'stands apart from the line above' }
  const left = region.justified && endsShort(before, region) && CLAUSE_END.test(before.text)
  if ((ended || left) && isFirstLine(line, before, region, situation)) return { because: 'its first line is indented' }
  if (isSetInAgain(line, before, region, situation))
    return { because: 'its first line is set in as that of the paragraph above' }
  if (ended && (isDone(line.text) || isClosing(line.text))) return { because: 'the formula that closes the text' }
  if (opensUnderNumber(line, before, region, situation)) return { because: 'a first line under a number and its words' }
  if (definesTerm({ line, before, after: situation.text[situation.index + 1], region }))
    return { because: 'defines a term' }
  if (endsCapitals(line, before, region, situation)) return { because: 'the capitals above end' }
  if (isSetInBetween(line, before, region, situation)) return { because: 'its first line is indented' }
  if (isQuoted(line, before, region, situation)) return { because: 'a block that is set in' }
  if (hangsAnew(line, before, region, situation)) return { because: 'begins where the hanging paragraph above began' }
  if (isOutsideList(line, before, region, situation)) return { because: 'begins further out than the list above' }
  if (isFurtherOut(line, before, region, situation)) return { because: 'begins further out than the text above' }
  if (ended && /^[\p{Lu}\d“"‘([]/u.test(line.text) && !hangs(line, situation) && endsEarly(line, before, region))
    return { because: 'the line above ends early' }
  if (isDone(before.text) && readDateline(before.text) !== null)
    return { because: 'follows the formula that closes the text' }
  if (!ended && segment.lines.length <= RECITAL_LINES && !hangs(line, situation) && leavesRoom(line, before, region))
    return { because: 'the line above ends a clause, far before the margin' }
  return null
}

/** "The Council of the Coast," over "Having regard to …": no words were carried over, so that these are two paragraphs. */
function leavesRoom(line: TextLine, before: TextLine, region: RegionMeasures): boolean {
  const room = region.right - before.box[2]
  return (
    room > ROOM * (region.right - region.left) &&
    CLAUSE_END.test(before.text) &&
    /^\p{Lu}/u.test(line.text) &&
    Math.abs(line.box[0] - before.box[0]) < MAX_INDENT * region.xHeight &&
    line.box[2] - line.box[0] > LONG * (region.right - region.left)
  )
}

/** Each line at the margin begins a paragraph, and none that is set in does, unless it stands apart. */
function breakInHanging(line: TextLine, region: RegionMeasures, gap: number): Break | null {
  if (line.box[0] - region.left < FIRST_INDENT * region.xHeight && !/^\p{Ll}/u.test(line.text))
    return { because: 'begins at the margin, where other lines hang' }
  return gap > PARTING_GAP && !/^\p{Ll}/u.test(line.text) ? { because: 'stands apart from the line above' } : null
}

/**
 * The line above has room for the next word: in a justified column any room, in a ragged one enough for a long word. Where
 * gaps part the paragraphs, a line that begins at the margin goes on all the same.
 */
function endsEarly(line: TextLine, before: TextLine, region: RegionMeasures): boolean {
  if (!region.justified && region.isParted && line.box[0] - region.left < FIRST_INDENT * region.xHeight) return false
  const word = region.justified ? 0 : line.words[0]!.box[2] - line.words[0]!.box[0]
  return before.box[2] + word < region.right - SHORT_LINE * region.xHeight
}

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
    stepTo(after, line) / region.pitch > PARTING_GAP ||
    line.box[0] - after.box[0] > FIRST_INDENT * 0.8 * region.xHeight
  )
}

/** Lines in capitals, the last of them short, before one that is not: what summed up a chapter, over its text or motto. */
function endsCapitals(line: TextLine, before: TextLine, region: RegionMeasures, { segment }: Situation): boolean {
  const { lines } = segment
  return lines.length >= 2 && endsShort(before, region) && !isCapitals(line) && lines.every((one) => isCapitals(one))
}

/** "Recalling …,", "Noting …,": set in where the paragraph above begins, whose other lines, or that below, stand further out. */
function isSetInAgain(
  line: TextLine,
  before: TextLine,
  region: RegionMeasures,
  { segment, text, index }: Situation,
): boolean {
  const [first, ...others] = segment.lines
  const after = text[index + 1]
  if (segment.marker !== null || line.box[0] - region.left > MAX_INDENT * region.xHeight) return false
  if (first!.region !== line.region || Math.abs(first!.box[0] - line.box[0]) > 0.5 * region.xHeight) return false
  const isOut = (one: TextLine): boolean => line.box[0] - one.box[0] > FIRST_INDENT * region.xHeight
  const parted = others.length > 0 ? others.every(isOut) : after?.region === line.region && isOut(after)
  return parted && CLAUSE_END.test(before.text) && /^\p{Lu}/u.test(line.text)
}

/** A sentence runs over lines that are all spaced so: typing with double spaces on a page that has narrower text too. */
function isSpacedAlike(
  line: TextLine,
  before: TextLine,
  region: RegionMeasures,
  { segment, text, index }: Situation,
): boolean {
  if (before.box[2] < region.right - SHORT_LINE * region.xHeight) return false
  const above = segment.lines.at(-2)
  const after = text[index + 1]
  const own = stepTo(line, before)
  // "Recalling …," between two others: recitals of a line each, as far apart as paragraphs are.
  const isOneClause =
    CLAUSE_END.test(before.text) &&
    CLAUSE_END.test(line.text) &&
    endsShort(line, region) &&
    /^\p{Lu}/u.test(after?.text ?? '')
  const steps = [
    ...(above?.region === line.region ? [stepTo(before, above)] : []),
    ...(after?.region === line.region && !isOneClause ? [stepTo(after, line)] : []),
  ]
  return steps.some((step) => Math.abs(step - own) < 0.15 * own)
}

/**
 * A full line set in between two that begin at one margin: a first line, though the sentence above goes on in it, as in
 * "…, good cause appearing," and "IT IS ORDERED that".
 */
function isSetInBetween(
  line: TextLine,
  before: TextLine,
  region: RegionMeasures,
  { segment, text, index }: Situation,
): boolean {
  const after = text[index + 1]
  if (after === undefined || after.region !== line.region || after.page !== line.page) return false
  if (segment.marker !== null && segment.lines.length === 1) return false
  const [in1, in2] = [line.box[0] - before.box[0], line.box[0] - after.box[0]].map((inset) => inset / region.xHeight)
  const isSet = Math.min(in1!, in2!) > SET_IN && Math.max(in1!, in2!) < MAX_INDENT && Math.abs(in1! - in2!) < 1
  const fills = line.box[2] > region.right - 2 * region.xHeight
  return (
    isSet && fills && /^[\p{Lu}“"‘]/u.test(line.text) && (CLAUSE_END.test(before.text) || endsShort(before, region))
  )
}

/** Two lines set in alike under two or more that were not: a block quotation. One line above would be a hanging paragraph's. */
function isQuoted(
  line: TextLine,
  before: TextLine,
  region: RegionMeasures,
  { segment, text, index }: Situation,
): boolean {
  const [above, after] = [segment.lines.at(-2), text[index + 1]]
  if (segment.marker !== null || above?.region !== line.region || after?.region !== line.region) return false
  const near = (one: TextLine, other: TextLine): boolean => Math.abs(one.box[0] - other.box[0]) < region.xHeight
  const isSet = line.box[0] - before.box[0] > SET_IN * region.xHeight && near(line, after)
  return isSet && CLAUSE_END.test(before.text) && /^[\p{Lu}“"‘]/u.test(line.text) && !near(line, segment.lines[0]!)
}

const endsShort = (line: TextLine, region: RegionMeasures): boolean =>
  line.box[2] < region.right - SHORT_LINE * region.xHeight

/** All lines of the paragraph but the first are set in, and this one stands where the first does: the next of its kind. */
function hangsAnew(line: TextLine, before: TextLine, region: RegionMeasures, { segment }: Situation): boolean {
  const [first, ...others] = segment.lines.filter((one) => one.page === line.page && one.region === line.region)
  if (first === undefined || others.length === 0 || segment.lines[0] !== first) return false
  const inset = Math.min(...others.map((one) => one.box[0])) - first.box[0]
  const isBack = Math.abs(line.box[0] - first.box[0]) < region.xHeight
  return (
    inset > SET_IN * region.xHeight && isBack && CLAUSE_END.test(before.text) && /^[\p{Lu}\d“"‘([]/u.test(line.text)
  )
}

/** Left of an item's mark, under its last line, which ends a sentence and leaves room: the text around the list goes on. */
function isOutsideList(line: TextLine, before: TextLine, region: RegionMeasures, { segment }: Situation): boolean {
  const [first] = segment.lines
  const isItem = segment.label === 'list_item' && first!.page === line.page && first!.region === line.region
  const isOut = first!.box[0] - line.box[0] > SET_IN * region.xHeight
  return isItem && isOut && endsSentence(before) && endsShort(before, region) && /^[\p{Lu}“"‘]/u.test(line.text)
}

/** Left of all the paragraph's own lines, which end with a clause: what was set in is over, the text around it goes on. */
function isFurtherOut(line: TextLine, before: TextLine, region: RegionMeasures, { segment }: Situation): boolean {
  const [first] = segment.lines
  const isNumber = first!.text.length === segment.markerLength
  const own = segment.lines
    .slice(isNumber ? 1 : 0)
    .filter((one) => one.page === line.page && one.region === line.region)
  const margin = Math.min(...own.map((one) => one.box[0]))
  return own.length >= 2 && margin - line.box[0] > SET_IN * region.xHeight && CLAUSE_END.test(before.text)
}

/** The line stands where the paragraph's other lines stand, deeper than its marker. */
function hangs(line: TextLine, { segment }: Situation): boolean {
  const [first, second] = segment.lines
  return (
    second !== undefined &&
    segment.marker !== null &&
    (first!.region !== second.region || second.box[0] - first!.box[0] > DEEPER * line.xHeight) &&
    Math.abs(second.box[0] - line.box[0]) < FIRST_INDENT * line.xHeight
  )
}
