// Excerpts of a diff for a terminal: each difference in its line of context, marked in place.
import { type Paint, printable } from '../diagnostics/print.ts'
import type { DiffRun } from '../model/verification.ts'

const CONTEXT = 24
const MAX_EXCERPTS = 3
/** A longer difference is cut: whole lines of it tell no more. */
const MAX_DIFFERENCE = 60

/** What a document says cannot command the terminal; colour is put on by `paint` alone. */
const inOneLine = (text: string): string => printable(text.replace(/\s+/g, ' '))

/** "… Harbour Treaty[¹→"] had been in force …", a line for each place; the first few. */
export function diffExcerpts(runs: readonly DiffRun[], paint: Paint): string[] {
  const groups = groupsOf(runs)
  const lines = runs.map((run) => ({ ...run, reference: inOneLine(run.reference), found: inOneLine(run.found) }))
  const shown = groups.slice(0, MAX_EXCERPTS).map(([first, last]) => excerptOf(lines, first, last, paint))
  const rest = groups.length - shown.length
  return rest > 0 ? [...shown, `… and ${rest} more`] : shown
}

/** First and last run of each excerpt: differences so near each other that they share their context are one. */
function groupsOf(runs: readonly DiffRun[]): [number, number][] {
  const groups: [number, number][] = []
  for (const [index, { kind }] of runs.entries()) {
    if (kind === 'equal') continue
    const last = groups.at(-1)
    const between = last === undefined ? [] : runs.slice(last[1] + 1, index)
    if (last !== undefined && between.reduce((sum, { reference }) => sum + reference.length, 0) <= CONTEXT)
      last[1] = index
    else groups.push([index, index])
  }
  return groups
}

function excerptOf(runs: readonly DiffRun[], first: number, last: number, paint: Paint): string {
  const before = runs[first - 1]?.reference ?? ''
  const after = runs[last + 1]?.reference ?? ''
  const start = before.length > CONTEXT ? `…${before.slice(-CONTEXT)}` : before
  const end = after.length > CONTEXT ? `${after.slice(0, CONTEXT)}…` : after
  const middle: string[] = []
  for (let index = first; index <= last; index++) {
    const { kind, reference } = runs[index]!
    if (kind === 'equal') middle.push(reference)
    else {
      const begin = index
      while (index < last && runs[index + 1]!.kind !== 'equal') index++
      middle.push(differenceOf(runs.slice(begin, index + 1), paint))
    }
  }
  return `${start}${middle.join('')}${end}`
}

function differenceOf(runs: readonly DiffRun[], paint: Paint): string {
  const [reference, found] = (['reference', 'found'] as const).map((side) => cut(runs.map((run) => run[side]).join('')))
  if (found === '') return `[-${paint(reference!, 'red')}]`
  if (reference === '') return `[+${paint(found!, 'yellow')}]`
  return `[${paint(reference!, 'red')}→${paint(found!, 'yellow')}]`
}

const cut = (text: string): string => (text.length > MAX_DIFFERENCE ? `${text.slice(0, MAX_DIFFERENCE)}…` : text)
