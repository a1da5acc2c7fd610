// The ceilings of a full evaluation: read, compared with what was measured, changed when asked to.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Ceilings, type Change, changedCeilings, compareWithCeilings, findingLines } from './ceilings.ts'

export const CEILINGS = resolve(import.meta.dirname, '../../test/quality/ceilings.json')

export interface Kept {
  readonly lines: readonly string[]
  /** Whether a figure is worse than its ceiling allows. */
  readonly failed: boolean
}

/** SHA-256 over files and texts, each with its name. */
export function hashOfCorpus(
  entries: readonly { readonly name: string; readonly file: string; readonly reference: string }[],
): string {
  const hash = createHash('sha256')
  for (const { name, file, reference } of entries) {
    hash.update(`${name}\0`).update(readFileSync(file)).update('\0').update(reference).update('\0')
  }
  return hash.digest('hex')
}

/** Figures of another corpus cannot be compared: pinning them needs leave to raise, for they may be worse. */
export function keepCeilings(
  corpus: string,
  sets: Ceilings['sets'],
  changes: ReadonlySet<Change>,
  file = CEILINGS,
): Kept {
  const before = existsSync(file) ? Ceilings.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
  if (before === null || before.corpus !== corpus) return startCeilings(before, corpus, sets, changes, file)
  const after = changedCeilings(before, sets, changes)
  if (changes.size > 0) write(file, after)
  const left = compareWithCeilings(after, sets)
  const failed = left.some(({ verdict }) => verdict === 'worse')
  return {
    lines: [
      ...findingLines(left),
      ...(failed
        ? ['Figures are worse than test/quality/ceilings.json allows; --raise-ceilings takes them over.']
        : []),
      ...(left.some(({ verdict }) => verdict === 'better')
        ? ['Better figures can be pinned with --lower-ceilings.']
        : []),
      ...(left.length === 0 ? ['All figures are at their ceilings.'] : []),
    ],
    failed,
  }
}

function startCeilings(
  before: Ceilings | null,
  corpus: string,
  sets: Ceilings['sets'],
  changes: ReadonlySet<Change>,
  file: string,
): Kept {
  const mayStart = before === null ? changes.size > 0 : changes.has('raise')
  if (!mayStart) {
    return before === null
      ? { lines: ['No ceilings yet: --lower-ceilings pins these figures.'], failed: false }
      : { lines: ['The ceilings are of another corpus: --raise-ceilings pins the figures of this one.'], failed: true }
  }
  write(file, changedCeilings({ corpus, sets: {} }, sets, new Set(['lower'])))
  return { lines: ['Ceilings pinned.'], failed: false }
}

function write(file: string, ceilings: Ceilings): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(ceilings, null, 2)}\n`)
}
