// A document's folder in the output: the mark by which a run knows its own again, and what stands where one is to be made.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'
import { isLeftover, isPageFile } from './own-files.ts'
import { realPlace } from './plan.ts'
import { writeAtomically } from './write-file.ts'

export const FOLDER_MARK = '.recto.json'

/** Of which input the results in a folder are. No path: it tells of the machine, and results may be handed on. */
const FolderMark = z.object({
  schemaVersion: z.literal('1.0'),
  /** Hash of the way from the output folder to the input. */
  place: z.string().length(64),
  /** Of the input's contents when it was last opened. */
  sha256: z.string().length(64),
})

/** What is known of the input whose results a folder holds; null where nothing tells. */
export interface FolderOwner {
  readonly place: string | null
  readonly sha256: string | null
}

export type Standing =
  | { readonly kind: 'nothing' }
  /** A folder that holds nothing. */
  | { readonly kind: 'empty' }
  /** Made by a run, and so to be written and tidied by one. */
  | ({ readonly kind: 'own' } & FolderOwner)
  /** A folder of the user's. */
  | { readonly kind: 'foreign' }
  /** A file or a link, which is never written through. */
  | { readonly kind: 'no-folder' }

/** The same for one input on all machines that see it at the same way from the output folder. */
export async function placeOf(path: string, output: string): Promise<string> {
  const from = await realpath(output).catch(() => output)
  const way = relative(from, await realPlace(path))
  return createHash('sha256').update(way.split(sep).join('/')).digest('hex')
}

/** Marks a folder as the one of an input. Throws a RectoError of kind output. */
export async function markFolder(folder: string, place: string, sha256: string): Promise<void> {
  const text = `${JSON.stringify({ schemaVersion: '1.0', place, sha256 })}\n`
  if ((await readFile(join(folder, FOLDER_MARK), 'utf8').catch(() => null)) === text) return
  await writeAtomically(join(folder, FOLDER_MARK), text)
}

/** What stands at a path where the folder of a document is to be. A folder is a run's own only where it proves it. */
export async function standingAt(folder: string): Promise<Standing> {
  const found = await lstat(folder).catch(() => null)
  if (found === null) return { kind: 'nothing' }
  if (!found.isDirectory()) return { kind: 'no-folder' }
  const owner = (await markedOwner(folder)) ?? (await documentOwner(folder))
  if (owner !== null) return { kind: 'own', ...owner }
  const names = await entriesOf(folder)
  const pages = names?.includes('pages') ? await entriesOf(join(folder, 'pages')) : []
  if (await holdsKeptPage(join(folder, 'pages'), pages ?? [])) return { kind: 'own', place: null, sha256: null }
  return names?.every((name) => name === 'pages') && pages?.length === 0 ? { kind: 'empty' } : { kind: 'foreign' }
}

async function markedOwner(folder: string): Promise<FolderOwner | null> {
  return readJson(join(folder, FOLDER_MARK), FolderMark)
}

const OwnDocument = z.object({
  source: z.object({ sha256: z.string().length(64) }),
  generator: z.object({ name: z.literal('recto') }),
})

/** Of a document that was made before folders were marked. */
async function documentOwner(folder: string): Promise<FolderOwner | null> {
  const document = await readJson(join(folder, 'document.json'), OwnDocument)
  return document === null ? null : { place: null, sha256: document.source.sha256 }
}

const KeptPage = z.object({ key: z.string().length(64), page: z.int().positive() })

/** Of a run that ended before its document was made, and before folders were marked. */
async function holdsKeptPage(pages: string, names: readonly string[]): Promise<boolean> {
  const first = names.find(isPageFile)
  return first !== undefined && (await readJson(join(pages, first), KeptPage)) !== null
}

/** Names in a folder but for what a killed run left; null where it cannot be looked into, or is none. */
const entriesOf = (folder: string): Promise<readonly string[] | null> =>
  readdir(folder).then(
    (names) => names.filter((name) => !isLeftover(name)),
    () => null,
  )

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

/** SHA-256 (hex) of a file's contents; null where it cannot be read. */
export async function hashOfFile(path: string, signal?: AbortSignal): Promise<string | null> {
  try {
    if (!(await isRegular(path))) return null
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Buffer)
    return hash.digest('hex')
  } catch {
    return null
  }
}

/** Reading a pipe may never end. */
const isRegular = async (path: string): Promise<boolean> => (await lstat(await realpath(path))).isFile()
