// Page label sequence: which numbers at the pages' edges advance as the pages do.

import { isCaption } from '../text/captions.ts'
import { median } from '../text/measures.ts'
import { readDivisionName } from './division-name.ts'
import type { EdgeRow } from './edge-rows.ts'
import { isYear, type PageLabel, readCaptionLabel, readEndLabels, readPageLabel } from './page-label.ts'

/** One place, as share of the page's height: scans wander by a few millimetres. */
const SAME_PLACE = 0.03

interface Sighting {
  readonly row: EdgeRow
  readonly label: PageLabel
}

/** Sightings of one offset that are trusted wherever they stand. */
const ENOUGH = 3

/**
 * The label each edge row bears, for rows whose number keeps a constant distance (label − physical page) over several
 * pages. A page has one label: the offset seen on most pages wins.
 */
export function advancingLabels(rows: readonly EdgeRow[]): ReadonlyMap<EdgeRow, PageLabel> {
  const numbered = numberedPages(rows)
  const sightings = rows.flatMap((row) => labelsIn(row, numbered).map((label) => ({ row, label })))
  const byOffset = new Map<string, Sighting[]>()
  for (const sighting of sightings) {
    const key = offsetOf(sighting)
    byOffset.set(key, [...(byOffset.get(key) ?? []), sighting])
  }
  const chosen = new Map<EdgeRow, PageLabel>()
  const labelled = new Set<number>()
  const groups = [...byOffset.values()].map((group) => ({
    group,
    pages: new Set(group.map(({ row }) => row.page)),
    alone: group.filter(({ row }) => readPageLabel(row.text) !== null).length,
  }))
  for (const { group, pages } of groups.sort((a, b) => b.pages.size - a.pages.size || b.alone - a.alone)) {
    if (!isTrusted(pages, group)) continue
    const free = inPlace(group).filter(({ row }) => !labelled.has(row.page))
    for (const { row, label } of free) if (!chosen.has(row)) chosen.set(row, label)
    for (const { row } of free) labelled.add(row.page)
  }
  return chosen
}

/**
 * Page numbers stand in one place, head or foot. A number within a line counts only there, and where the page bears none
 * by itself and others stand so: "1 The case for change" over page 1 of an essay numbers a chapter.
 */
function inPlace(group: readonly Sighting[]): Sighting[] {
  const usual = { head: usualPlace(group, 'head'), foot: usualPlace(group, 'foot') }
  const isAlone = ({ row }: Sighting): boolean => readPageLabel(row.text) !== null
  const numbered = new Set(group.filter(isAlone).map(({ row }) => row.page))
  const isUsual = ({ row }: Sighting): boolean => Math.abs(row.y - usual[row.edge]) <= SAME_PLACE
  const isBorneOut = ({ row }: Sighting): boolean =>
    group.some((other) => other.row.page !== row.page && other.row.edge === row.edge && isUsual(other))
  return group.filter((one) => isAlone(one) || (!numbered.has(one.row.page) && isUsual(one) && isBorneOut(one)))
}

const usualPlace = (group: readonly Sighting[], edge: EdgeRow['edge']): number =>
  median(group.filter(({ row }) => row.edge === edge).map(({ row }) => row.y))

/** Pages whose outermost row, at either edge, is a number and nothing else. */
export function numberedPages(rows: readonly EdgeRow[]): ReadonlySet<number> {
  const numbers = rows.filter(({ outermost, text }) => outermost && readPageLabel(text)?.script === 'arabic')
  return new Set(numbers.map(({ page }) => page))
}

/** "Appendix 4" ends in its own number and a caption in its own year; neither is the page's, nor a year where another number stands alone. */
function labelsIn(row: EdgeRow, numbered: ReadonlySet<number>): PageLabel[] {
  const whole = readPageLabel(row.text) ?? readCaptionLabel(row.text)
  if (whole !== null) return [whole]
  if (readDivisionName(row.text) !== null || isCaption(row.text)) return []
  return readEndLabels(row.text).filter(({ value }) => !(isYear(value) && numbered.has(row.page)))
}

/** Label and page advance together, so their distance tells the sequence; "A-4" only among its own prefix. */
function offsetOf({ row, label }: Sighting): string {
  const prefix = label.script === 'prefixed' ? label.text.replace(/\d+$/, '') : ''
  return `${label.script} ${prefix} ${label.value - row.page}`
}

/** Two sightings could be chance: they must be neighbours, and numbers that stand alone. */
function isTrusted(pages: ReadonlySet<number>, group: readonly Sighting[]): boolean {
  if (pages.size >= ENOUGH) return true
  const [a, b] = [...pages].sort((x, y) => x - y)
  const alone = group.every(({ row }) => readPageLabel(row.text) !== null || readCaptionLabel(row.text) !== null)
  return a !== undefined && b !== undefined && b - a <= 2 && alone
}
