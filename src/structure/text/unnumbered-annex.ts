// Unnumbered annexes: "ANNEX" alone in its line, or with what it is an annex to, which begins a document as "Annex 1" does.

import type { Marker } from '../../markers/marker.ts'
import { isCapitals } from './letter-case.ts'
import type { RegionMeasures } from './measures.ts'
import { stepTo, type TextLine } from './text-line.ts'

/** What names an appended document, in the languages that treaties are most often in. */
export const ANNEX_WORDS =
  'appendix|annexe?|attachment|enclosure|schedule|exhibit|anhang|anlage|beilage|anexo|allegato|bijlage|aneks|załącznik|приложение'

const LONE = new RegExp(String.raw`^(?:${ANNEX_WORDS})\.?$`, 'iu')
/** "ANNEX – RULES OF THE HARBOUR", "Annex: Dues". */
const TITLED = new RegExp(String.raw`^(?:${ANNEX_WORDS})(?::|\s?[–—]|\s-)\s\p{Lu}.*[^.;,:?!]$`, 'iu')
/** "ANNEX TO THE TREATY ON LAMPS", "Annex to Resolution 12 (2031)". */
const APPENDED_TO = /^(?:appendix|annex|attachment|schedule)\s+to\s+(?:the|this)?\s*\p{Lu}.*[^.;,:?!]$/iu
/** Words that head no other part of a report, as "Schedule" may, and are no note at a letter's foot, as "Enclosure" is. */
const PLAIN = /^(?:appendix|annexe?|anhang|anlage|anexo|allegato|bijlage|aneks|załącznik|приложение)(?!\p{L})/iu

/** Type this much larger than the text's is a heading's. */
const LARGER = 1.18
/** A gap above this many pitches sets it apart. */
const APART = 1.25
/** What is centred leaves so many x-heights free on both sides, alike to this share of the measure. */
const FREE = 4
const OFF_AXIS = 0.15
/** It takes this share of the measure at most, but in capitals. */
const SHORT = 0.85

export interface AnnexPlace {
  readonly line: TextLine
  readonly before: TextLine | undefined
  readonly after: TextLine | undefined
  readonly region: RegionMeasures
}

/** The marker of an annex without a number that the line is the heading of; it adds no step to a path. Null for any other line. */
export function readUnnumberedAnnex(place: AnnexPlace): Marker | null {
  const { line } = place
  const isNamed = LONE.test(line.text) || TITLED.test(line.text) || APPENDED_TO.test(line.text)
  if (!isNamed || !/^\p{Lu}/u.test(line.text) || line.aside !== undefined || !heads(place)) return null
  const printed = line.text
  return { length: printed.length, readings: [{ style: 'unnumbered', value: 1, step: '', printed, cost: 0 }] }
}

/** True for "ANNEX" with nothing behind it. */
export const isLoneAnnex = (text: string): boolean => LONE.test(text.trim())

/** Apart from the text above, or where a sentence of it ended, over something, and in a heading's place, capitals or size. */
function heads({ line, before, after, region }: AnnexPlace): boolean {
  const opensPage = before === undefined || before.page !== line.page
  const isApart =
    opensPage ||
    before.region !== line.region ||
    stepTo(line, before) > APART * region.pitch ||
    /[.;:]$/u.test(before.text)
  if (!isApart || after === undefined || (after.page !== line.page && !opensPage)) return false
  const capitals = isCapitals(line)
  if (!capitals && line.box[2] - line.box[0] > SHORT * (region.right - region.left)) return false
  if (isCentred(line, region) || line.xHeight > LARGER * region.xHeight) return true
  return (capitals && PLAIN.test(line.text)) || (opensPage && LONE.test(line.text))
}

function isCentred({ box }: TextLine, { left, right, xHeight }: RegionMeasures): boolean {
  const [before, behind] = [box[0] - left, right - box[2]]
  return Math.min(before, behind) > FREE * xHeight && Math.abs(before - behind) < OFF_AXIS * (right - left)
}
