// A caption's end: whether a line goes on with the caption above it or stands away from it.
import { CAPTION_PITCH, CAPTION_STEP, isNextOfCaption } from '../text/captions.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'

const SENTENCE_END = /[.!?:][”"’')\]]*$/u

/** On another page or in another column, or further down than the next line; not the short end of a caption over columns. */
export const endsCaption = (line: TextLine, before: TextLine, regions: ReadonlyMap<number, RegionMeasures>): boolean =>
  !isNextOfCaption(line, before, regions.get(line.region)!.pitch) && !isWrappedUnder(line, before)

/** The end of a caption over columns stands in the first of them where it is short. */
const isWrappedUnder = (line: TextLine, before: TextLine): boolean =>
  line.page === before.page &&
  /^\p{Ll}/u.test(line.text) &&
  !SENTENCE_END.test(before.text) &&
  Math.abs(line.box[0] - before.box[0]) < line.xHeight &&
  stepTo(line, before) < CAPTION_STEP * CAPTION_PITCH * before.xHeight
