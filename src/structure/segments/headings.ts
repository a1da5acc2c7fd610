// Headings: the title, dateline and section headings among the lines of the text, by size, place and form.

import { SECTION_STROKES } from '../../markers/section-strokes.ts'
import type { Numbering } from '../numbering/numbering.ts'
import { isCaption } from '../text/captions.ts'
import { isCapitals } from '../text/letter-case.ts'
import { isListLabel } from '../text/list-label.ts'
import { type RegionMeasures, weightedXHeight } from '../text/measures.ts'
import { groupLines, stepTo, type TextLine } from '../text/text-line.ts'
import { boldHeadings, isBold, pagesWithBold } from './bold-headings.ts'
import { capitalHeadings, pagesInCapitals } from './capitals.ts'
import { readCatchlines } from './catchlines.ts'
import { closingLines, isDone } from './closings.ts'
import { crossHeadings } from './cross-headings.ts'
import { readDateline } from './dateline.ts'
import { isDivisionTitle } from './division-title.ts'
import { type Front, readFront } from './front.ts'
import {
  apartAbove,
  apartBelow,
  continuesText,
  endsAbove,
  fillsLine,
  type Heading,
  isCentred,
  isLedOn,
  isOnAxis,
  isTitleCased,
  LARGER,
  opensText,
  type Place,
  SECTION,
  SECTION_NUMBER,
  setApart,
  withoutNoteMark,
  wordsIn,
} from './heading.ts'
import { levelHeadings } from './heading-levels.ts'
import { announces, headsNothing, isParticular, namesPart } from './heading-words.ts'
import { numberedHeading } from './numbered-headings.ts'
import { headsReport, opensOpinion } from './opinions.ts'
import { papersNamed } from './papers.ts'
import { withTitle } from './title.ts'

/** Longer lines are text, whatever they look like. */
const MAX_HEADING = 120
/** "C.3.1.1": what follows may be a heading too. */
const SECTION_PATH = /^(?:[A-Z]|\d{1,2})(?:[.,]\d{1,2}){2,}\.?\s/u
/** "E. Results", "3.2.1 Results": a number that the numbering may not bear out, in an excerpt. */
const SECTION_MARKER = /^(?:[A-Z]|[IVXL]{1,6}|\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=\p{Lu})/u
/** A heading in small letters takes this share of the measure at most. */
const SHORT_HEADING = 0.7
/** At the margin, and set in, in x-heights. */
const MARGIN = 1
const SET_IN = 2
/** Lines that follow each other closely are no further apart, in line pitches. */
const ONE_PITCH = 1.2
/** One in title case ends this share of the measure before the margin at least. */
const ENDS_SHORT = 0.1
/** A catalogue's code: what ends with it names a thing and heads nothing. */
const CODE = /(?:\d+-){2,}\d+$|\d{2,}-\d{4,}$|\d{5,}$/u

const BARE_NUMBER: Heading = { label: 'section_header', because: 'a number alone, over what it numbers' }
const CAPITALS: Heading = { label: 'section_header', because: 'capitals over several lines, set apart' }
const DIVISION_TITLE: Heading = { label: 'section_header', because: 'centred under the number of its part' }
const BOLD: Heading = { label: 'section_header', because: 'bold type over text that is not' }
const CROSS_HEADING: Heading = { label: 'section_header', because: 'a short line over a number, as over others' }
const CATCHLINE: Heading = { label: 'section_header', because: 'heads a section of numbered paragraphs' }

/** Headings among the text's lines, by line. Numbered lines are headings only where they look like nothing else. */
export function readHeadings(
  text: readonly TextLine[],
  numbering: Numbering,
  regions: ReadonlyMap<number, RegionMeasures>,
  front: Front = readFront(text, regions, (line) => numbering.lines.has(line)),
): ReadonlyMap<TextLine, Heading> {
  const sizes = textSizes(text)
  const shouting = pagesInCapitals(text)
  const inCapitals = capitalHeadings(text, front, numbering)
  const catchlines = readCatchlines(text, numbering)
  const closing = closingLines(text, regions)
  const boldTells = pagesWithBold(text)
  const bold = boldHeadings(text, numbering, regions, boldTells)
  const headings = new Map<TextLine, Heading>()
  const papers = papersNamed(text, front)
  const placeAt = (index: number): Place => {
    const line = text[index]!
    return {
      line,
      before: text[index - 1],
      after: text[index + 1],
      region: front.measuresAt(line),
      textSize: sizes.get(line.page)!,
      capitalsTell: !shouting.has(line.page),
      isBold: boldTells.has(line.page) && isBold(line) && text[index + 1] !== undefined && !isBold(text[index + 1]!),
    }
  }
  text.forEach((line, index) => {
    const place = placeAt(index)
    const heading = catchlines.has(line)
      ? CATCHLINE
      : inCapitals.has(line)
        ? CAPITALS
        : line.aside === 'caption'
          ? (papers.get(line) ?? null)
          : numbering.lines.has(line)
            ? numberedHeading(place, numbering)
            : isDivisionTitle(place, numbering)
              ? DIVISION_TITLE
              : (judge(place, headings.get(text[index - 1]!), closing, front) ??
                (bold.has(line) && !closing.has(line) ? BOLD : null))
    if (heading !== null) headings.set(line, heading)
  })
  for (const line of crossHeadings({ text, numbering, placeAt }))
    if (!headings.has(line) && !closing.has(line)) headings.set(line, CROSS_HEADING)
  for (const line of bareNumbers(text, headings, numbering)) headings.set(line, BARE_NUMBER)
  for (const [line, heading] of levelHeadings({ text, headings, numbering, placeAt })) headings.set(line, heading)
  return withTitle(text, headings, { numbering, front })
}

/** "Article 2" alone in its line, over its title or its first paragraph: with no text of its own it is no paragraph. */
function bareNumbers(
  text: readonly TextLine[],
  headings: ReadonlyMap<TextLine, Heading>,
  { lines }: Numbering,
): TextLine[] {
  return text.filter((line, index) => {
    const after = text[index + 1]
    const isBare = lines.get(line)?.markerLength === line.text.length
    return isBare && !headings.has(line) && after !== undefined && (lines.has(after) || headings.has(after))
  })
}

const middle = ({ box }: TextLine): number => (box[0] + box[2]) / 2

/** A page of fewer letters has the document's text size: it may be all title. */
const OWN_SIZE = 400

/** x-height of the running text of each page, page pixels: the scans of one document may differ in resolution. */
function textSizes(text: readonly TextLine[]): ReadonlyMap<number, number> {
  const usual = weightedXHeight(text)
  const letters = (lines: readonly TextLine[]): number => lines.reduce((sum, line) => sum + line.text.length, 0)
  return new Map(
    [...groupLines(text, (line) => line.page)].map(([page, lines]) => [
      page,
      letters(lines) < OWN_SIZE ? usual : weightedXHeight(lines),
    ]),
  )
}

function judge(
  place: Place,
  previous: Heading | undefined,
  closing: ReadonlySet<TextLine>,
  front: Front,
): Heading | null {
  const { line, region } = place
  if (line.text.length > MAX_HEADING || isCaption(line.text) || isListLabel(line.text)) return null
  const dateline = readDateline(line.text)
  if (
    dateline !== null &&
    !isLedOn(place.before, line) &&
    !isDone(line.text) &&
    !fillsLine(line, region) &&
    !continuesText(place)
  ) {
    return { label: 'dateline', because: 'a place and date alone in its line' }
  }
  const goesOn = continuesText(place) && !isUnderHeading(place, previous)
  if (closing.has(line) || goesOn || /[,;]$/u.test(withoutNoteMark(line.text))) return null
  if (headsNothing(line.text) && !numbersSection(line.text)) return null
  if (headsReport(line.text)) return null
  const because = isLarger(place, previous)
    ? 'larger type than the text'
    : front.has(line) && isParticular(line.text) && !SECTION_NUMBER.test(line.text)
      ? null
      : (shapeReason(place, previous) ?? frontReason(place, front))
  return because === null ? null : { label: 'section_header', because }
}

/** In larger type, and no sentence, letter or dirt: a lone word begins with a capital, but within a title. */
function isLarger({ line, textSize }: Place, previous: Heading | undefined): boolean {
  if (line.xHeight < LARGER * textSize || wordsIn(line) < 1 || line.text.length < 2) return false
  if (/^\p{Ll}.*\.$/u.test(line.text)) return false
  return wordsIn(line) > 1 || previous !== undefined || !/^\p{Ll}/u.test(line.text)
}

/** A title in capitals may fill the measure. */
const frontReason = (place: Place, front: Front): string | null =>
  front.has(place.line) &&
  isCapitals(place.line) &&
  apartAbove(place) &&
  apartBelow(place) &&
  !/[.:]$/u.test(place.line.text)
    ? 'capitals before the running text'
    : null

function shapeReason(place: Place, previous: Heading | undefined): string | null {
  const { line, region } = place
  const isInMiddle = isCentred(line, region) || isUnderHeading(place, previous)
  const centred = isInMiddle && !opensText(place) && !isWithin(place, previous) && !isSetBlock(place)
  if (announces(line.text)) return null
  if (opensOpinion(line.text) && (previous !== undefined || endsAbove(place))) return 'names whose opinion follows'
  if (
    SECTION.test(line.text) &&
    /^\p{Lu}/u.test(line.text) &&
    line.text.length < 60 &&
    !fillsLine(line, region) &&
    !isFirstOfText(place)
  )
    return 'names a section'
  if (numbersSection(line.text) && centred && (setApart(place) || isOnAxis(place)))
    return 'a section’s number, alone and centred'
  if (place.capitalsTell && isCapitals(line) && !fillsLine(line, region)) return 'capitals in a short line'
  if (centred && (setApart(place) || previous?.label === 'section_header') && !/[.]$/u.test(line.text))
    return 'centred and set apart'
  if (
    isTitleCased(line.text) &&
    apartAbove(place) &&
    (apartBelow(place) || isOverIndented(place)) &&
    place.after?.page === line.page &&
    !CODE.test(line.text) &&
    line.box[2] < region.right - ENDS_SHORT * (region.right - region.left)
  ) {
    return 'a short line in title case, set apart'
  }
  if (
    SECTION_MARKER.test(line.text) &&
    isTitleCased(line.text.replace(SECTION_MARKER, '')) &&
    endsAbove(place) &&
    isOverIndented(place)
  )
    return 'a number and a few words over an indented paragraph'
  if (namesPart(line.text) && headsUsualPart(place, previous)) return 'the name of a usual part, alone in its line'
  return headsParagraph(place) ? 'a short line over a paragraph, set apart' : null
}

const numbersSection = (text: string): boolean => SECTION_NUMBER.test(text) || SECTION_STROKES.test(text)

/** On the axis of the heading right above it, which is longer: on a title page there may be no margins to measure by. */
const isUnderHeading = ({ line, before }: Place, previous: Heading | undefined): boolean =>
  previous?.label === 'section_header' &&
  before?.page === line.page &&
  Math.abs(middle(before) - middle(line)) < MARGIN * line.xHeight &&
  line.box[0] - before.box[0] > SET_IN * line.xHeight

/** After a heading or the end of a sentence, and over what begins with a capital or a number. */
function headsUsualPart(place: Place, previous: Heading | undefined): boolean {
  const { line, after, region } = place
  const begins = after !== undefined && /^[\p{Lu}\d“"‘(§]/u.test(after.text)
  return (previous !== undefined || endsAbove(place)) && begins && !fillsLine(line, region)
}

/** A short line at the margin over a paragraph that is typed with the same double spaces, and whose first line is set in. */
function isOverIndented({ line, after, region }: Place): boolean {
  if (after === undefined || after.region !== line.region || !/^[\p{Lu}“"‘]/u.test(after.text)) return false
  const short = line.box[2] - line.box[0] < SHORT_HEADING * (region.right - region.left)
  const [own, next] = [line.box[0] - region.left, after.box[0] - region.left].map((x) => x / region.xHeight)
  return short && own! < MARGIN && next! > SET_IN && wordsIn(line) >= 2 && fillsLine(after, region)
}

/** The next line goes on at the same margin, in small letters and no further down: text set in at both sides. */
const isSetBlock = ({ line, after, region }: Place): boolean =>
  after !== undefined &&
  after.page === line.page &&
  after.region === line.region &&
  /^\p{Ll}/u.test(after.text) &&
  Math.abs(after.box[0] - line.box[0]) < 0.5 * line.xHeight &&
  stepTo(after, line) <= ONE_PITCH * region.pitch

/** "Section 14 of the Act gives a right to / any person injured …", with no room for the next word: a sentence begins with it. */
const isFirstOfText = ({ line, after, region }: Place): boolean =>
  after !== undefined &&
  after.page === line.page &&
  after.region === line.region &&
  /^\p{Ll}/u.test(after.text) &&
  after.box[0] < region.left + MARGIN * region.xHeight &&
  line.box[2] + after.words[0]!.box[2] - after.words[0]!.box[0] > region.right - region.xHeight

/** It begins in small letters, under text that is no heading: set in, but in the middle of a sentence. */
const isWithin = ({ line, before }: Place, previous: Heading | undefined): boolean =>
  /^\p{Ll}/u.test(line.text) && previous === undefined && before?.page === line.page

/** "Issue: attitudes and perceptions", "C.3.1 Comments on guidelines": alone between gaps, no sentence, over running text. */
function headsParagraph(place: Place): boolean {
  const { line, after, region } = place
  if (after === undefined || after.page !== line.page || after.region !== line.region) return false
  const short = line.box[2] - line.box[0] < SHORT_HEADING * (region.right - region.left)
  const isName = /^(?:[A-Z]?[\d.,]*\d\s+)?\p{Lu}\p{L}*/u.test(line.text) && !/[.;,:?!)\]"”]$/u.test(line.text)
  const heads = fillsLine(after, region) || SECTION_PATH.test(line.text)
  return short && isName && wordsIn(line) >= 2 && apartAbove(place) && apartBelow(place) && heads
}
