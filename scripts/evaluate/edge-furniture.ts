// Page furniture at the edges of a plain text: recognized in a reference by its form, then taken off any text.
import { editDistance } from '../../src/verify/edit-distance.ts'
import { graphemesOf } from '../../src/verify/graphemes.ts'
import { pairTokens } from '../../src/verify/tokens.ts'

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

/** "79", "- 12 -", "10-30", "D-3", "4.7.35", "xii", "Page 9". */
const PAGE_NUMBER =
  /^[-–—\s([]*(?:(?:page|p\.)\s*)?(?:(?:[A-Z]{1,2}[-.])?\d{1,4}(?:[-.]\d{1,4}){0,3}|[ivxlc]+)[-–—\s)\].]*$/i

/** "14 SEAT WEAVING", "PREFACE ix": a running head in capitals with the page number before or after it. */
const NUMBERED_HEAD = /^(?:\d{1,4}|[ivxlc]{1,6})\s+(?<after>.+)$|^(?<before>.+)\s(?:\d{1,4}|[ivxlc]{1,6})$/u
const MAX_HEAD = 60
/** A line without page number is furniture when this share of the document's pages, and two at least, have it. */
const REPEATED_ON = 0.15

/**
 * First and last lines of a reference that are furniture: a page number, alone or beside a head in capitals, or a line
 * that, digits aside, stands at the same edge of other pages of the same document. Body lines stay when in doubt.
 */
export function edgeFurniture(reference: string, document: readonly string[]): EdgeLines {
  const lines = linesOf(reference)
  const pages = document.map(linesOf)
  const first = takeWhile(lines.slice(0, DEPTH), (line) => isFurniture(line, pages.map(headOf)))
  const last = takeWhile(lines.slice(-DEPTH).reverse(), (line) => isFurniture(line, pages.map(footOf)))
  // A page that is nothing but such lines (a list of numbers) has a body all the same.
  return first.length + last.length < lines.length ? { first, last: last.reverse() } : { first: [], last: [] }
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

function isFurniture(line: string, edges: readonly (readonly string[])[]): boolean {
  if (PAGE_NUMBER.test(line.trim()) || isNumberedHead(line.trim())) return true
  const letters = lettersOf(line)
  const pages = edges.filter((edge) => edge.some((other) => lettersOf(other) === letters)).length
  return letters.length > 3 && pages > 1 && pages >= REPEATED_ON * edges.length
}

function isNumberedHead(line: string): boolean {
  const groups = NUMBERED_HEAD.exec(line)?.groups
  const words = (groups?.after ?? groups?.before ?? '').replace(/[^\p{L}]/gu, '')
  const capitals = words.replace(/\P{Lu}/gu, '').length
  return line.length <= MAX_HEAD && words.length > 3 && capitals >= 0.7 * words.length
}

const lettersOf = (line: string): string => line.toLowerCase().replace(/[^\p{L}]+/gu, '')

function takeWhile<T>(items: readonly T[], holds: (item: T) => boolean): T[] {
  const end = items.findIndex((item) => !holds(item))
  return items.slice(0, end === -1 ? items.length : end)
}

function areAlike(reference: string, compared: string): boolean {
  const [a, b] = [graphemesOf(squeeze(reference)), graphemesOf(squeeze(compared))]
  return editDistance(pairTokens(a, b, () => null)) <= ALIKE * Math.max(a.length, b.length)
}

const squeeze = (line: string): string => line.replace(/\s+/g, '').toLowerCase()
