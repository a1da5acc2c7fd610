// Page label findings: where the printed page numbers do not go on as the pages do: a sheet missing, doubled or swapped.
import { diagnostic } from '../../diagnostics/codes.ts'
import { romanOf, romanValue } from '../../markers/roman.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { facingLabel, singleLabels } from './page-label.ts'

interface Labelled {
  readonly page: number
  readonly label: string
  /** "A-" of "A-4"; "roman"; empty for plain numbers. Only numbers of one series follow each other. */
  readonly series: string
  readonly value: number
  /** How many pages the sheet shows: "34, 35" has two. */
  readonly pages: number
}

/**
 * A diagnostic for each page whose label does not follow that of the labelled page before it, when both are of one series.
 * Pages without a label are passed over, as long as the count goes on behind them.
 */
export function labelFindings(labels: ReadonlyMap<number, string>): Diagnostic[] {
  const all = ofOneKind([...labels].flatMap(([page, label]) => labelled(page, label))).sort((a, b) => a.page - b.page)
  const findings: Diagnostic[] = []
  for (let index = 1; index < all.length; index++) {
    const [before, one] = [all[index - 1]!, all[index]!]
    const expected = before.value + before.pages * (one.page - before.page)
    if (one.series !== before.series || one.value === expected) continue
    const swapped = swappedPages(all, index)
    findings.push(finding(before, one, expected, swapped))
    index += swapped.length
  }
  return findings
}

/** Where sheets show two pages each, those of which but one number is known tell nothing. */
function ofOneKind(all: readonly Labelled[]): Labelled[] {
  const most = Math.max(...all.map(({ pages }) => pages))
  return all.filter(({ pages }) => pages === most)
}

function labelled(page: number, label: string): Labelled[] {
  const both = singleLabels(label)
  if (both.length > 1) return labelled(page, both[0]!).map((one) => ({ ...one, label, pages: both.length }))
  if (/^\d+$/.test(label)) return [{ page, label, series: '', value: Number(label), pages: 1 }]
  const prefixed = /^(?<prefix>.*[-–.])(?<number>\d+)$/u.exec(label)?.groups
  if (prefixed !== undefined)
    return [{ page, label, series: prefixed.prefix!, value: Number(prefixed.number), pages: 1 }]
  const value = romanValue(label)
  return value === null ? [] : [{ page, label, series: 'roman', value, pages: 1 }]
}

/** A sheet has two pages, a folded one four. */
const MOST_SWAPPED = 4

/** 10, 12, 11, 13, or 6, 9, 10, 7, 8, 11: as many pages bear each other's numbers, and the count goes on behind them, or ends. Empty for none. */
function swappedPages(all: readonly Labelled[], index: number): readonly Labelled[] {
  const before = all[index - 1]!
  if (before.pages > 1) return []
  const offset = ({ value, page }: Labelled): number => value - page - (before.value - before.page)
  for (let count = 1; count <= MOST_SWAPPED; count++) {
    const pages = all.slice(index, index + 2 * count)
    const after = all[index + 2 * count]
    const isSwapped = pages.every(
      (one, place) =>
        one.series === before.series &&
        one.page === pages[0]!.page + place &&
        offset(one) === (place < count ? count : -count),
    )
    const goesOn = after === undefined || (after.series === before.series && offset(after) === 0)
    if (pages.length === 2 * count && isSwapped && goesOn) return pages
  }
  return []
}

function finding(before: Labelled, one: Labelled, expected: number, swapped: readonly Labelled[]): Diagnostic {
  const detail = {
    page: one.page,
    expected: facingLabel(Array.from({ length: one.pages }, (_, at) => likeLabel(one, expected + at))),
    actual: one.label,
  }
  return diagnostic('structure/page-label-gap', messageOf(before, one, expected, swapped), detail)
}

const likeLabel = ({ label, series }: Labelled, value: number): string =>
  series === 'roman' ? romanOf(value) : singleLabels(label)[0]!.replace(/\d+$/u, String(value))

function messageOf(before: Labelled, one: Labelled, expected: number, swapped: readonly Labelled[]): string {
  const bears = `page ${one.page} bears the number ${one.label}, page ${before.page} bears ${before.label}`
  if (swapped.length > 0) {
    const halves = [swapped.slice(0, swapped.length / 2), swapped.slice(swapped.length / 2)]
    const [pages, labels] = [
      halves.map((half) => rangeOf(half, ({ page }) => String(page))),
      halves.map((half) => rangeOf(half, ({ label }) => label)),
    ]
    return `pages ${pages.join(' and ')} bear the numbers ${labels.join(' and ')}: they may be swapped`
  }
  if (one.value === before.value) return `${bears}: a sheet may be doubled`
  if (one.value < expected) return bears
  const missing = one.value - expected
  return `${bears}: ${missing === 1 ? 'a page' : `${missing} pages`} may be missing`
}

function rangeOf(pages: readonly Labelled[], tell: (page: Labelled) => string): string {
  const [first, last] = [tell(pages[0]!), tell(pages.at(-1)!)]
  return first === last ? first : `${first}–${last}`
}
