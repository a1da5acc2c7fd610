// Under a number: a paragraph that begins right below a number and a few words that head it, at the very pitch of the text.
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { SHORT_LINE, type Situation } from './break.ts'

/** A first line is set in by so many x-heights against the next one. */
const SET_IN = 2

/** "2. The breach is sufficiently alleged" over a full line that is set in and goes on at the margin: its first word had room above. */
export function opensUnderNumber(
  line: TextLine,
  before: TextLine,
  region: RegionMeasures,
  { segment, text, index }: Situation,
): boolean {
  const after = text[index + 1]
  if (segment.marker === null || segment.lines.length > 1 || after?.region !== line.region) return false
  const word = line.words[0]!.box[2] - line.words[0]!.box[0]
  const hadRoom = before.box[2] + word < region.right - SHORT_LINE * region.xHeight
  const isSetIn = line.box[0] - after.box[0] > SET_IN * region.xHeight && /^\p{Ll}/u.test(after.text)
  return (
    hadRoom &&
    isSetIn &&
    line.box[2] > region.right - SHORT_LINE * region.xHeight &&
    /^\p{Lu}/u.test(line.text) &&
    /[^.,;:—–-]$/u.test(before.text)
  )
}
