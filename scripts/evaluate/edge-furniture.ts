// Page furniture at the edges of a plain text: recognized in a reference by its form, then taken off any text.
import { editDistance } from '../../src/verify/texts/edit-distance.ts'
import { graphemesOf } from '../../src/verify/texts/graphemes.ts'
import { pairTokens } from '../../src/verify/texts/tokens.ts'

export interface EdgeLines {
  readonly first: readonly string[]
  readonly last: readonly string[]
}

/** A page has two lines of furniture at either edge at most. */
const DEPTH = 2

/** How far from an edge a recognized line is looked for: noise may stand before it. */
const SEARCH_DEPTH = 3

/** A recognized line is the reference's when at most this share of the longer one differs. */
const ALIKE = 0.34

/** "79", "- 12 -", "10-30", "D-3", "8.3.1.2-293", "xii", "Page 9". */
const PAGE_NUMBER =
  /^[-–—\s([]*(?:(?:page|p\.)\s*)?(?:(?:[A-Z]{1,2}[-.])?\d{1,4}(?:[-.]\d{1,4}){0,5}|[ivxlc]+)[-–—\s)\].]*$/i

/** "14 SEAT WEAVING", "PREFACE ix": a running head in capitals with the page number before or after it. */
const NUMBERED_HEAD = /^(?:\d{1,4}|[ivxlc]{1,6})\s+(?<after>.+)$|^(?<before>.+)\s(?:\d{1,4}|[ivxlc]{1,6})$/u
const MAX_HEAD = 60
const CAPITALS = 0.85
/** Parts of a head or foot, with tabs or spaces between them, as typed: "HY 2      WATER USE      75". No row of a table: those come by twos. */
const PARTED = /\t+| {3,}/u
const NUMBER_PART = /^(?:\d{1,5}(?:[-.]\d{1,4})*|[ivxlc]{1,6}|(?:sheet|page) \d{1,4} of \d{1,4})$/iu
/** "CONSULTATION DRAFT", "CONTROLLED DRAFT C". */
const BANNER = /^(?:[A-Z]+ )?DRAFT(?: [A-Z])?$/u
const CAPTION = /^(?:fig(?:ure|\.)|table|plate)\b/iu
/** A line without page number is furniture when this share of the document's pages, and two at least, have it. */
const REPEATED_ON = 0.15

/**
 * First and last lines of a reference that are furniture: a page number, alone or beside a head in capitals, or a line
 * that, digits aside, stands at the same edge of other pages of the same document. Body lines stay when in doubt.
 */
export function edgeFurniture(reference: string, document: readonly string[]): EdgeLines {
  const lines = linesOf(reference)
  const pages = document.map(linesOf)
  const first = edgeOf(lines.slice(0, DEPTH + 1), pages.map(headOf))
  const last = edgeOf(lines.slice(-DEPTH - 1).reverse(), pages.map(footOf))
  // A page that is nothing but such lines (a list of numbers) has a body all the same.
  return first.length + last.length < lines.length ? { first, last: last.reverse() } : { first: [], last: [] }
}

/** A page counts so many of its lines, one after the other, at least: "1<tab>CHAIRMAN: Thank you." */
const LEAST_COUNTED = 10
const COUNTED = /^\d{1,2}(?=\s)/u

/** The text without the numbers of a pleading's or transcript's lines, where its typist kept them. */
export function withoutLineNumbers(text: string): string {
  const lines = linesOf(text)
  const numbers = lines.map((line) => Number(COUNTED.exec(line)?.[0] ?? Number.NaN))
  const counted = numbers.filter((number, index) => number === (numbers[index - 1] ?? 0) + 1).length
  return counted < LEAST_COUNTED ? text : lines.map((line) => line.replace(COUNTED, '')).join('\n')
}

/** The text without those lines, each looked for near its own edge and taken off where it is much the same. */
export function withoutEdges(text: string, { first, last }: EdgeLines): string {
  const lines = linesOf(text)
  const drop = new Set<number>()
  const head = lines.map((_, index) => index).slice(0, SEARCH_DEPTH + first.length)
  const foot = lines.map((_, index) => index).slice(-SEARCH_DEPTH - last.length)
  for (const [wanted, places] of [
    ...first.map((line) => [line, head] as const),
    ...last.map((line) => [line, foot] as const),
  ]) {
    const found = places.find((place) => !drop.has(place) && areAlike(wanted, lines[place]!))
    if (found !== undefined) drop.add(found)
  }
  return lines.filter((_, index) => !drop.has(index)).join('\n')
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

const headOf = (lines: readonly string[]): readonly string[] => lines.slice(0, DEPTH)
const footOf = (lines: readonly string[]): readonly string[] => lines.slice(-DEPTH)

/** @param lines from the page's edge inwards, one more than may be furniture */
function edgeOf(lines: readonly string[], edges: readonly (readonly string[])[]): string[] {
  const isTold = (line: string, index: number): boolean =>
    isFurniture(line, edges) || (isParted(line) && !isParted(lines[index + 1] ?? ''))
  return takeWhile(lines.slice(0, DEPTH), isTold)
}

function isParted(line: string): boolean {
  const parts = line.trim().split(PARTED)
  return parts.length > 1 && parts.some((part) => NUMBER_PART.test(part)) && /\p{L}{3}/u.test(line)
}

function isFurniture(line: string, edges: readonly (readonly string[])[]): boolean {
  const text = line.trim().replace(/\s+/gu, ' ')
  if (PAGE_NUMBER.test(text) || isNumberedHead(text) || BANNER.test(text)) return true
  const letters = lettersOf(line)
  const pages = edges.filter((edge) => edge.some((other) => lettersOf(other) === letters)).length
  return letters.length > 3 && !CAPTION.test(text) && pages > 1 && pages >= REPEATED_ON * edges.length
}

function isNumberedHead(line: string): boolean {
  const groups = NUMBERED_HEAD.exec(line)?.groups
  const words = (groups?.after ?? groups?.before ?? '').replace(/[^\p{L}]/gu, '')
  const capitals = words.replace(/\P{Lu}/gu, '').length
  return line.length <= MAX_HEAD && words.length > 3 && capitals >= CAPITALS * words.length
}

const lettersOf = (line: string): string => line.toLowerCase().replace(/[^\p{L}]+/gu, '')

function takeWhile<T>(items: readonly T[], holds: (item: T, index: number) => boolean): T[] {
  const end = items.findIndex((item, index) => !holds(item, index))
  return items.slice(0, end === -1 ? items.length : end)
}

function areAlike(reference: string, compared: string): boolean {
  const [a, b] = [graphemesOf(squeeze(reference)), graphemesOf(squeeze(compared))]
  return editDistance(pairTokens(a, b, () => null)) <= ALIKE * Math.max(a.length, b.length)
}

const squeeze = (line: string): string => line.replace(/\s+/g, '').toLowerCase()
