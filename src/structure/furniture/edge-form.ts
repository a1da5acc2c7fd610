// Edge forms: rows at a page's edge that their look alone tells as furniture: spread out, stamped, or tiny and far out.
import type { EdgeRow } from './edge-rows.ts'
import { readPageLabel } from './page-label.ts'

/** Longer rows are text. */
const MAX_LENGTH = 130
/** Parts of a row are parted by gaps of so many x-heights: word spaces of justified lines stay far below. */
const PART_GAP = 4
const MAX_PART = 60
/** Larger type than this, in x-heights of the text, heads something. */
const LARGEST = 1.4
/** A spread row stands so many line pitches from the text, a lone note more. */
const SPREAD_APART = 1.5
const NOTE_APART = 2
/** Running feet stand below this share of the page's height. */
const FOOT_FROM = 0.88
/** Type of this share of the text's size, so near the paper's edge (share of its height), is no text. */
const TINY = 0.72
const FAR_OUT = 0.06
/** Stamped on by courts and libraries, in whatever place. */
const FILING = /^case\b.*\bdocument\b.*\bfiled\b/iu
const DOWNLOAD_NOTE = /^(?:downloaded|download date|retrieved|accessed|printed)\b(?=.*(?:\d{4}|www\.|https?:))/iu

/** Why a row is furniture by its form, or null. @param outer whether nothing but furniture stands further out */
export function edgeFormReason(row: EdgeRow, outer: boolean): string | null {
  if (!outer || !row.nearEdge || row.text.length > MAX_LENGTH) return null
  if (FILING.test(row.text)) return 'a court’s filing stamp'
  if (row.apart >= NOTE_APART && DOWNLOAD_NOTE.test(row.text)) return 'a note of its download'
  if (row.apart >= NOTE_APART && isTinyFarOut(row)) return 'tiny type at the paper’s edge'
  return row.apart >= SPREAD_APART && isSpread(row) ? 'spread over the page’s width, set apart' : null
}

/**
 * Parts with wide gaps between them, one of them the page's number, or, at the foot, three with figures in them. Two names
 * side by side are signatures, and two bare numbers a row of a table.
 */
function isSpread(row: EdgeRow): boolean {
  const parts = partsOf(row)
  if (parts.length < 2 || parts.some((part) => part.length > MAX_PART)) return false
  const { left, right, xHeight } = row.margins
  const reaches = row.lines.some(
    (line) => line.box[2] > right - 0.15 * (right - left) && line.xHeight < LARGEST * xHeight,
  )
  const numbers = parts.filter((part) => readPageLabel(part) !== null).length
  if (!reaches || numbers > 1) return false
  if (row.edge === 'head') return parts.length > 2 && numbers === 1
  if (row.y < FOOT_FROM) return false
  return parts.length > 2 ? parts.some((part) => /\d/u.test(part)) : numbers === 1 && row.apart >= NOTE_APART
}

function partsOf(row: EdgeRow): string[] {
  const words = [...row.lines].sort((a, b) => a.box[0] - b.box[0]).flatMap((line) => line.words)
  const parts: string[] = []
  words.forEach((word, index) => {
    const before = words[index - 1]
    const apart = before === undefined || word.box[0] - before.box[2] > PART_GAP * row.margins.xHeight
    if (apart) parts.push(word.text)
    else parts[parts.length - 1] += ` ${word.text}`
  })
  return parts
}

function isTinyFarOut({ lines, y, margins }: EdgeRow): boolean {
  return lines.every((line) => line.xHeight <= TINY * margins.xHeight) && (y < FAR_OUT || y > 1 - FAR_OUT)
}
