// The plan of a run: which files are digitized, and into which folder of the output each goes.
import type { Dirent } from 'node:fs'
import { access, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { glob } from 'tinyglobby'
import { inputError } from '../diagnostics/input-error.ts'
import { RectoError } from '../diagnostics/recto-error.ts'

export interface PlannedDocument {
  /** As it was named, or found. */
  readonly file: string
  /** Absolute. */
  readonly path: string
  /** Folder under the output folder; no two are the same, whatever the letter case. */
  readonly name: string
  /** Why it must not be written; found when the folder was chosen. */
  readonly refused?: RectoError
}

export interface Plan {
  readonly documents: readonly PlannedDocument[]
  /** Inputs that name nothing that could be digitized. */
  readonly refused: readonly RectoError[]
  /** Folders with scans that lie in a folder among the inputs, and of which nothing is taken. */
  readonly passedOver: readonly string[]
}

const EXTENSIONS: ReadonlySet<string> = new Set(['.pdf', '.png', '.jpg', '.jpeg', '.tif', '.tiff'])
/** Of what a run writes, what tells its folder from one of scans, and what is a scan itself. */
const [DOCUMENT_JSON, SEARCHABLE_PDF] = ['document.json', 'document.pdf']
const WILDCARD = /[*?[\]{}]/
/** File systems take 255 bytes; room is left for a suffix. */
const MAX_NAME_BYTES = 200
/** Device names, which Windows takes for no folder, with or without an extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * Files as they are; folders for the documents in them; patterns for the files they match. Order is kept, doubles count once.
 * Rejects with the reason of `signal` soon after that is aborted.
 */
export async function planRun(inputs: readonly string[], signal?: AbortSignal): Promise<Plan> {
  const files = new Map<string, FoundFile>()
  const refused: RectoError[] = []
  const within: string[] = []
  for (const input of inputs) {
    try {
      within.push(...(await foldersWithScans(input)))
      for (const file of await expand(input, signal)) {
        signal?.throwIfAborted()
        const key = await realPlace(file)
        if (!files.has(key)) files.set(key, { file, path: resolve(file) })
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof RectoError)) throw error
      refused.push(error)
    }
  }
  const takenFrom = new Set([...files.keys()].map((file) => dirname(file)))
  const places = await Promise.all(within.map(realPlace))
  const passedOver = within.filter((_, index) => !takenFrom.has(places[index]!))
  return { documents: nameDocuments([...files.values()]), refused, passedOver }
}

type FoundFile = Pick<PlannedDocument, 'file' | 'path'>

/** The same for all paths that lead to one folder over links, which may lead in circles; a link to a file is a file of its own. */
export async function realPlace(path: string): Promise<string> {
  const place = resolve(path)
  const folder = await realpath(dirname(place)).catch(() => dirname(place))
  return join(folder, basename(place))
}

async function expand(input: string, signal?: AbortSignal): Promise<string[]> {
  const info = await stat(input).catch((error: NodeJS.ErrnoException) => {
    if (WILDCARD.test(input)) return null
    throw inputError(input, error)
  })
  if (info?.isDirectory()) return expandFolder(input)
  if (info !== null) return [input]
  const matches = await glob(input, { onlyFiles: true, expandDirectories: false, ...(signal && { signal }) })
  const made = await Promise.all(matches.map(isMadeByRun))
  const scans = matches.filter((_, index) => !made[index])
  if (scans.length > 0) return scans.sort(byName)
  throw new RectoError('input', 'no file matches this pattern', {
    hint: 'check the spelling and the folder',
    file: input,
  })
}

/** A searchable PDF that an earlier run wrote: no input, unless it is named itself. */
async function isMadeByRun(file: string): Promise<boolean> {
  if (basename(file) !== SEARCHABLE_PDF) return false
  return access(join(dirname(file), DOCUMENT_JSON)).then(
    () => true,
    () => false,
  )
}

async function expandFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw inputError(folder, error)
  })
  const names = scansAmong(entries)
  if (names.length === 0) {
    throw new RectoError('input', 'the folder holds no PDF, PNG, JPEG or TIFF', {
      hint: 'put scans into it, or name another folder',
      file: folder,
    })
  }
  return names.sort(byName).map((name) => join(folder, name))
}

const scansAmong = (entries: readonly Dirent[]): string[] =>
  entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .filter((name) => EXTENSIONS.has(extname(name).toLowerCase()))

/** The folders in `input` that hold scans, and are no output of an earlier run; none where it is no folder. */
async function foldersWithScans(input: string): Promise<string[]> {
  const entries = await readdir(input, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const held = await Promise.all(
    folders.map(({ name }) => readdir(join(input, name), { withFileTypes: true }).catch(() => [])),
  )
  const isOutput = (entries: readonly Dirent[]): boolean => entries.some(({ name }) => name === DOCUMENT_JSON)
  return folders
    .filter((_, index) => scansAmong(held[index]!).length > 0 && !isOutput(held[index]!))
    .map(({ name }) => join(input, name))
    .sort(byName)
}

/** By code point, the same on every machine. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Files that a run itself writes into the output folder. */
export const RESERVED: readonly string[] = ['report.json', 'report.html']

function nameDocuments(files: readonly FoundFile[]): PlannedDocument[] {
  const taken = new Set(RESERVED)
  return files.map(({ path, file }) => {
    const name = freeName(folderName(path), taken)
    taken.add(nameKey(name))
    return { file, path, name }
  })
}

/**
 * Names that differ only in case or in Unicode form are one folder on some file systems. Large first, then small: they
 * take "ſ" for "s" and "ς" for "σ", and some of them "ß" for "ss".
 */
export const nameKey = (name: string): string =>
  name.normalize('NFC').toUpperCase().normalize('NFC').toLowerCase().normalize('NFC')

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}-${count}`
    if (!taken.has(nameKey(candidate))) return candidate
  }
}

/** The file's name without its extension, made safe as a folder: nothing in it leads out of the output folder. */
export function folderName(path: string): string {
  const base = basename(path, extname(path))
  const safe = [...base]
    .map((letter) => (/[<>:"/\\|?*\p{Cc}]/u.test(letter) ? '_' : letter))
    .join('')
    .replace(/^[.\s]+/u, '')
  const name = cutToBytes(DEVICE.test(safe) ? `_${safe}` : safe, MAX_NAME_BYTES).replace(/[.\s]+$/u, '')
  return name === '' ? 'document' : name
}

function cutToBytes(text: string, bytes: number): string {
  let cut = ''
  for (const letter of text) {
    if (Buffer.byteLength(cut + letter) > bytes) break
    cut += letter
  }
  return cut
}
