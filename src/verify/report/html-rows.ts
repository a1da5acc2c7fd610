// The rows of a passage's diff: its alignment cut into lines, long stretches without a difference folded away.
import type { DiffRun } from '../../model/verification.ts'
import { graphemesOf } from '../texts/graphemes.ts'
import type { FoundLine } from './lines.ts'

export interface DiffRow {
  readonly kind: 'line'
  readonly runs: readonly DiffRun[]
  /** The place in the list of lines it stands for; null where the lines are not known. */
  readonly line: number | null
  readonly differs: boolean
}

export interface SkippedRows {
  readonly kind: 'skipped'
  readonly rows: number
}

/** About a printed line: where the page's own lines are not known. */
const LINE_LETTERS = 90
/** Letters of a stretch that is taken for one confusion. */
const MAX_JOINED = 4
/** Lines without a difference shown before and after one that differs. */
const CONTEXT = 1

/** Of a passage: the alignment and what was found. */
interface Compared {
  readonly runs: readonly DiffRun[]
  readonly found: string
}

export function rowsOf({ runs, found }: Compared, lines: readonly FoundLine[]): readonly (DiffRow | SkippedRows)[] {
  const known = lines.length > 0
  const ends = known ? lines.map(({ end }) => end) : brokenEnds(found)
  const rows = cutRuns(joinNeighbours(runs), ends).map(
    (own, index): DiffRow => ({
      kind: 'line',
      runs: own,
      line: known ? index : null,
      differs: own.some(({ kind }) => kind !== 'equal'),
    }),
  )
  return skipEqual(rows.filter(({ runs: own }) => own.length > 0))
}

/** The places in `lines` of those that differ. */
export function differingLines(passage: Compared, lines: readonly FoundLine[]): number[] {
  if (lines.length === 0) return []
  return rowsOf(passage, lines).flatMap((row) =>
    row.kind === 'line' && row.differs && row.line !== null ? [row.line] : [],
  )
}

/** "r" missing and "n" read as "m" is one substitution to the eye: "rn" → "m". Longer stretches stay as they were aligned. */
function joinNeighbours(runs: readonly DiffRun[]): DiffRun[] {
  const joined: DiffRun[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const both = { reference: (last?.reference ?? '') + run.reference, found: (last?.found ?? '') + run.found }
    const isOne =
      last !== undefined &&
      last.kind !== 'equal' &&
      run.kind !== 'equal' &&
      Math.max(both.reference.length, both.found.length) <= MAX_JOINED
    if (isOne) joined.pop()
    joined.push(isOne ? { kind: 'substitute', ...both } : run)
  }
  return joined
}

/** A text broken at spaces, a line's length apart. */
function brokenEnds(text: string): number[] {
  const ends: number[] = []
  let start = 0
  while (text.length - start > LINE_LETTERS) {
    const space = text.lastIndexOf(' ', start + LINE_LETTERS)
    start = space > start ? space + 1 : startOfLetter(text, start + LINE_LETTERS)
    ends.push(start)
  }
  return [...ends, text.length]
}

/** The offset, or the next that is not within a surrogate pair or before a combining mark. */
function startOfLetter(text: string, offset: number): number {
  let start = offset
  while (/^[\p{M}\udc00-\udfff]/u.test(text.slice(start, start + 2))) start++
  return start
}

/** Runs cut where the found text reaches each end; letters that are missing at a line's end stay with that line. */
function cutRuns(runs: readonly DiffRun[], ends: readonly number[]): DiffRun[][] {
  const rows: DiffRun[][] = ends.map(() => [])
  const last = rows.length - 1
  let row = 0
  let at = 0
  for (const run of runs) {
    for (let rest: DiffRun | null = run; rest !== null; ) {
      while (row < last && at >= ends[row]! && rest.found !== '') row++
      const room: number = row === last ? rest.found.length : ends[row]! - at
      const [here, later]: Cut = rest.found.length <= room ? [rest, null] : cutRun(rest, room)
      rows[row]!.push(here)
      at += here.found.length
      rest = later
    }
  }
  return rows
}

type Cut = readonly [here: DiffRun, later: DiffRun | null]

/** A run cut where its found text is `room` units long, or a little later: never within a letter. */
function cutRun({ kind, reference, found }: DiffRun, room: number): Cut {
  if (reference === found)
    return [
      { kind, reference: reference.slice(0, room), found: found.slice(0, room) },
      { kind, reference: reference.slice(room), found: found.slice(room) },
    ]
  const letters = graphemesOf(found)
  let before = 0
  for (let units = 0; units < room; before++) units += letters[before]!.length
  if (before >= letters.length) return [{ kind, reference, found }, null]
  const others = graphemesOf(reference)
  const part = (list: readonly string[], from: number, to?: number): string => list.slice(from, to).join('')
  return [
    { kind, reference: part(others, 0, before), found: part(letters, 0, before) },
    { kind, reference: part(others, before), found: part(letters, before) },
  ]
}

function skipEqual(rows: readonly DiffRow[]): (DiffRow | SkippedRows)[] {
  const near = new Uint8Array(rows.length)
  rows.forEach(({ differs }, index) => {
    if (differs) near.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1)
  })
  const shown: (DiffRow | SkippedRows)[] = []
  let skipped = 0
  rows.forEach((row, index) => {
    if (near[index] === 0) skipped++
    if (near[index] === 1 && skipped > 0) shown.push({ kind: 'skipped', rows: skipped })
    if (near[index] === 1) skipped = 0
    if (near[index] === 1) shown.push(row)
  })
  return skipped > 0 ? [...shown, { kind: 'skipped', rows: skipped }] : shown
}
