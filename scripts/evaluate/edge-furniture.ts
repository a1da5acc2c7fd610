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

/**
 * First and last lines of a reference that are furniture: a page number alone, or a line that, digits aside, stands at
 * the same edge of another page of the same document. Body lines stay when in doubt.
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
  if (PAGE_NUMBER.test(line.trim())) return true
  const letters = lettersOf(line)
  return letters.length > 3 && edges.filter((edge) => edge.some((other) => lettersOf(other) === letters)).length > 1
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
