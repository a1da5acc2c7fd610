// Definitions: lines with which a law defines another term, unnumbered, each a paragraph of its own.
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'

/** “owner”, in relation to a ferry, means: the closing mark may be read as an apostrophe. */
const TERM = /^[“"‘'].{1,80}?[”"’'],?\s/u
const DEFINES = /\b(?:means?|includes?|has|have|is|are|refers?|does not include)\b/u
/** What goes before: another definition, or "In this Act—". */
const ENDED = /[;:.—–-](?:\s?(?:and|or))?$/u

interface Place {
  readonly line: TextLine
  readonly before: TextLine
  readonly after: TextLine | undefined
  readonly region: RegionMeasures
}

/** A term in quotation marks and what it means, under a line that had room for its first word. */
export function definesTerm({ line, before, after, region }: Place): boolean {
  const [first] = line.words
  const hadRoom = before.box[2] + first!.box[2] - first!.box[0] < region.right - region.xHeight
  const words = after?.region === line.region ? `${line.text} ${after.text}` : line.text
  return hadRoom && ENDED.test(before.text) && TERM.test(line.text) && DEFINES.test(words)
}
