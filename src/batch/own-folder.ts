// Folders that a run makes: the one for its output, and each document's own, never a symbolic link that leads out of it.
import { lstat, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { outputError } from '../diagnostics/output-error.ts'
import { RectoError } from '../diagnostics/recto-error.ts'

/**
 * Makes the folder and those above it, where they are not there. Throws a RectoError of kind output. Node's own recursive
 * mkdir never ends where a system has no such folder and lets none be made, as in /proc.
 */
export async function makeFolders(path: string): Promise<void> {
  const made = await mkdir(path).then(
    () => null,
    (cause: NodeJS.ErrnoException) => cause,
  )
  if (made === null || (await isFolder(path))) return
  if (made.code === 'EEXIST' && (await lstat(path)).isSymbolicLink()) throw leadsNowhere(path, made)
  if (made.code !== 'ENOENT' || (await isFolder(dirname(path))) || dirname(path) === path) throw outputError(path, made)
  await makeFolders(dirname(path))
  await makeFolders(path)
}

const leadsNowhere = (path: string, cause: unknown): RectoError =>
  new RectoError('output', 'cannot be written: a symbolic link that leads to no folder stands there', {
    hint: 'mend that link or move it away, or choose another folder with --output',
    file: path,
    cause,
  })

/** Whether a folder is there, itself or behind a link. */
export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** Makes the folder where it is not there; its parent must be. Throws a RectoError of kind output. */
export async function makeOwnFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (cause) {
    const found = await lstat(path).catch(() => null)
    if (found?.isDirectory()) return
    if (!found?.isSymbolicLink()) throw outputError(path, cause)
    throw new RectoError('output', 'cannot be written: a symbolic link stands where a folder is needed', {
      hint: 'move that link away, or choose another folder with --output',
      file: path,
      cause,
    })
  }
}
