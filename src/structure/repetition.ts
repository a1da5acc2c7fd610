// Repetition: which edge rows say the same in the same place on other pages.
import type { EdgeRow } from './edge-rows.ts'

export interface Repetition {
  /** Pages that bear the row, this one included. */
  readonly pages: number
}

/** Rows are in the same place within this share of the page's height; scans wander by a few millimetres. */
const SAME_PLACE = 0.03
/** Two readings of one running head agree in at least this share of their letter pairs. */
const SAME_TEXT = 0.75
/** A running head is a short line. */
const MAX_LENGTH = 100
/** Two sightings make a repetition only on neighbouring pages or pages of one parity; more pages need more. */
const MIN_SHARE = 0.05

/** Repetitions by row, for rows that repeat on enough pages near by. */
export function repetitions(rows: readonly EdgeRow[], pageCount: number): ReadonlyMap<EdgeRow, Repetition> {
  const found = new Map<EdgeRow, Repetition>()
  const keyed = rows
    .filter((row) => row.text.length <= MAX_LENGTH)
    .map((row) => ({ row, key: keyOf(row.text), pairs: pairsOf(keyOf(row.text)) }))
    .filter(({ key }) => key.length >= 3)
  for (const one of keyed) {
    const pages = new Set([one.row.page])
    for (const other of keyed) {
      if (other.row.page !== one.row.page && samePlace(one.row, other.row) && similar(one.pairs, other.pairs))
        pages.add(other.row.page)
    }
    if (isRepetition(pages, one.row.page, pageCount)) found.set(one.row, { pages: pages.size })
  }
  return found
}

function isRepetition(pages: ReadonlySet<number>, page: number, pageCount: number): boolean {
  const near = [...pages].some((other) => other !== page && Math.abs(other - page) <= 4)
  return near && pages.size >= Math.max(2, MIN_SHARE * pageCount)
}

/** What stays the same while the page number changes: letters only, lower case. */
const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]+/gu, '')

function samePlace(a: EdgeRow, b: EdgeRow): boolean {
  return a.edge === b.edge && Math.abs(a.y - b.y) <= SAME_PLACE
}

function pairsOf(key: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>()
  for (let index = 0; index + 1 < key.length; index++) {
    const pair = key.slice(index, index + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Sørensen–Dice coefficient of letter pairs: tolerant of a misread letter, cheap over thousands of rows. */
function similar(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  let shared = 0
  let total = 0
  for (const [pair, count] of a) {
    shared += Math.min(count, b.get(pair) ?? 0)
    total += count
  }
  for (const count of b.values()) total += count
  return total > 0 && (2 * shared) / total >= SAME_TEXT
}
