// Which letters were read as which others: the short differing stretches of alignments, counted.
import type { Confusion, DiffRun } from '../../model/verification.ts'

/** A longer stretch is a passage lost, added or garbled, not letters taken for others. */
const MAX_LETTERS = 4

/** Most frequent first, then by letters. Neighbouring differences are one confusion: "rn" → "m". */
export function confusionsIn(alignments: readonly (readonly DiffRun[])[]): Confusion[] {
  const counts = new Map<string, Confusion>()
  for (const stretch of alignments.flatMap(differingStretches)) {
    if (Math.max(stretch.reference.length, stretch.found.length) > MAX_LETTERS) continue
    const key = JSON.stringify([stretch.reference, stretch.found])
    counts.set(key, { ...stretch, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || compare(a.reference, b.reference) || compare(a.found, b.found),
  )
}

interface Stretch {
  readonly reference: string
  readonly found: string
}

function differingStretches(runs: readonly DiffRun[]): Stretch[] {
  const stretches: Stretch[] = []
  runs.forEach(({ kind, reference, found }, index) => {
    if (kind === 'equal') return
    if ((runs[index - 1]?.kind ?? 'equal') === 'equal') stretches.push({ reference, found })
    else {
      const last = stretches.pop()!
      stretches.push({ reference: last.reference + reference, found: last.found + found })
    }
  })
  return stretches
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
