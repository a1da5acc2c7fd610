// Torn paragraphs: those that a box or a call-out interrupts in the middle of a sentence, and that go on behind it.
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { SHORT_LINE } from './break.ts'
import type { Segment } from './segment.ts'
import { endsSentence } from './sentence-end.ts'

/** A box has so few paragraphs. */
const MOST_BETWEEN = 8
/** Type of another size, as a share, and another left edge, in x-heights: what a box has of its own. */
const OTHER_SIZE = 0.08
const OTHER_EDGE = 0.5
const BOX_LABEL = /^(?:box|text\s?box|panel|kasten|encadré)\s\d{1,2}/iu
const UNFINISHED = /[\p{L}\d,)”"’]$/u

/**
 * The paragraph that `line` goes on with though other segments stand between them: it broke off in the middle of a full line,
 * they are complete and a box's, and the line begins in small letters. Null where it goes on with none, or with the last.
 */
export function tornBefore<One extends Segment>(
  line: TextLine,
  segments: readonly One[],
  regions: ReadonlyMap<number, RegionMeasures>,
): One | null {
  const last = segments.at(-1)
  if (!/^\p{Ll}/u.test(line.text) || last === undefined || !isComplete(last)) return null
  for (let at = segments.length - 2; at >= Math.max(0, segments.length - 1 - MOST_BETWEEN); at--) {
    const [one, between] = [segments[at]!, segments.slice(at + 1)]
    if (!between.every((other) => isApart(other, line))) return null
    if (breaksOff(one, line, regions)) return isBox(one, between) ? one : null
  }
  return null
}

const isHead = ({ label }: Segment): boolean => label === 'section_header' || label === 'caption'

const isComplete = (one: Segment): boolean => isHead(one) || endsSentence(one.lines.at(-1)!)

function breaksOff(one: Segment, line: TextLine, regions: ReadonlyMap<number, RegionMeasures>): boolean {
  const end = one.lines.at(-1)!
  const region = regions.get(end.region)!
  const isText = one.label === 'paragraph' || one.label === 'numbered_paragraph' || one.label === 'list_item'
  return (
    isText &&
    one.text === undefined &&
    !one.isClosed &&
    end.page === line.page &&
    isAlike(end, line) &&
    UNFINISHED.test(end.text) &&
    !endsSentence(end) &&
    end.box[2] > region.right - SHORT_LINE * region.xHeight
  )
}

const isAlike = (a: TextLine, b: TextLine): boolean => Math.abs(a.xHeight - b.xHeight) < OTHER_SIZE * b.xHeight

/** None of its lines is set as the text is. */
const isApart = ({ lines }: Segment, line: TextLine): boolean =>
  lines.every(
    (one) =>
      one.page === line.page && (!isAlike(one, line) || Math.abs(one.box[0] - line.box[0]) > OTHER_EDGE * line.xHeight),
  )

/** What is quoted in the middle of a sentence has no head and stands under it, not beside it. */
function isBox(torn: Segment, between: readonly Segment[]): boolean {
  const end = torn.lines.at(-1)!
  const isBeside = ({ box }: TextLine): boolean => box[2] <= end.box[0] || box[0] >= end.box[2]
  const [first] = between
  return isHead(first!) || BOX_LABEL.test(first!.lines[0]!.text) || between.every(({ lines }) => lines.every(isBeside))
}
