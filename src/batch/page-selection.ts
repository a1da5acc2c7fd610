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
  selectPages(selection, highestPage(selection))
}

const highestPage = (selection: string): number =>
  Math.min(1e6, Math.max(1, ...(selection.match(/\d+/g) ?? []).map(Number)))

function pagesOf(part: string, pageCount: number): number[] {
  const groups = RANGE.exec(part)?.groups
  if (groups === undefined) throw unreadable(part)
  const first = Number(groups.first)
  const open = groups.last === ''
  const last = groups.last === undefined ? first : open ? Math.max(first, pageCount) : Number(groups.last)
  if (first < 1 || last < first) throw unreadable(part)
  if (last > pageCount) {
    throw new RectoError('usage', `page ${last} was asked for, but the file has ${pageCount}`, {
      hint: 'correct --pages',
    })
  }
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

const unreadable = (part: string): RectoError =>
  new RectoError('usage', `“${part}” is no page selection`, { hint: 'write --pages 1-3,7' })
