// Numbered headings: which numbered lines head a part of the text, as "II. Security" does, instead of opening a paragraph.

import { PARAGRAPH_RANK, rankOf } from '../../markers/word-marker.ts'
import type { NumberedLine, Numbering } from '../numbering/numbering.ts'
import { isCapitals } from '../text/letter-case.ts'
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import {
  apartAbove,
  apartBelow,
  ENDS_WITH_STOP,
  fillsLine,
  type Heading,
  isCentred,
  isTitleCased,
  LARGER,
  type Place,
  withoutNoteMark,
} from './heading.ts'

/** Share of the measure that a heading in small letters takes at most. */
const SHORT = 0.6
const LEADS_ON = /\b(?:and|or)$/u
const LETTERED: ReadonlySet<string> = new Set(['ALPHA.', 'ROMAN.'])

/** "II. Security": a numbered short line in title case or capitals, with nothing running on from it. */
export function numberedHeading(place: Place, numbering: Numbering): Heading | null {
  const { line, after, region } = place
  const numbered = numbering.lines.get(line)!
  const { style, markerLength } = numbered
  const words = withoutNoteMark(line.text.slice(markerLength).trim())
  if (style === 'unnumbered') return { label: 'section_header', because: 'names an annex, before which stands text' }
  // "EXHIBIT A" alone on its page is as wide as all that stands there.
  if (isDivision(style) && (words === '' || !fillsLine(line, region)) && !ENDS_WITH_STOP.test(words))
    return { label: 'section_header', because: 'names a section' }
  if (words === '' && isBareHead(place, style))
    return { label: 'section_header', because: 'a section’s number, alone and centred' }
  const fills = fillsLine(line, region) && !(isCentred(line, region) && apartAbove(place) && apartBelow(place))
  const isStopped = ENDS_WITH_STOP.test(words) && !isStoppedAmongAlike(place, numbering)
  if (words === '' || words.length > 80 || fills || isStopped || LEADS_ON.test(words)) return null
  if (isBracketed(line) || !/^[\p{Lu}\d(“"]/u.test(words) || isListed(place, numbering)) return null
  if (numbered.parent !== null && isBracketed(numbered.parent)) return null
  const isOverFull = isOverFullLine(place, numbered)
  const ends =
    after === undefined ||
    numbering.lines.has(after) ||
    apartBelow(place) ||
    after.box[0] > line.box[0] + 2 * region.xHeight ||
    isCentred(line, region) ||
    isOverFull ||
    isInCapitalsOverText(place, words) ||
    (place.isBold && /^[\p{Lu}\d(“"‘]/u.test(after.text))
  const styled =
    place.isBold ||
    line.xHeight >= LARGER * place.textSize ||
    (place.capitalsTell && isCapitals({ text: words })) ||
    isTitleCased(words) ||
    (isCentred(line, region) && apartAbove(place) && apartBelow(place)) ||
    isDecimalOverText(place, numbered) ||
    isOverIndented(place, style) ||
    isOverCount(place, numbering) ||
    isOverFull
  return ends && styled ? { label: 'section_header', because: 'a numbered heading' } : null
}

/** "(2) In this Act": what it counts are its items, and head nothing. */
const isBracketed = ({ text }: TextLine): boolean => /^[([]/u.test(text)

/** "II." alone and centred, over what it numbers. */
const isBareHead = ({ line, region }: Place, style: string): boolean =>
  (style === 'ROMAN.' || style === 'ALPHA.') && isCentred(line, region)

/** "4.2.1 The issues hierarchy", or "4 The issues" without a stop: in small letters, but short and alone between gaps. */
const isDecimalOverText = (place: Place, { style, marker }: NumberedLine): boolean =>
  (style === 'decimal' || style === 'lettered' || /^\d+$/u.test(marker)) &&
  isShort(place.line, place.region) &&
  apartAbove(place) &&
  apartBelow(place)

/** "A. The duty of the master", short, over the first line of a paragraph: nothing was wrapped. */
const isOverIndented = ({ line, after, region }: Place, style: string): boolean =>
  LETTERED.has(style) &&
  after !== undefined &&
  isShort(line, region) &&
  /^[\p{Lu}“"‘]/u.test(after.text) &&
  after.box[0] - line.box[0] > 2 * region.xHeight &&
  fillsLine(after, region)

/** "I. General matters", short and alone between gaps, over the first paragraph of a count in figures. */
function isOverCount(place: Place, { lines }: Numbering): boolean {
  const { line, after, region } = place
  const [own, next] = [lines.get(line)!, after && lines.get(after)]
  return (
    LETTERED.has(own.style) &&
    next?.style.startsWith('arabic') === true &&
    isShort(line, region) &&
    apartAbove(place) &&
    apartBelow(place)
  )
}

/** "3.2.1 Small exchanges", short, over a full line that begins with a capital: its first word would have stood beside it. */
const isOverFullLine = (place: Place, { style }: NumberedLine): boolean =>
  style === 'decimal' &&
  apartAbove(place) &&
  isShort(place.line, place.region) &&
  place.after !== undefined &&
  place.after.region === place.line.region &&
  /^\p{Lu}/u.test(place.after.text) &&
  fillsLine(place.after, place.region)

/** "I. THE COUNCIL", short, over a full line at the very pitch of the text that begins with a capital, and is none in capitals. */
const isInCapitalsOverText = ({ line, after, region, capitalsTell }: Place, words: string): boolean =>
  capitalsTell &&
  isCapitals({ text: words }) &&
  isShort(line, region) &&
  after?.region === line.region &&
  /^[\p{Lu}“"‘]/u.test(after.text) &&
  !isCapitals(after) &&
  fillsLine(after, region)

/** "V. COSTS.", in capitals as its likes are, of which one at least has no stop. */
function isStoppedAmongAlike({ line, capitalsTell, region }: Place, { lines }: Numbering): boolean {
  const { style, depth, markerLength } = lines.get(line)!
  if (!capitalsTell || !LETTERED.has(style) || !/\p{L}\.$/u.test(line.text) || !isShort(line, region)) return false
  const alike = [...lines].filter(([, one]) => one.style === style && one.depth === depth)
  const saysInCapitals = (text: string): boolean => isCapitals({ text })
  return (
    saysInCapitals(line.text.slice(markerLength)) &&
    alike.length > 2 &&
    alike.every(([other, one]) => saysInCapitals(other.text.slice(one.markerLength))) &&
    alike.some(([other, one]) => !ENDS_WITH_STOP.test(other.text.slice(one.markerLength)))
  )
}

const isShort = (line: TextLine, { left, right }: RegionMeasures): boolean =>
  line.box[2] - line.box[0] < SHORT * (right - left)

/** The line right before or after it, as near as lines of text are, counts in the same style: an item of a list. */
function isListed(place: Place, { lines }: Numbering): boolean {
  const { line, before, after } = place
  const style = lines.get(line)!.style
  const counts = (other: TextLine | undefined): boolean => other !== undefined && lines.get(other)?.style === style
  return (counts(before) && !apartAbove(place)) || (counts(after) && !apartBelow(place))
}

/** Parts, chapters and annexes head what follows; articles and rules may be the paragraph's own number. */
const isDivision = (style: string): boolean => rankOf(style) < PARAGRAPH_RANK
