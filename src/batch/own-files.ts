// The files that a run writes, by name; and those that it leaves where it is killed, or made and does not need any more.
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { outputError } from '../diagnostics/output-error.ts'

/** Results of pages and of looks at parts of them. */
const PAGE_FILE = /^\d{4,}(?:-look-[0-9a-f]{8})?\.json$/
export const isPageFile = (name: string): boolean => PAGE_FILE.test(name)

/** What a process that was killed left of a file it was writing: `.document.json.4711.tmp`. */
const LEFTOVER = /^\.(.+)\.\d+\.tmp$/
const WRITTEN =
  /^(?:document\.(?:json|md|txt|jsonl|hocr|alto\.xml|docling\.json|pdf)|proof\.html|report\.(?:json|html)|\.recto\.json|recto\.lock\.\d+)$/

/** Whether a file is what a killed run left of one that runs write; a user's own may end alike. */
export function isLeftover(name: string): boolean {
  const [, file] = LEFTOVER.exec(name) ?? []
  return file !== undefined && (WRITTEN.test(file) || PAGE_FILE.test(file))
}

/** Call only while the output folder is locked: another run's files look the same. What cannot be removed stays. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter(isLeftover)
  for (const name of names) await rm(join(folder, name), { force: true }).catch(() => {})
}

/** Takes a file away, where one is there; a folder of its name is the user's. Throws a RectoError of kind output. */
export async function removeFile(path: string): Promise<void> {
  try {
    await rm(path, { force: true })
  } catch (cause) {
    if (await isFolderItself(path)) return
    throw outputError(path, cause, 'removed')
  }
}

/** The names in a folder. Throws a RectoError of kind output. */
export async function listFolder(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path)
  } catch (cause) {
    throw outputError(path, cause, 'listed')
  }
}

/** A real one: a link may lead out of the output folder. */
export const isFolderItself = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
