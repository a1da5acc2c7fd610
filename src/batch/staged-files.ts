// Staged files: written beside their places, and put there together when the last of them is written.
import { rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { outputError } from '../diagnostics/output-error.ts'
import { removeFile } from './own-files.ts'
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
  /** A file that must not stand while the others change. It does again where something out of date cannot be taken away. */
  readonly withdraw: (path: string) => void
  readonly paths: () => readonly string[]
  /**
   * Withdraws, takes away what is out of date, in the order told, and puts all in their places, in the order written.
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
  const withdrawn: string[] = []
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
    withdraw: (path) => withdrawn.push(path),
    paths: () => paths,
    putInPlace: async () => {
      for (const path of paths) await refuseFolder(path)
      await whileAside(withdrawn, async () => {
        for (const stale of outOfDate) await stale()
      })
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

/** Moves the files aside and, when all is done, removes them; where it fails they stand where they stood. */
async function whileAside(paths: readonly string[], deed: () => Promise<void>): Promise<void> {
  const aside: string[] = []
  try {
    for (const path of paths) if (await moved(path, asidePath(path))) aside.push(path)
    await deed()
  } catch (error) {
    for (const path of aside) await rename(asidePath(path), path).catch(() => {})
    throw error
  }
  for (const path of aside) await removeFile(asidePath(path))
}

/** As a run that was killed leaves it: the next one clears it up. */
const asidePath = (path: string): string => join(dirname(path), `.${basename(path)}.0.tmp`)

/** False where there is no such file. Throws a RectoError of kind output. */
async function moved(path: string, target: string): Promise<boolean> {
  try {
    await rename(path, target)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw outputError(path, cause, 'removed')
  }
}
