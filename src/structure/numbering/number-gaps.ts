// Number gaps: where on the pages the numbers that are missing must stand, if they were printed.

import type { MarkerStyle } from '../../markers/marker.ts'
import type { Box } from '../../model/geometry.ts'
import { unionOf } from '../../model/geometry.ts'
import { groupLines, type TextLine } from '../text/text-line.ts'
import { missingBefore } from './number-findings.ts'
import type { AcceptedMarker } from './numbering-search.ts'

export interface NumberGap {
  /** Of the missing numbers' sequence. */
  readonly style: MarkerStyle
  /** The missing numbers as steps of their sequence: "13". */
  readonly missing: readonly string[]
  /** The parts of pages between the neighbours, in reading order; upright page pixels. */
  readonly places: readonly GapPlace[]
}

export interface GapPlace {
  readonly page: number
  readonly box: Box
}

/** A marker may stand so many x-heights out of the text beside it. */
const OUTDENT = 6
/** Lower than this, in x-heights, no line stands in it. */
const LEAST_HEIGHT = 1.5

/** The gaps among accepted markers, of text in reading order. */
export function numberGaps(accepted: readonly AcceptedMarker[], text: readonly TextLine[]): NumberGap[] {
  const byReading = new Map(accepted.map((one) => [one.reading, one]))
  const regions = groupLines(text, (line) => line.region)
  return accepted.flatMap((one, index) => {
    const missing = missingBefore(one, index === 0)
    const before = one.previous === null ? accepted[index - 1] : byReading.get(one.previous)
    if (missing === null || before === undefined) return []
    const places = placesBetween(before.candidate.line, one.candidate.line, regions)
    return places.length === 0 ? [] : [{ style: one.reading.style, missing: missing.steps, places }]
  })
}

/** From below the first line of the paragraph before to above the line after, over a column's or page's end; none over a whole page. */
function placesBetween(
  before: TextLine,
  after: TextLine,
  regions: ReadonlyMap<number, readonly TextLine[]>,
): GapPlace[] {
  const [from, until] = [regions.get(before.region)!, regions.get(after.region)!]
  if (after.page > before.page + 1) return []
  if (before.region === after.region) return placeOf(from, before.pageBox[3], after.pageBox[1], after)
  const foot = Math.max(...from.map((line) => line.pageBox[3])) + before.xHeight
  const head = Math.min(...until.map((line) => line.pageBox[1])) - after.xHeight
  return [...placeOf(from, before.pageBox[3], foot, before), ...placeOf(until, head, after.pageBox[1], after)]
}

function placeOf(region: readonly TextLine[], top: number, bottom: number, { page, xHeight }: TextLine): GapPlace[] {
  if (bottom - top < LEAST_HEIGHT * xHeight) return []
  const [left, , right] = unionOf(region.map((line) => line.pageBox))
  return [{ page, box: [left - OUTDENT * xHeight, top, right + xHeight, bottom] }]
}
