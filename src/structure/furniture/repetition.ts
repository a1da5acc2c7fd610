// Repetition: which edge rows say the same in the same place on other pages.
import { isCaption } from '../text/captions.ts'
import { isLedToLabel } from '../text/leaders.ts'
import { namesDivision, nameTwoDivisions } from './division-name.ts'
import type { EdgeRow } from './edge-rows.ts'
import { saysOtherWord } from './other-words.ts'
import { isYear, namesYear } from './page-label.ts'
import { numberedPages } from './page-label-sequence.ts'

/** One for all rows that are alike. */
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
/** "A/71/388", "S-2/114": a document's symbol has too few letters to be known by them. */
const SYMBOL = /^\p{Lu}{1,3}[/-]\d[\d/.-]{3,}$/u
/** A running head is seen again within this many pages, or it is none. */
const NEAR = 4
/** And on at least this share of all pages. */
const MIN_SHARE = 0.05

/** A page is another's copy when it has so many rows at its edges, and this share of them is the other's. */
const LEAST_ROWS = 5
const COPIED = 0.7

/** What counts its own numbers, page by page or not. */
const DIVISION = /^(?:chapter|part|section|title|book|article|annex|appendix|schedule|kapitel|teil|chapitre|titre)\b/iu
/** Type so many times as large as the page's is a heading's. */
const LARGE = 1.25

/** Running heads are of one size on all pages, by ratio; a title that says the same is larger. */
const SAME_SIZE = 1.35
const SAME_WIDTH = 1.05

interface Keyed {
  readonly row: EdgeRow
  readonly key: string
  readonly pairs: ReadonlyMap<string, number>
}

/** Repetitions by row, for rows that say the same in the same place near by. */
export function repetitions(rows: readonly EdgeRow[], pageCount: number): ReadonlyMap<EdgeRow, Repetition> {
  const keyed = rows.filter((row) => row.text.length <= MAX_LENGTH).flatMap((row) => keyedRow(row))
  const isLike = likeness(rows)
  const repeated = repeatedNearBy(keyed, isLike)
  const found = new Map<EdgeRow, Repetition>()
  for (const family of familiesOf(repeated, isLike)) {
    const pages = new Set(family.map(({ row }) => row.page)).size
    const repetition = { pages }
    if (pages >= Math.max(2, MIN_SHARE * pageCount)) for (const { row } of family) found.set(row, repetition)
  }
  return found
}

/** Those of which rows on two pages are furniture: what else they repeat is text, a heading that says what its contents say. */
export function borneOut(
  found: ReadonlyMap<EdgeRow, Repetition>,
  furniture: readonly EdgeRow[],
): ReadonlyMap<EdgeRow, Repetition> {
  const pages = new Map<Repetition, Set<number>>()
  for (const row of furniture) {
    const repetition = found.get(row)
    if (repetition !== undefined) pages.set(repetition, (pages.get(repetition) ?? new Set()).add(row.page))
  }
  return new Map([...found].filter(([, repetition]) => (pages.get(repetition)?.size ?? 0) > 1))
}

function keyedRow(row: EdgeRow): Keyed[] {
  const key = isLedToLabel(row.text) ? '' : SYMBOL.test(row.text) ? row.text : keyOf(row.text)
  return key.length < 3 ? [] : [{ row, key, pairs: pairsOf(key) }]
}

/** Rows with a like on one of the next or last few pages: a few comparisons a row, however long the document. */
function repeatedNearBy(keyed: readonly Keyed[], isLike: Likeness): Keyed[] {
  const repeated = new Set<Keyed>()
  keyed.forEach((one, index) => {
    for (let next = index + 1; next < keyed.length && keyed[next]!.row.page - one.row.page <= NEAR; next++) {
      if (isLike(one, keyed[next]!)) repeated.add(one).add(keyed[next]!)
    }
  })
  return keyed.filter((one) => repeated.has(one))
}

/** Groups likes; each row joins the first family whose founder it is like, or else one of whose rows. */
function familiesOf(repeated: readonly Keyed[], isLike: Likeness): Keyed[][] {
  const families: Keyed[][] = []
  for (const one of repeated) {
    const family =
      families.find(([founder]) => isLike(founder!, one)) ??
      families.find((rows) => rows.some((row) => isLike(row, one)))
    if (family === undefined) families.push([one])
    else family.push(one)
  }
  return families
}

type Likeness = (one: Keyed, other: Keyed) => boolean

/** Rows of two pages are compared unless one page is a copy of the other: there all rows repeat, and the text with them. */
function likeness(rows: readonly EdgeRow[]): Likeness {
  const running = runningDivisions(rows)
  const numbered = numberedPages(rows)
  const again = saidAgain(rows)
  const keys = new Map<number, Set<string>>()
  for (const { page, text } of rows) keys.set(page, (keys.get(page) ?? new Set()).add(keyOf(text)))
  const areCopies = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
    const least = Math.min(a.size, b.size)
    return least >= LEAST_ROWS && [...a].filter((key) => b.has(key)).length >= COPIED * least
  }
  return (one, other) =>
    one.row.page !== other.row.page &&
    samePlace(one.row, other.row) &&
    areOneSize(one.row, other.row) &&
    Math.abs(one.key.length - other.key.length) <= 0.5 * Math.max(one.key.length, other.key.length) &&
    (one.key === other.key || similar(one.pairs, other.pairs)) &&
    haveSameNumbers(one.row, other.row) &&
    !areHeadings(one.row, other.row) &&
    !areTwoCaptions(one.row, other.row) &&
    !areTwoYears(one.row, other.row, numbered) &&
    !(saysOtherWord(one.row, other.row) && !again.has(one.row) && !again.has(other.row)) &&
    !(nameTwoDivisions(one.row, other.row) && !running.has(one.row) && !running.has(other.row)) &&
    !areCopies(keys.get(one.row.page)!, keys.get(other.row.page)!)
}

/** Rows with a division's name that stands alike near by: what runs over its pages, where "Appendix 13" and "Appendix 14" once each are headings. */
function runningDivisions(rows: readonly EdgeRow[]): ReadonlySet<EdgeRow> {
  const named = rows.filter(namesDivision)
  const isAgain = (one: EdgeRow, other: EdgeRow): boolean =>
    other.page !== one.page &&
    Math.abs(other.page - one.page) <= NEAR &&
    samePlace(one, other) &&
    areOneSize(one, other) &&
    !nameTwoDivisions(one, other)
  return new Set(named.filter((one) => named.some((other) => isAgain(one, other))))
}

/** Rows that say the same letters at the same edge of a page near by: chapter names that change run over their pages. */
function saidAgain(rows: readonly EdgeRow[]): ReadonlySet<EdgeRow> {
  const pages = new Map<string, number[]>()
  const keyAt = ({ edge, text }: EdgeRow): string => `${edge} ${keyOf(text)}`
  for (const row of rows) pages.set(keyAt(row), [...(pages.get(keyAt(row)) ?? []), row.page])
  const isNear = (page: number, other: number): boolean => page !== other && Math.abs(page - other) <= NEAR
  return new Set(rows.filter((row) => pages.get(keyAt(row))!.some((page) => isNear(row.page, page))))
}

/** Of the numbers in rows one may differ, the page's: notes such as "Resolution 44/25, annex", and rows of tables, have others. */
function haveSameNumbers(one: EdgeRow, other: EdgeRow): boolean {
  const [a, b] = otherNumbers(one, other)
  return Math.max(a.length, b.length) <= 1
}

/** The numbers in each row that the other has not. */
function otherNumbers(one: EdgeRow, other: EdgeRow): readonly [readonly string[], readonly string[]] {
  const [a = [], b = []] = [one, other].map(({ text }) => [...text.matchAll(/\d+/gu)].map(([number]) => number))
  return [a.filter((number) => !b.includes(number)), b.filter((number) => !a.includes(number))]
}

/** "Table 1. Dues in May" and "Table 2. Dues in May", though they differ in nothing but their numbers. */
const areTwoCaptions = (one: EdgeRow, other: EdgeRow): boolean =>
  isCaption(one.text) && isCaption(other.text) && otherNumbers(one, other)[0].length > 0

/** "Budget for 1977" and "Budget for 1978": the years are not the pages' numbers, which stand by themselves, or the words before them say so. */
function areTwoYears(one: EdgeRow, other: EdgeRow, numbered: ReadonlySet<number>): boolean {
  const differing = otherNumbers(one, other).flat()
  if (differing.length < 2 || !differing.every((number) => isYear(Number(number)))) return false
  return [one, other].every(({ page }) => numbered.has(page)) || [one, other].every(({ text }) => namesYear(text))
}

/** "Chapter 1" and "Chapter 2", larger than the text, head what is under them; a page number among them runs with the pages. */
function areHeadings(one: EdgeRow, other: EdgeRow): boolean {
  const [a, b] = [one, other].map(({ text }) => text.toLowerCase().replace(/[^\p{L}\d]+/gu, ''))
  if (a === b || !isLarge(one) || !isLarge(other)) return false
  if (DIVISION.test(one.text) && DIVISION.test(other.text)) return true
  const [first, second] = [one, other].map(({ text }) => Number(/\d+/u.exec(text)?.[0] ?? Number.NaN))
  return second! - first! !== other.page - one.page
}

/** In x-heights of the page's text, for pages may be scanned at other resolutions; a cover's few words tell none, and the head's own width does. */
function areOneSize(one: EdgeRow, other: EdgeRow): boolean {
  const isNear = (a: number, b: number, ratio: number): boolean => Math.max(a, b) <= ratio * Math.min(a, b)
  const [a, b] = [one, other].map(({ right, left }) => right - left)
  return (
    isNear(sizeOf(one), sizeOf(other), SAME_SIZE) ||
    (keyOf(one.text) === keyOf(other.text) && isNear(a!, b!, SAME_WIDTH))
  )
}

const sizeOf = ({ lines, margins }: EdgeRow): number =>
  Math.max(...lines.map(({ xHeight }) => xHeight)) / margins.xHeight

const isLarge = ({ lines, margins }: EdgeRow): boolean =>
  Math.min(...lines.map(({ xHeight }) => xHeight)) >= LARGE * margins.xHeight

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
