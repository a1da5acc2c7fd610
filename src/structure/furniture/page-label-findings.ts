// Page label findings: where the printed page numbers do not go on as the pages do: a sheet missing, doubled or swapped.
import { diagnostic } from '../../diagnostics/codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { romanOf, romanValue } from '../text/roman.ts'

interface Labelled {
  readonly page: number
  readonly label: string
  /** "A-" of "A-4"; "roman"; empty for plain numbers. Only numbers of one series follow each other. */
  readonly series: string
  readonly value: number
}

/**
 * A diagnostic for each page whose label does not follow that of the labelled page before it, when both are of one series.
 * Pages without a label are passed over, as long as the count goes on behind them.
 */
export function labelFindings(labels: ReadonlyMap<number, string>): Diagnostic[] {
  const all = [...labels].flatMap(([page, label]) => labelled(page, label)).sort((a, b) => a.page - b.page)
  const findings: Diagnostic[] = []
  for (let index = 1; index < all.length; index++) {
    const [before, one] = [all[index - 1]!, all[index]!]
    const expected = before.value + (one.page - before.page)
    if (one.series !== before.series || one.value === expected) continue
    const swapped = isSwapped(all, index)
    findings.push(finding(before, one, expected, swapped ? all[index + 1]! : null))
    if (swapped) index += 2
  }
  return findings
}

function labelled(page: number, label: string): Labelled[] {
  if (/^\d+$/.test(label)) return [{ page, label, series: '', value: Number(label) }]
  const prefixed = /^(?<prefix>.*[-–.])(?<number>\d+)$/u.exec(label)?.groups
  if (prefixed !== undefined) return [{ page, label, series: prefixed.prefix!, value: Number(prefixed.number) }]
  const value = romanValue(label)
  return value === null ? [] : [{ page, label, series: 'roman', value }]
}

/** 10, 12, 11, 13: two neighbours bear each other's number, and the count goes on behind them, or ends. */
function isSwapped(all: readonly Labelled[], index: number): boolean {
  const [before, one, next, after] = all.slice(index - 1, index + 3)
  if (before === undefined || one === undefined || next === undefined) return false
  const offset = ({ value, page }: Labelled): number => value - page
  const together = [one, next, ...(after === undefined ? [] : [after])].every(({ series }) => series === before.series)
  return (
    together &&
    next.page === one.page + 1 &&
    offset(one) === offset(before) + 1 &&
    offset(next) === offset(before) - 1 &&
    (after === undefined || offset(after) === offset(before))
  )
}

function finding(before: Labelled, one: Labelled, expected: number, swapped: Labelled | null): Diagnostic {
  const detail = {
    page: one.page,
    expected: one.series === 'roman' ? romanOf(expected) : one.label.replace(/\d+$/u, String(expected)),
    actual: one.label,
  }
  return diagnostic('structure/page-label-gap', messageOf(before, one, expected, swapped), detail)
}

function messageOf(before: Labelled, one: Labelled, expected: number, swapped: Labelled | null): string {
  const bears = `page ${one.page} bears the number ${one.label}, page ${before.page} bears ${before.label}`
  if (swapped !== null)
    return `pages ${one.page} and ${swapped.page} bear the numbers ${one.label} and ${swapped.label}: they may be swapped`
  if (one.value === before.value) return `${bears}: a sheet may be doubled`
  if (one.value < expected) return bears
  const missing = one.value - expected
  return `${bears}: ${missing === 1 ? 'a page' : `${missing} pages`} may be missing`
}
