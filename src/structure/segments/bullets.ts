// Bullets: the marks that list items begin with, also where a recognizer took them for letters or did not see them.
import { BULLET } from '../numbering/marker.ts'
import type { Numbering } from '../numbering/numbering.ts'
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'

/** What round bullets are read as, before a capital. */
const MISREAD = /^(?:[o0e©®°«¢+]|[oO0©®°]{2})(?=\s\p{Lu})/u
/** So many lines of the document begin so, as far in: one alone may be a word. */
const LEAST = 3
/** One place, in x-heights. */
const SAME_PLACE = 1
/** A line that ends this many x-heights before the margin, or further in, did not have to. */
const SHORT_LINE = 5
/** An item's own lines follow within so many line pitches. */
const CLOSE = 1.25
const CLAUSE_END = /[.,;:!?—–][”"’')\]]*$|[;,]\s(?:and|or)$/u

interface Context {
  readonly text: readonly TextLine[]
  readonly numbering: Numbering
  readonly regions: ReadonlyMap<number, RegionMeasures>
}

/** The bullet that each list item begins with, as recognized, by its first line; empty where it was not seen. */
export function readBullets(context: Context): ReadonlyMap<TextLine, string> {
  const free = context.text.filter((line) => !context.numbering.lines.has(line))
  const misread = misreadBullets(free, context)
  const printed = context.text.flatMap((line, index): [TextLine, string][] => {
    const bullet = context.numbering.lines.has(line) ? null : BULLET.exec(line.text)
    return bullet === null || isWithinText(index, context) ? [] : [[line, bullet[0]]]
  })
  return new Map([...lostBullets(new Set(misread.map(([line]) => line)), context), ...misread, ...printed])
}

function misreadBullets(free: readonly TextLine[], { regions }: Context): [TextLine, string][] {
  const like = free.filter((line) => MISREAD.test(line.text))
  const indent = (line: TextLine): number => (line.box[0] - regions.get(line.region)!.left) / line.xHeight
  return like.flatMap((line): [TextLine, string][] => {
    const same = like.filter((other) => Math.abs(indent(other) - indent(line)) < SAME_PLACE)
    return same.length < LEAST ? [] : [[line, MISREAD.exec(line.text)![0]]]
  })
}

/** Lines that begin where the words of the items around them do, and where no item's wrapped lines begin. */
function lostBullets(items: ReadonlySet<TextLine>, { text, regions }: Context): [TextLine, string][] {
  const near = (line: TextLine, x: number): boolean => Math.abs(line.box[0] - x) < SAME_PLACE * line.xHeight
  const places = [...items].map((item) => ({ item, x: item.box[0] + item.words[1]!.box[0] - item.words[0]!.box[0] }))
  return text.flatMap((line, index): [TextLine, string][] => {
    if (items.has(line) || !/^\p{Lu}/u.test(line.text)) return []
    const own = places.filter(({ item }) => item.region === line.region)
    const [above, below] = [
      own.some(({ item }) => item.box[1] < line.box[1]),
      own.some(({ item }) => item.box[1] > line.box[1]),
    ]
    const wraps = own.some(({ item, x }) => {
      const next = text[text.indexOf(item) + 1]
      const follows = next !== undefined && next.region === item.region && !items.has(next)
      return follows && near(next, x) && next.box[3] - item.box[3] < CLOSE * regions.get(item.region)!.pitch
    })
    const stands = own.length >= LEAST && own.some(({ x }) => near(line, x))
    return stands && above && below && !wraps && CLAUSE_END.test(text[index - 1]?.text ?? '') ? [[line, '']] : []
  })
}

/** "… the pilots / * sites, where": a speck, or a dash, in a sentence that goes on from a full line. */
function isWithinText(index: number, { text, regions }: Context): boolean {
  const [before, line] = [text[index - 1], text[index]!]
  if (before === undefined || before.region !== line.region || !/^\S+\s\p{Ll}/u.test(line.text)) return false
  const region = regions.get(line.region)!
  const isFull = before.box[2] > region.right - SHORT_LINE * region.xHeight
  const isOnly = !text.some((other) => other !== line && other.region === line.region && BULLET.test(other.text))
  return isFull && isOnly && !CLAUSE_END.test(before.text)
}
