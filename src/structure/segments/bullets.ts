// Bullets: the marks that list items begin with, also where a recognizer took them for letters or did not see them.

import { BULLET } from '../../markers/marker.ts'
import type { Numbering } from '../numbering/numbering.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { groupLines, stepTo, type TextLine } from '../text/text-line.ts'
import { bulletRuns, CLAUSE_END } from './bullet-runs.ts'

/** What round bullets are read as, before a capital. */
const MISREAD = /^(?:[o0e©®°«¢+]|[oO0©®°]{2})(?=\s\p{Lu})/u
/** Signs and letters that bullets are read as, and never printed as. */
const NEVER_PRINTED = /^[«»©®°¢¤ec0Q]{1,2}$|^[oO0©®°]{2}$/u
/** "- - - - -", typed under a heading. */
const ROW_OF_SIGNS = /^(?:[-–—_*.·•=]\s?){3,}$/u
/** So many lines of the document begin so, as far in: one alone may be a word. */
const LEAST = 3
/** One place, in x-heights. */
const SAME_PLACE = 1
/** A line that ends this many x-heights before the margin, or further in, did not have to. */
const SHORT_LINE = 5
/** An item's own lines follow within so many line pitches. */
const CLOSE = 1.25

interface Context {
  readonly text: readonly TextLine[]
  readonly numbering: Numbering
  readonly regions: ReadonlyMap<number, RegionMeasures>
}

/** The bullet that each list item begins with, as recognized, by its first line; empty where it was not seen. */
export function readBullets(context: Context): ReadonlyMap<TextLine, string> {
  const free = context.text.filter((line) => !context.numbering.lines.has(line))
  const misread = new Map([...misreadBullets(free, context), ...bulletRuns(context.text, new Set(free))])
  const printed = context.text.flatMap((line, index): [TextLine, string][] => {
    const isNone = context.numbering.lines.has(line) || ROW_OF_SIGNS.test(line.text)
    const bullet = isNone ? null : BULLET.exec(line.text)
    return bullet === null || isWithinText(index, context) ? [] : [[line, bullet[0]]]
  })
  return new Map([...lostBullets(new Set(misread.keys()), context), ...misread, ...printed])
}

/** As it must have been printed: what no bullet looks like was a round one. */
export const printedBullet = (mark: string): string => (NEVER_PRINTED.test(mark) ? '•' : mark)

function misreadBullets(free: readonly TextLine[], { regions }: Context): [TextLine, string][] {
  const like = free.filter((line) => MISREAD.test(line.text))
  const indents = like.map((line) => (line.box[0] - regions.get(line.region)!.left) / line.xHeight)
  const sorted = [...indents].sort((a, b) => a - b)
  return like.flatMap((line, index): [TextLine, string][] => {
    const first = lowerBound(sorted, indents[index]! - SAME_PLACE)
    const near = sorted.slice(first, first + LEAST)
    const enough = near.length === LEAST && near.at(-1)! < indents[index]! + SAME_PLACE
    return enough ? [[line, MISREAD.exec(line.text)![0]]] : []
  })
}

/** Place of the first value above `least` in a sorted list. */
function lowerBound(sorted: readonly number[], least: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]! <= least) from = middle + 1
    else to = middle
  }
  return from
}

/** Lines that begin where the words of the items above and below do, and where no item's wrapped lines begin. */
function lostBullets(items: ReadonlySet<TextLine>, { text, regions }: Context): [TextLine, string][] {
  return [...groupLines(text, (line) => line.region)].flatMap(([region, lines]) => {
    const places = lines.flatMap((line, index) => (items.has(line) ? [{ line, index, x: wordsAt(line) }] : []))
    const [first, last] = [places[0], places.at(-1)]
    if (first === undefined || last === undefined || places.length < LEAST) return []
    const close = CLOSE * regions.get(region)!.pitch
    const wraps = places.some(({ line, index, x }) => {
      const next = lines[index + 1]
      return next !== undefined && !items.has(next) && isAt(next, x) && stepTo(next, line) < close
    })
    if (wraps) return []
    return lines.slice(first.index, last.index).flatMap((line, index, own): [TextLine, string][] => {
      const isLost = !items.has(line) && /^\p{Lu}/u.test(line.text) && places.some(({ x }) => isAt(line, x))
      return isLost && CLAUSE_END.test(own[index - 1]!.text) ? [[line, '']] : []
    })
  })
}

/** Where the words after a line's bullet begin. */
const wordsAt = ({ box, words }: TextLine): number => box[0] + words[1]!.box[0] - words[0]!.box[0]

const isAt = (line: TextLine, x: number): boolean => Math.abs(line.box[0] - x) < SAME_PLACE * line.xHeight

/** "… the pilots / * sites, where": a speck, or a dash, in a sentence that goes on from a full line. */
function isWithinText(index: number, { text, regions }: Context): boolean {
  const [before, line] = [text[index - 1], text[index]!]
  if (before === undefined || before.region !== line.region || !/^\S+\s\p{Ll}/u.test(line.text)) return false
  const region = regions.get(line.region)!
  const isFull = before.box[2] > region.right - SHORT_LINE * region.xHeight
  if (!isFull || CLAUSE_END.test(before.text)) return false
  return !text.some((other) => other !== line && other.region === line.region && BULLET.test(other.text))
}
