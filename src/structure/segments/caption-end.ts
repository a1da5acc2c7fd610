// A caption's end: whether a line goes on with the caption above it or stands away from it.
import type { RegionMeasures } from '../text/measures.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'

/** Lines of a caption follow each other within so many line pitches, and x-heights. */
const NEAR = 1.35
const CAPTION_PITCH = 3
const SENTENCE_END = /[.!?:][”"’')\]]*$/u

/** On another page or in another column, or further down than the next line; not the short end of a caption over columns. */
export const endsCaption = (line: TextLine, before: TextLine, regions: ReadonlyMap<number, RegionMeasures>): boolean =>
  isAway(line, before, regions.get(line.region)!.pitch) && !isWrappedUnder(line, before)

const isAway = (line: TextLine, before: TextLine, pitch: number): boolean =>
  line.page !== before.page ||
  line.region !== before.region ||
  stepTo(line, before) > NEAR * Math.min(pitch, CAPTION_PITCH * line.xHeight)

/** The end of a caption over columns stands in the first of them where it is short. */
const isWrappedUnder = (line: TextLine, before: TextLine): boolean =>
  line.page === before.page &&
  /^\p{Ll}/u.test(line.text) &&
  !SENTENCE_END.test(before.text) &&
  Math.abs(line.box[0] - before.box[0]) < line.xHeight &&
  stepTo(line, before) < NEAR * CAPTION_PITCH * before.xHeight
