// Lone numerals: "I" and "II" alone in their lines, in the middle of their columns, over the sections that they number.
import { type Marker, MENDED, readMarker } from '../../markers/marker.ts'
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'

/** So near the middle of their column, and so far from its margins, in x-heights. */
const OFF_CENTRE = 1.5
const FROM_MARGIN = 4
const NUMERAL = /^[IVXLT1l|!]{1,5}\.?$/u
/** "1", and what else an I is read as. */
const ONE = /^[1l|!]\.?$/u
const TWO = /^(?=.*I)[I1l|!]{2}\.?$/u

/** The lines among those of the text, in reading order. */
export function loneNumerals(
  body: readonly TextLine[],
  regions: ReadonlyMap<number, RegionMeasures>,
): readonly TextLine[] {
  return body.filter((line) => NUMERAL.test(line.text) && isInMiddle(line, regions.get(line.region)!))
}

/** The markers of those that are an I, for the next of them is II, and were read as a one. */
export function misreadOnes(lone: readonly TextLine[]): ReadonlyMap<TextLine, Marker> {
  const ones = new Map<TextLine, Marker>()
  lone.forEach((line, at) => {
    const next = lone[at + 1]
    if (!ONE.test(line.text) || next === undefined || !TWO.test(next.text)) return
    const marker = readMarker(line.text.replace(ONE, (one) => one.replace(/^./u, 'I')))!
    const readings = marker.readings.filter(({ style }) => style === 'ROMAN.')
    ones.set(line, { ...marker, readings: readings.map((reading) => ({ ...reading, cost: MENDED })) })
  })
  return ones
}

function isInMiddle({ box }: TextLine, { left, right, xHeight }: RegionMeasures): boolean {
  const [before, behind] = [box[0] - left, right - box[2]]
  return Math.min(before, behind) > FROM_MARGIN * xHeight && Math.abs(before - behind) < 2 * OFF_CENTRE * xHeight
}
