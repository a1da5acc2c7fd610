// Page selections: "1-3,7" as page numbers.
import { RectoError } from '../diagnostics/recto-error.ts'

const RANGE = /^(?<first>\d+)(?:-(?<last>\d*))?$/

/**
 * Physical pages of a selection, ascending, each once; all pages for null. "7-" is page 7 to the last.
 * Throws a RectoError of kind usage for a selection that cannot be read or names a page the file does not have.
 */
export function selectPages(selection: string | null, pageCount: number): number[] {
  const all = Array.from({ length: pageCount }, (_, index) => index + 1)
  if (selection === null) return all
  const chosen = new Set(selection.split(',').flatMap((part) => pagesOf(part.trim(), pageCount)))
  return all.filter((page) => chosen.has(page))
}

/** Throws as selectPages does when the selection cannot be read, whatever the file. */
export function checkSelection(selection: string): void {
  for (const part of selection.split(',')) rangeOf(part.trim())
}

interface PageRange {
  readonly first: number
  /** Null for the file's last page. */
  readonly last: number | null
}

function rangeOf(part: string): PageRange {
  const groups = RANGE.exec(part)?.groups
  if (groups === undefined) throw unreadable(part)
  const first = Number(groups.first)
  const last = groups.last === '' ? null : Number(groups.last ?? groups.first)
  if (first < 1 || (last !== null && last < first)) throw unreadable(part)
  return { first, last }
}

function pagesOf(part: string, pageCount: number): number[] {
  const range = rangeOf(part)
  const { first } = range
  const last = range.last ?? Math.max(first, pageCount)
  if (last > pageCount) {
    throw new RectoError('usage', `page ${last} was asked for, but the file has ${pageCount}`, {
      hint: 'correct --pages',
    })
  }
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

const unreadable = (part: string): RectoError =>
  new RectoError('usage', `“${part}” is no page selection`, { hint: 'write --pages 1-3,7' })
