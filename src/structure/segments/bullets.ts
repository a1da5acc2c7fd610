// Bullets: the marks that list items begin with, also where a recognizer took them for letters.
import { BULLET } from '../numbering/marker.ts'
import type { Numbering } from '../numbering/numbering.ts'
import { groupLines, type TextLine } from '../text/text-line.ts'

/** What round bullets are read as, before a capital. */
const MISREAD = /^[o0e©®°«¢+](?=\s\p{Lu})/u
/** So many lines begin so, at one place of a column: one alone may be a word. */
const LEAST = 3
/** One place, in x-heights. */
const SAME_PLACE = 1

/** The bullet that each list item begins with, as recognized, by its first line. */
export function readBullets(text: readonly TextLine[], numbering: Numbering): ReadonlyMap<TextLine, string> {
  const free = text.filter((line) => !numbering.lines.has(line))
  const misread = [...groupLines(free, (line) => line.region).values()].flatMap(misreadBullets)
  return new Map([
    ...misread,
    ...free.flatMap((line): [TextLine, string][] => {
      const bullet = BULLET.exec(line.text)
      return bullet === null ? [] : [[line, bullet[0]]]
    }),
  ])
}

function misreadBullets(column: readonly TextLine[]): [TextLine, string][] {
  const like = column.filter((line) => MISREAD.test(line.text))
  return like.flatMap((line): [TextLine, string][] => {
    const same = like.filter((other) => Math.abs(other.box[0] - line.box[0]) < SAME_PLACE * line.xHeight)
    return same.length < LEAST ? [] : [[line, MISREAD.exec(line.text)![0]]]
  })
}
