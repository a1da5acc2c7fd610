// Writing a file whole or not at all.
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { outputError } from '../diagnostics/output-error.ts'

/** What a file is made of; pieces are asked for one after the other as the file grows. */
export type Content = string | Uint8Array | AsyncIterable<string>

/**
 * Writes beside the target and renames: a reader sees the old file or the new one, never half of one, even after the
 * power failed. Throws a RectoError of kind output, or what the content threw; nothing half-written stays.
 */
export async function writeAtomically(path: string, content: Content): Promise<void> {
  await writePassing(path, content)
  await putInPlace(path)
}

/**
 * Writes a file at its passing place, to be put in its own later. What stands in the way there is removed, never written
 * through: it may be a link. Throws as writeAtomically does.
 */
export async function writePassing(path: string, content: Content): Promise<void> {
  const passing = passingPath(path)
  try {
    await rm(passing, { force: true })
    const file = await open(passing, 'wx')
    try {
      await writeFile(file, content)
      await file.datasync()
    } finally {
      await file.close()
    }
  } catch (cause) {
    await rm(passing, { force: true }).catch(() => {})
    throw isOfTheDisk(cause) ? outputError(path, cause) : cause
  }
}

/** Errors of the system have a code in letters; what else is thrown comes from the content. */
const isOfTheDisk = (cause: unknown): boolean => typeof (cause as NodeJS.ErrnoException | null)?.code === 'string'

/** Where a file that is to stand at `path` is written; a run clears such files up when another was killed. */
export const passingPath = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)

/** Makes a file at its passing place as safe as one that was written here. Throws a RectoError of kind output. */
export async function settlePassing(path: string): Promise<void> {
  try {
    const file = await open(passingPath(path), 'r+')
    try {
      await file.datasync()
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw outputError(path, cause)
  }
}

/** Puts the file at its passing place in its own. Throws a RectoError of kind output. */
export async function putInPlace(path: string): Promise<void> {
  try {
    await rename(passingPath(path), path)
  } catch (cause) {
    await rm(passingPath(path), { force: true }).catch(() => {})
    throw outputError(path, cause)
  }
}
