// Staged files: written beside their places, and put there together when the last of them is written.
import { rm, rmdir, stat } from 'node:fs/promises'
import { outputError } from '../diagnostics/output-error.ts'
import { makeOwnFolder } from './own-folder.ts'
import { type Content, passingPath, putInPlace, settlePassing, writePassing } from './write-file.ts'

export interface StagedFiles {
  /** Throws a RectoError of kind output, or what the content threw. */
  readonly write: (path: string, content: Content) => Promise<void>
  /** A file that stands at its passing place by now, whoever wrote it. Throws a RectoError of kind output. */
  readonly add: (path: string) => Promise<void>
  /** A folder that they need. Throws a RectoError of kind output. */
  readonly makeFolder: (path: string) => Promise<void>
  /** What is out of date once they are in place. */
  readonly takeAway: (stale: () => Promise<void>) => void
  readonly paths: () => readonly string[]
  /**
   * Takes away what is out of date, in the order told, and puts all in their places, in the order written.
   * Throws a RectoError of kind output.
   */
  readonly putInPlace: () => Promise<void>
  /** Removes what was not put in place. */
  readonly discard: () => Promise<void>
}

export function stageFiles(): StagedFiles {
  const paths: string[] = []
  const folders: string[] = []
  const outOfDate: (() => Promise<void>)[] = []
  let placed = 0
  return {
    write: async (path, content) => {
      await writePassing(path, content)
      paths.push(path)
    },
    add: async (path) => {
      await settlePassing(path)
      paths.push(path)
    },
    makeFolder: async (path) => {
      await makeOwnFolder(path)
      folders.push(path)
    },
    takeAway: (stale) => outOfDate.push(stale),
    paths: () => paths,
    putInPlace: async () => {
      for (const path of paths) await refuseFolder(path)
      for (const stale of outOfDate) await stale()
      for (const path of paths) {
        await putInPlace(path)
        placed += 1
      }
    },
    discard: async () => {
      for (const path of paths.slice(placed)) await rm(passingPath(path), { force: true }).catch(() => {})
      for (const path of folders.toReversed()) await rmdir(path).catch(() => {})
    },
  }
}

/** Before anything is touched: once it is, nothing should go wrong. */
async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) throw outputError(path, Object.assign(new Error('a folder'), { code: 'EISDIR' }))
}
