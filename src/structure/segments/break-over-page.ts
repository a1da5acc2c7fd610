// A break over a page or column: whether the paragraph goes on at the head of the next one.
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { type Break, FIRST_INDENT, MAX_INDENT, ROOM, SHORT_LINE, type Situation } from './break.ts'
import { endsAbbreviated, endsSentence } from './sentence-end.ts'

/** Over a page or column break: the paragraph goes on unless both sides say that it ended. */
export function breakOverPage(
  line: TextLine,
  before: TextLine,
  region: RegionMeasures,
  situation: Situation,
): Break | null {
  const above = situation.regions.get(before.region)!
  const isUnwrapped = before.page !== line.page && above.right - before.box[2] > ROOM * (above.right - above.left)
  if (
    isUnwrapped &&
    !/[,;–—-]$/u.test(before.text) &&
    /^[\p{Lu}\d©“"‘(]/u.test(line.text) &&
    !endsAbbreviated(before.text)
  )
    return { because: 'the last line of the page before was not wrapped' }
  if (!endsSentence(before) || /^\p{Ll}/u.test(line.text)) return null
  const short = before.box[2] < above.right - SHORT_LINE * above.xHeight
  const indent = (line.box[0] - region.left) / region.xHeight
  const after = situation.text[situation.index + 1]
  const outdents =
    after !== undefined && after.region === line.region && line.box[0] - after.box[0] > FIRST_INDENT * region.xHeight
  if (indent > FIRST_INDENT && indent < MAX_INDENT && outdents) return { because: 'its first line is indented' }
  if (isHeadingLike(line, after, region)) return { because: 'a few words without a stop, after a sentence' }
  if (short) return { because: 'the paragraph before the page break ends early' }
  if (situation.segment.numbered === null && !above.justified)
    return { because: 'the sentence before the page break ended' }
  return null
}

/** "Life-jackets" over "4. A ferry must carry …", first on its page: a sentence that went on there would end with a stop. */
const isHeadingLike = (line: TextLine, after: TextLine | undefined, region: RegionMeasures): boolean =>
  after?.region === line.region &&
  /^[\p{Lu}\d“"(]/u.test(after.text) &&
  /[\p{L}\d)]$/u.test(line.text) &&
  region.right - line.box[2] > ROOM * (region.right - region.left)
