// Contents entries: a row that ends in a page label at the margin, led to by dots or set apart by a gap.
import type { Word } from '../../model/page-text.ts'
import { type PageLabel, readPageLabel } from '../furniture/page-label.ts'
import { mergeLines, type TextLine } from '../text/text-line.ts'

export interface EntryRow {
  /** The row's pieces put together. */
  readonly line: TextLine
  readonly title: string
  readonly label: PageLabel
  /** Whether dots lead to the label. */
  readonly led: boolean
  /** Where the label ends, straightened page pixels. */
  readonly right: number
}

/** A label without leaders stands so many x-heights behind its title. */
const GAP = 2.5
/** So many dots lead somewhere; fewer are an ellipsis or dirt. */
const LEADING_DOTS = 4
const DOT = /[.·•…_‥∙-]/gu
/** Nothing but dots, and what dots are misread as between them. */
const LEADER = /^[.·•…‥∙,:;'’`"~_\-–—=*°]+$/u
/** Dots read as letters: "ececeee", "seeees". */
const MISREAD_LEADER = /^[ceos.]{5,}$/u
/** Dots glued to the title before them, or to the label after them. */
const GLUED_BEFORE = /^(?<word>.*?[^.·•…_])[.·•…_]{3,}$/u
const GLUED_AFTER = /^[.·•…_]{2,}(?<label>[\dA-Za-z-]+)$/u
const LETTERS = /\p{L}[^\p{L}]*\p{L}/u

/** The entry that a row of pieces, left to right, is; null for any other row. */
export function readEntryRow(pieces: readonly TextLine[]): EntryRow | null {
  const line = mergeLines(pieces)
  const last = line.words.at(-1)!
  const glued = GLUED_AFTER.exec(last.text)?.groups?.label
  const label = labelOf(glued ?? last.text)
  const before = line.words.slice(0, -1)
  if (label === null || before.length === 0) return null
  const { title, dots } = splitAtLeader(before)
  const led = dots + (glued === undefined ? 0 : LEADING_DOTS) >= LEADING_DOTS
  if (!led && last.box[0] - before.at(-1)!.box[2] < GAP * line.xHeight) return null
  if (!LETTERS.test(title) || /[$£€]\s*$/u.test(title)) return null
  return { line, title, label, led, right: line.box[2] }
}

/** Dots lead from the line to what stands behind it. */
export const endsInLeader = ({ words }: TextLine): boolean =>
  words.length > 1 && splitAtLeader(words).dots >= LEADING_DOTS

/** Roman numerals and letters of a chapter count; a number with a point or comma is an amount. */
function labelOf(text: string): PageLabel | null {
  const label = /^[\p{L}\d]+(?:[-–.][\p{L}\d]+)*$/u.test(text) ? readPageLabel(text) : null
  return label === null || label.explicit || /^\d+\.\d+$/u.test(text) ? null : label
}

function splitAtLeader(words: readonly Word[]): { readonly title: string; readonly dots: number } {
  let end = words.length
  while (end > 0 && (LEADER.test(words[end - 1]!.text) || MISREAD_LEADER.test(words[end - 1]!.text))) end -= 1
  const leaders = words.slice(end).map(({ text }) => text)
  const last = words[end - 1]
  const bare = last === undefined ? undefined : GLUED_BEFORE.exec(last.text)?.groups?.word
  const title = [
    ...words.slice(0, Math.max(0, end - 1)).map(({ text }) => text),
    ...(last === undefined ? [] : [bare ?? last.text]),
  ]
  const dots = leaders.reduce(
    (sum, text) => sum + dotsIn(text),
    bare === undefined ? 0 : dotsIn(last!.text.slice(bare.length)),
  )
  return { title: title.join(' '), dots }
}

/** An ellipsis sign is three dots; letters that dots were read as count one each. */
const dotsIn = (text: string): number =>
  MISREAD_LEADER.test(text)
    ? text.length
    : (text.match(DOT) ?? []).reduce((sum, sign) => sum + (sign === '…' ? 3 : 1), 0)
