// Structure floors: the figures that the annotated scans may not fall below, read, compared, and changed when asked to.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Change } from './ceilings.ts'
import { StructureFigures } from './structure-figures.ts'

export const FLOORS = resolve(import.meta.dirname, '../../test/quality/structure-floors.json')

export const Floors = z.record(z.string(), StructureFigures)
export type Floors = z.infer<typeof Floors>

interface Finding {
  readonly name: string
  readonly figure: keyof StructureFigures
  readonly floor: number | null
  readonly measured: number | null
  readonly isWorse: boolean
}

/** What differs from the floors. A figure that is gone is worse, a new one is not. */
export function compareWithFloors(floors: Floors, measured: Floors): Finding[] {
  const figures = Object.keys(StructureFigures.shape) as (keyof StructureFigures)[]
  return Object.keys({ ...floors, ...measured }).flatMap((name) =>
    figures.flatMap((figure) => {
      const [floor, now] = [floors[name]?.[figure] ?? null, measured[name]?.[figure] ?? null]
      return floor === now
        ? []
        : [{ name, figure, floor, measured: now, isWorse: floor !== null && (now ?? -1) < floor }]
    }),
  )
}

/** Floors after the changes asked for: better figures are taken over by `lower` (of the ceilings), worse ones by `raise`. */
export function changedFloors(floors: Floors, measured: Floors, changes: ReadonlySet<Change>): Floors {
  const changed = new Map(Object.entries(floors))
  for (const { name, figure, measured: now, isWorse } of compareWithFloors(floors, measured)) {
    if (measured[name] === undefined || !changes.has(isWorse ? 'raise' : 'lower')) continue
    changed.set(name, { ...(changed.get(name) ?? measured[name]), [figure]: now })
  }
  return Object.fromEntries([...changed].sort(([a], [b]) => a.localeCompare(b)))
}

/** Lines to print, and whether a figure is below its floor. */
export function keepFloors(
  measured: Floors,
  changes: ReadonlySet<Change>,
  file = FLOORS,
): { readonly lines: readonly string[]; readonly failed: boolean } {
  const before = existsSync(file) ? Floors.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const after = changedFloors(before, measured, changes)
  if (changes.size > 0) writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`)
  const left = compareWithFloors(after, measured)
  return {
    lines: left.map(
      ({ name, figure, floor, measured: now, isWorse }) =>
        `${isWorse ? 'WORSE' : 'BETTER'} ${name}: ${figure} ${now ?? 'none'}, floor ${floor ?? 'none'}`,
    ),
    failed: left.some(({ isWorse }) => isWorse),
  }
}
