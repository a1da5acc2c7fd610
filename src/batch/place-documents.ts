// The place of each document: the folder of the output that it goes to, in the light of what stands there already.
import { realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { RectoError } from '../diagnostics/recto-error.ts'
import { hashOfFile, placeOf, type Standing, standingAt } from './document-folder.ts'
import { reportedFiles } from './folder-report.ts'
import { listFolder } from './own-files.ts'
import { folderName, nameKey, type PlannedDocument, RESERVED, realPlace } from './plan.ts'

export interface Placing {
  /** Those of the plan, in its order, with the folders they go to. */
  readonly documents: readonly PlannedDocument[]
  readonly moved: readonly MovedDocument[]
}

/** A document whose folder has not the name of its file, for another stands there. */
export interface MovedDocument {
  readonly file: string
  readonly folder: string
  readonly because: string
}

/**
 * Gives each document its folder: the one that holds results of the same file, else of the same contents, else the next
 * free one. Results of other files and folders of the user's are never taken. Where nothing stands, names are the plan's.
 * @param output a folder that is locked
 * @throws RectoError of kind output where the folder cannot be listed; the reason of `signal` soon after that is aborted
 */
export async function placeDocuments(
  planned: readonly PlannedDocument[],
  output: string,
  signal?: AbortSignal,
): Promise<Placing> {
  const folders = await standingFolders(output, signal)
  const names = new Map<PlannedDocument, string>()
  const claimed = new Set(RESERVED)
  const moved: MovedDocument[] = []
  const claim = (document: PlannedDocument, name: string): void => {
    names.set(document, name)
    claimed.add(nameKey(name))
  }
  for (const sameFile of [folders.isOfFile, folders.isOfContents]) {
    for (const document of planned) {
      if (names.has(document)) continue
      for (const name of folders.near(document)) {
        signal?.throwIfAborted()
        if (claimed.has(nameKey(name)) || !(await sameFile(name, document))) continue
        claim(document, name)
        break
      }
    }
  }
  for (const document of planned) {
    signal?.throwIfAborted()
    if (names.has(document)) continue
    const { name, because } = await nextFree(folderName(document.path), claimed, folders)
    claim(document, name)
    if (because !== null) moved.push({ file: document.file, folder: name, because })
  }
  const placed = planned.map((document) => ({ ...document, name: names.get(document)! }))
  return { documents: await refuseOverInputs(placed, output), moved }
}

async function nextFree(
  wanted: string,
  claimed: ReadonlySet<string>,
  { standing }: StandingFolders,
): Promise<{ readonly name: string; readonly because: string | null }> {
  let because: string | null = null
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${count}`
    if (claimed.has(nameKey(name))) continue
    const { kind } = await standing(name)
    if (kind !== 'foreign' && kind !== 'own') return { name, because }
    because ??=
      kind === 'own' ? `${name} holds the document of another file` : `the folder ${name} was not made by Recto`
  }
}

interface StandingFolders {
  /** Names of folders that a document may have had, the likeliest first. */
  readonly near: (document: PlannedDocument) => readonly string[]
  readonly standing: (name: string) => Promise<Standing>
  readonly isOfFile: (name: string, document: PlannedDocument) => Promise<boolean>
  readonly isOfContents: (name: string, document: PlannedDocument) => Promise<boolean>
}

async function standingFolders(output: string, signal?: AbortSignal): Promise<StandingFolders> {
  const names = await listFolder(output)
  const byKey = new Map(names.map((name) => [nameKey(name), name]))
  const byStem = stems(names)
  const reported = await reportedFiles(output)
  const standing = memoized((name: string) => standingAt(join(output, byKey.get(nameKey(name)) ?? name)))
  const place = memoized((path: string) => placeOf(path, output))
  const hash = memoized((path: string) => hashOfFile(path, signal))
  return {
    near: ({ path }) => byStem.get(nameKey(folderName(path))) ?? [],
    standing,
    isOfFile: async (name, { file, path }) => {
      const found = await standing(name)
      if (found.kind !== 'own') return false
      return found.place === null ? reported.get(name) === file : found.place === (await place(path))
    },
    isOfContents: async (name, { path }) => {
      const found = await standing(name)
      if (found.kind !== 'own') return false
      // Kept pages of before folders were marked, whose keys will tell.
      if (found.sha256 === null) return true
      return found.sha256 === (await hash(path))
    },
  }
}

/** Names by what is before a number at their end, and by themselves: in the order of those numbers. */
function stems(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, { readonly name: string; readonly count: number }[]>()
  const add = (stem: string, name: string, count: number): void => {
    const key = nameKey(stem)
    found.set(key, [...(found.get(key) ?? []), { name, count }])
  }
  for (const name of names) {
    add(name, name, 1)
    const [, stem, count] = /^(.+)-([1-9]\d{0,5})$/u.exec(name) ?? []
    if (stem !== undefined) add(stem, name, Number(count))
  }
  return new Map([...found].map(([key, all]) => [key, all.sort((a, b) => a.count - b.count).map(({ name }) => name)]))
}

function memoized<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const done = new Map<string, Promise<T>>()
  return (key) => {
    const result = done.get(key) ?? work(key)
    done.set(key, result)
    return result
  }
}

/** An input that lies in the folder of a document might be written over, or taken away as out of date. */
async function refuseOverInputs(placed: readonly PlannedDocument[], output: string): Promise<PlannedDocument[]> {
  const root = await realpath(output).catch(() => output)
  const inputs = await Promise.all(
    placed.map(async ({ file, path }) => ({
      file,
      places: [await realPlace(path), await realpath(path).catch(() => path)],
    })),
  )
  const within = new Map<string, string>()
  for (const { file, places } of inputs) {
    for (const place of places) {
      if (!place.startsWith(root + sep)) continue
      const [name, ...rest] = place.slice(root.length + 1).split(sep)
      if (rest.length > 0) within.set(nameKey(name!), file)
    }
  }
  return placed.map((document) => {
    const input = within.get(nameKey(document.name))
    return input === undefined ? document : { ...document, refused: overInput(join(output, document.name), input) }
  })
}

const overInput = (folder: string, input: string): RectoError =>
  new RectoError('output', `cannot be written: an input of this run lies in that folder, ${input}`, {
    hint: 'choose another folder with --output',
    file: folder,
  })
