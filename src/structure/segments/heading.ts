// A heading: what it is, and the signs by which a line is told to be one.

import { PARAGRAPH_RANK, rankOf, readWordMarker } from '../../markers/word-marker.ts'
import type { NodeLabel } from '../../model/document.ts'
import { heightOf } from '../../model/geometry.ts'
import { isCapitals } from '../text/letter-case.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'
import { isLoneAnnex } from '../text/unnumbered-annex.ts'
import { namesKind } from './heading-words.ts'

export interface Heading {
  readonly label: Extract<NodeLabel, 'title' | 'dateline' | 'section_header'>
  readonly because: string
}

/** A line among its neighbours. */
export interface Place {
  readonly line: TextLine
  readonly before: TextLine | undefined
  readonly after: TextLine | undefined
  readonly region: RegionMeasures
  /** x-height of the page's running text, page pixels. */
  readonly textSize: number
  /** False on a page that is all capitals, such as a telegram. */
  readonly capitalsTell: boolean
  /** In bold type, over text that is not. */
  readonly isBold: boolean
}

/** Type this much larger than the text's heads something. */
export const LARGER = 1.18
/** A gap above this many pitches sets a line apart. */
const APART = 1.2
/** "I. THE COMPLAINT STATES A CLAIM" under "ARGUMENT": a heading of its own. */
const NUMBERED = /^(?:[IVX]{1,5}|\d{1,2})\.\s+\p{Lu}/u
/** What leads from one line of a title to the next, within so many x-heights. */
const LEADS = /(?:^|\s)(?:BETWEEN|AND|OF|THE|ON|FOR|CONCERNING|TO|WITH|IN|FROM|BY|AGAINST)$/u
const LED = /^(?:BETWEEN|AND|OF|ON|FOR|CONCERNING|RELATING|REGARDING|RESPECTING|AGAINST)(?=\s|$)/u
const LED_ON = 8
const CONNECTIVE = /^(?:(?:of|on|the|and|with|for|to|in|by|at|from|a|an|or)\s?)+$/iu
/** Between the two parties of a case, as it may be read. */
export const AGAINST = /^(?:[vV]{1,2}s?\.?|versus|against)$/u
export const SECTION_NUMBER = /^(?:\d{1,3}|[IVXL]{1,6}|[A-Z])\.?$/u
export const SECTION =
  /^(?:appendix|annex|attachment|enclosure|schedule|exhibit|chapter|part|section|article)\s+(?:[A-Z]?-?\d{1,3}|[IVXL]{1,7}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b[.:]?/iu

/** The mark of a footnote behind a line's last stop, "…of Passage;5". */
const NOTE_MARK = /(?<=[.;,:?!”"’')])\s?(?:\d{1,3}|[*†‡§¹²³⁰⁴-⁹]{1,3})$/u
/** So ends a sentence, or an item of a list: no heading does. A raised mark may be read as a quotation mark. */
export const ENDS_WITH_STOP = /[.;,:?!][”"’']?$/u
export const withoutNoteMark = (text: string): string => text.replace(NOTE_MARK, '')

/** Heading lines of one size that follow each other closely are one heading. */
export function isSameHeading(before: TextLine, line: TextLine, region: RegionMeasures): boolean {
  const step = stepTo(line, before)
  const close =
    line.page === before.page &&
    line.region === before.region &&
    !isBeside(before, line) &&
    (step < Math.max(1.6 * region.pitch, 4 * line.xHeight) || (step < LED_ON * line.xHeight && leadsOn(before, line)))
  const sameSize = isAlike(before.xHeight, line.xHeight) || areAlikeCapitals(before, line) || isBetween(before, line)
  const bareNumber = /^[\dIVXL]{1,4}\.?$/u.test(before.text)
  return (
    close &&
    sameSize &&
    !bareNumber &&
    !NUMBERED.test(line.text) &&
    !namesDivision(before.text) &&
    !beginsAnew(before, line, step / region.pitch) &&
    !isBackAtMargin(before, line, region)
  )
}

/** Left of another line or right of it, over its whole width. */
export const isBeside = ({ box: a }: TextLine, { box: b }: TextLine): boolean => a[2] <= b[0] || b[2] <= a[0]

/** "AGREEMENT / BETWEEN / THE GOVERNMENT OF …", "Anna HOLM / v. / The Town", on one axis: a title that goes on, whatever room is left between. */
function leadsOn(before: TextLine, line: TextLine): boolean {
  const isNamed = isCapitals(before, 2) && isCapitals(line, 2) && (LEADS.test(before.text) || LED.test(line.text))
  return onOneAxis(before, line) && (isNamed || AGAINST.test(before.text) || AGAINST.test(line.text))
}

const onOneAxis = (a: TextLine, b: TextLine): boolean =>
  Math.abs(a.box[0] + a.box[2] - b.box[0] - b.box[2]) < 2 * b.xHeight

/** A short line at the margin under a centred one begins another heading. */
const isBackAtMargin = (before: TextLine, line: TextLine, region: RegionMeasures): boolean =>
  isCentred(before, region) &&
  !onOneAxis(before, line) &&
  Math.abs(line.box[0] - region.left) < region.xHeight &&
  !fillsLine(line, region)

const areAlikeCapitals = (a: TextLine, b: TextLine): boolean =>
  isCapitals(a) && isCapitals(b) && isAlike(heightOf(a.box), heightOf(b.box))

/** "PRAYERS" over "The Secretary of State was asked", or under it, further apart than lines of text: capitals end or begin, and nothing leads on. */
const beginsAnew = (before: TextLine, line: TextLine, pitches: number): boolean =>
  pitches > APART &&
  isCapitals(before) !== isCapitals(line) &&
  /^\p{Lu}/u.test(line.text) &&
  !namesKind(before.text) &&
  !AGAINST.test(before.text) &&
  !LEADS.test(before.text.toUpperCase()) &&
  !LED.test(line.text.toUpperCase())

/** "WITH THE", or "v.", set smaller between the lines of a title. */
const isBetween = (a: TextLine, b: TextLine): boolean =>
  CONNECTIVE.test(a.text) !== CONNECTIVE.test(b.text) || AGAINST.test(a.text) !== AGAINST.test(b.text)

/** Capitals have no x-height: theirs is a guess, the height of their boxes is not. */
const isAlike = (a: number, b: number): boolean => b > 0.8 * a && b < 1.25 * a

/** "Annex B", "ANNEX", "Part II": its title stands by itself. */
function namesDivision(text: string): boolean {
  if (isLoneAnnex(text)) return true
  const division = readWordMarker(text)
  return division !== null && rankOf(division.style) < PARAGRAPH_RANK && division.recognized === text.trim()
}

export const wordsIn = (line: TextLine): number => line.words.filter((word) => /\p{L}/u.test(word.text)).length

export const fillsLine = (line: TextLine, region: RegionMeasures): boolean =>
  line.box[2] - line.box[0] > 0.85 * (region.right - region.left)

export function isCentred(line: TextLine, region: RegionMeasures): boolean {
  const [left, right] = [line.box[0] - region.left, region.right - line.box[2]]
  return (
    left > 3 * region.xHeight &&
    right > 3 * region.xHeight &&
    Math.abs(left - right) < 0.15 * (region.right - region.left)
  )
}

/** The line goes on from a full line above it that ends within a sentence. */
export function continuesText({ line, before, region }: Place): boolean {
  if (before === undefined || before.page !== line.page || before.region !== line.region) return false
  const close = stepTo(line, before) < APART * region.pitch
  if (close && fillsLine(before, region) && /[,;-]$/u.test(before.text)) return true
  return (
    close &&
    before.box[2] > region.right - 3 * region.xHeight &&
    fillsLine(before, region) &&
    !/[.!?:”"]$/u.test(before.text)
  )
}

const LEAD_ON = /(?<!\p{L})(?:an?|and|as|at|by|for|from|in|of|on|or|that|the|to|under|with)$/u

/** It ends with a word that leads on, "… at its 8267th meeting, on": the line below goes on with it. */
export const isLedOn = (before: TextLine | undefined, line: TextLine): boolean =>
  before !== undefined && before.page === line.page && before.region === line.region && LEAD_ON.test(before.text)

/** The next line follows closely and fills the measure, or goes on in small letters: this one is a paragraph's indented first line. */
export function opensText({ line, after, region }: Place): boolean {
  if (after === undefined || after.page !== line.page || after.region !== line.region) return false
  if (after.text.length <= 30) return false
  if (/^\p{Ll}/u.test(after.text) && after.box[2] > region.right - 3 * region.xHeight) return true
  return stepTo(after, line) < APART * region.pitch && after.box[0] < region.left + 2 * region.xHeight
}

export const apartAbove = ({ line, before, region }: Place): boolean =>
  before === undefined ||
  before.page !== line.page ||
  before.region !== line.region ||
  stepTo(line, before) > APART * region.pitch

export const apartBelow = ({ line, after, region }: Place): boolean =>
  after === undefined ||
  after.page !== line.page ||
  after.region !== line.region ||
  stepTo(after, line) > APART * region.pitch

export const setApart = (place: Place): boolean => apartAbove(place) || apartBelow(place)

export const endsAbove = ({ line, before }: Place): boolean =>
  before === undefined || before.page !== line.page || /[.:;!?][”"’')\]]*$/u.test(before.text)

/** Right in the middle, between the end of a sentence and the beginning of another, however near. */
export const isOnAxis = (place: Place): boolean => {
  const { line, after, region } = place
  const off = (line.box[0] + line.box[2] - region.left - region.right) / 2
  return Math.abs(off) < line.xHeight && endsAbove(place) && /^[\p{Lu}“"‘]/u.test(after?.text ?? '')
}

/** A word alone may be as short as "Oil". */
const isLoneWord = (text: string): boolean => /^\p{Lu}\p{Ll}{2,}$/u.test(text) && !CONNECTIVE.test(text)

/** Most words that are not small ones begin with a capital. */
export function isTitleCased(text: string): boolean {
  if (isLoneWord(text)) return true
  const words = text.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word))
  return (
    words.length >= 1 &&
    /^[\p{Lu}\d(“"]/u.test(text) &&
    !ENDS_WITH_STOP.test(text) &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.7 * words.length
  )
}
