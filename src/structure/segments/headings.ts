// Headings: the title, dateline and section headings among the lines of the text, by size, place and form.
import type { NodeLabel } from '../../model/document.ts'
import type { Numbering } from '../numbering/numbering.ts'
import { PARAGRAPH_RANK, rankOf } from '../numbering/word-marker.ts'
import { type RegionMeasures, weightedXHeight } from '../text/measures.ts'
import { groupLines, type TextLine } from '../text/text-line.ts'
import { isCaption } from './captions.ts'
import { readCatchlines } from './catchlines.ts'
import { readDateline } from './dateline.ts'

export interface Heading {
  readonly label: Extract<NodeLabel, 'title' | 'dateline' | 'section_header'>
  readonly because: string
}

/** Type this much larger than the text's heads something. */
const LARGER = 1.18
/** A gap above this many pitches sets a line apart. */
const APART = 1.25
/** Longer lines are text, whatever they look like. */
const MAX_HEADING = 120
/** A line of no more letters is not the text's beginning: a stamp, a form code, a misread ornament. */
const STRAY = 30
/** "C.3.1.1": what follows may be a heading too. */
const SECTION_PATH = /^(?:[A-Z]|\d{1,2})(?:\.\d{1,2}){2,}\.?\s/u
/** A heading in small letters takes this share of the measure at most. */
const SHORT_HEADING = 0.6
const SECTION_NUMBER = /^(?:\d{1,3}|[IVXL]{1,6}|[A-Z])\.?$/u
const SECTION =
  /^(?:appendix|annex|attachment|enclosure|schedule|exhibit|chapter|part|section|article)\s+(?:[A-Z]?-?\d{1,3}|[IVXL]{1,7}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b[.:]?/iu

const CATCHLINE: Heading = { label: 'section_header', because: 'heads a section of numbered paragraphs' }

interface Place {
  readonly line: TextLine
  readonly before: TextLine | undefined
  readonly after: TextLine | undefined
  readonly region: RegionMeasures
  readonly textSize: number
}

/** Headings among the text's lines, by line. Numbered lines are headings only where they look like nothing else. */
export function readHeadings(
  text: readonly TextLine[],
  numbering: Numbering,
  regions: ReadonlyMap<number, RegionMeasures>,
): ReadonlyMap<TextLine, Heading> {
  const sizes = textSizes(text)
  const catchlines = readCatchlines(text, numbering)
  const headings = new Map<TextLine, Heading>()
  text.forEach((line, index) => {
    const place = {
      line,
      before: text[index - 1],
      after: text[index + 1],
      region: regions.get(line.region)!,
      textSize: sizes.get(line.page)!,
    }
    const heading = catchlines.has(line)
      ? CATCHLINE
      : numbering.lines.has(line)
        ? numberedHeading(place, numbering)
        : judge(place, headings.get(text[index - 1]!))
    if (heading !== null) headings.set(line, heading)
  })
  return withTitle(text, headings, numbering)
}

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

function judge(place: Place, previous: Heading | undefined): Heading | null {
  const { line, region } = place
  if (line.text.length > MAX_HEADING || isCaption(line.text)) return null
  const dateline = readDateline(line.text)
  if (dateline !== null && !fillsLine(line, region) && !continuesText(place)) {
    return { label: 'dateline', because: 'a place and date alone in its line' }
  }
  if (continuesText(place) || /[,;]$/u.test(line.text)) return null
  const larger = line.xHeight >= LARGER * place.textSize && wordsIn(line) >= 1 && line.text.length >= 2
  const because = larger ? 'larger type than the text' : shapeReason(place, previous)
  return because === null ? null : { label: 'section_header', because }
}

function shapeReason(place: Place, previous: Heading | undefined): string | null {
  const { line, region } = place
  const centred = isCentred(line, region) && !opensText(place)
  if (SECTION.test(line.text) && /^\p{Lu}/u.test(line.text) && line.text.length < 60 && !fillsLine(line, region))
    return 'names a section'
  if (SECTION_NUMBER.test(line.text) && centred && setApart(place)) return 'a section’s number, alone and centred'
  const letters = line.text.replace(/[^\p{L}]/gu, '')
  if (letters.length >= 4 && letters === letters.toUpperCase() && !fillsLine(line, region))
    return 'capitals in a short line'
  if (centred && (setApart(place) || previous?.label === 'section_header') && !/[.]$/u.test(line.text))
    return 'centred and set apart'
  if (
    isTitleCased(line.text) &&
    apartAbove(place) &&
    apartBelow(place) &&
    line.box[2] < region.right - 0.25 * (region.right - region.left)
  ) {
    return 'a short line in title case, set apart'
  }
  return headsParagraph(place) ? 'a short line over a paragraph, set apart' : null
}

/** "Issue: attitudes and perceptions", "C.3.1 Comments on guidelines": alone between gaps, no sentence, over running text. */
function headsParagraph(place: Place): boolean {
  const { line, after, region } = place
  if (after === undefined || after.page !== line.page || after.region !== line.region) return false
  const short = line.box[2] - line.box[0] < SHORT_HEADING * (region.right - region.left)
  const isName = /^(?:[A-Z]?[\d.]*\d\s+)?\p{Lu}\p{L}*/u.test(line.text) && !/[.;,:?!)\]"”]$/u.test(line.text)
  const heads = fillsLine(after, region) || SECTION_PATH.test(line.text)
  return short && isName && wordsIn(line) >= 2 && apartAbove(place) && apartBelow(place) && heads
}

/** "II. Security": a numbered short line in title case or capitals, with nothing running on from it. */
function numberedHeading(place: Place, numbering: Numbering): Heading | null {
  const { line, after, region } = place
  const { style, markerLength } = numbering.lines.get(line)!
  const words = line.text.slice(markerLength).trim()
  if (isDivision(style) && !fillsLine(line, region) && !/[.;,:?!]$/u.test(words))
    return { label: 'section_header', because: 'names a section' }
  if (words === '' || words.length > 80 || fillsLine(line, region) || /[.;,:?!]$|\b(?:and|or)$/u.test(words))
    return null
  if (/^[([]/u.test(line.text) || !/^[\p{Lu}\d(“"]/u.test(words) || isListed(place, numbering)) return null
  const ends =
    after === undefined ||
    numbering.lines.has(after) ||
    apartBelow(place) ||
    after.box[0] > line.box[0] + 2 * region.xHeight
  const letters = words.replace(/[^\p{L}]/gu, '')
  const styled =
    line.xHeight >= LARGER * place.textSize ||
    (letters.length > 3 && letters === letters.toUpperCase()) ||
    isTitleCased(words)
  return ends && styled ? { label: 'section_header', because: 'a numbered heading' } : null
}

/** The line right before or after it, as near as lines of text are, counts in the same style: an item of a list. */
function isListed(place: Place, { lines }: Numbering): boolean {
  const { line, before, after } = place
  const style = lines.get(line)!.style
  const counts = (other: TextLine | undefined): boolean => other !== undefined && lines.get(other)?.style === style
  return (counts(before) && !apartAbove(place)) || (counts(after) && !apartBelow(place))
}

/** Parts, chapters and annexes head what follows; articles and rules may be the paragraph's own number. */
const isDivision = (style: string): boolean => rankOf(style) < PARAGRAPH_RANK

/** The largest heading before the first paragraph becomes the title, with the lines that go on from it. */
function withTitle(
  text: readonly TextLine[],
  headings: Map<TextLine, Heading>,
  numbering: Numbering,
): ReadonlyMap<TextLine, Heading> {
  const opening = openingHeadings(text, headings, numbering)
  const worthy = opening.filter(
    (line) => !SECTION_NUMBER.test(line.text) && !isSectionName(line.text) && wordsIn(line) >= 2,
  )
  if (worthy.length === 0) return headings
  const size = Math.max(...worthy.map((line) => line.xHeight))
  const first = worthy.findIndex((line) => line.xHeight >= 0.9 * size)
  const title: TextLine[] = []
  for (const line of worthy.slice(first)) {
    const last = title.at(-1)
    if (last !== undefined && (line.xHeight < 0.85 * last.xHeight || line.box[1] - last.box[3] > 2.2 * last.xHeight))
      break
    title.push(line)
  }
  for (const line of title)
    headings.set(line, { label: 'title', because: `heads the document, ${headings.get(line)!.because}` })
  return headings
}

const isSectionName = (text: string): boolean => SECTION.test(text) && text.replace(SECTION, '').trim() === ''

/** Heading lines before the first paragraph on the first page that has any; stray short lines between them are passed over. */
function openingHeadings(
  text: readonly TextLine[],
  headings: ReadonlyMap<TextLine, Heading>,
  numbering: Numbering,
): TextLine[] {
  const first = text[0]
  const end = text.findIndex(
    (line) =>
      line.page !== first!.page ||
      (numbering.lines.has(line) && !headings.has(line)) ||
      (!headings.has(line) && line.text.length > STRAY),
  )
  return text.slice(0, end === -1 ? text.length : end).filter((line) => headings.get(line)?.label === 'section_header')
}

const wordsIn = (line: TextLine): number => line.words.filter((word) => /\p{L}/u.test(word.text)).length

const fillsLine = (line: TextLine, region: RegionMeasures): boolean =>
  line.box[2] - line.box[0] > 0.85 * (region.right - region.left)

function isCentred(line: TextLine, region: RegionMeasures): boolean {
  const [left, right] = [line.box[0] - region.left, region.right - line.box[2]]
  return (
    left > 3 * region.xHeight &&
    right > 3 * region.xHeight &&
    Math.abs(left - right) < 0.15 * (region.right - region.left)
  )
}

/** The line goes on from a full line above it that ends within a sentence. */
function continuesText({ line, before, region }: Place): boolean {
  if (before === undefined || before.page !== line.page || before.region !== line.region) return false
  const close = line.box[3] - before.box[3] < APART * region.pitch
  if (close && fillsLine(before, region) && /[,;-]$/u.test(before.text)) return true
  return (
    close &&
    before.box[2] > region.right - 3 * region.xHeight &&
    fillsLine(before, region) &&
    !/[.!?:”"]$/u.test(before.text)
  )
}

/** The next line follows closely and fills the measure: this one is a paragraph's indented first line. */
function opensText({ line, after, region }: Place): boolean {
  if (after === undefined || after.page !== line.page || after.region !== line.region) return false
  return (
    after.box[3] - line.box[3] < APART * region.pitch &&
    after.box[0] < region.left + 2 * region.xHeight &&
    after.text.length > 30
  )
}

const apartAbove = ({ line, before, region }: Place): boolean =>
  before === undefined ||
  before.page !== line.page ||
  before.region !== line.region ||
  line.box[3] - before.box[3] > APART * region.pitch

const apartBelow = ({ line, after, region }: Place): boolean =>
  after === undefined ||
  after.page !== line.page ||
  after.region !== line.region ||
  after.box[3] - line.box[3] > APART * region.pitch

const setApart = (place: Place): boolean => apartAbove(place) || apartBelow(place)

/** Most words that are not small ones begin with a capital. */
function isTitleCased(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word))
  return (
    words.length >= 1 &&
    /^[\p{Lu}\d(“"]/u.test(text) &&
    !/[.;,:?!]$/u.test(text) &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.7 * words.length
  )
}
