// What `recto verify` compares: documents and references found, and matched by name.
import type { Stats } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { folderName, nameKey } from '../batch/plan.ts'
import { inputError, noFile } from '../diagnostics/input-error.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import { Document } from '../model/document.ts'
import { decodeReference, isReferenceName, parseReference, refuseEmpty } from '../verify/reference/parse-reference.ts'
import { readPlainReference } from '../verify/reference/plain.ts'
import type { ReferenceText } from '../verify/reference/reference-text.ts'

export interface NamedPath {
  readonly name: string
  readonly path: string
}

export interface Pair {
  readonly name: string
  /** The document.json. */
  readonly document: string
  /** A file, or a folder with a text for each page. */
  readonly reference: string
}

export interface Pairing {
  readonly pairs: readonly Pair[]
  readonly unmatched: readonly { readonly file: string; readonly role: 'document' | 'reference' }[]
}

/** Throws a RectoError of kind input when either side holds nothing. */
export async function pairInputs(input: string, reference: string): Promise<Pairing> {
  const { single, documents } = await findDocuments(input)
  const folder = (await stateOf(reference)).isDirectory()
  const references = folder ? await findReferences(reference) : [{ name: nameOfReference(reference), path: reference }]
  if (single) {
    const [only] = documents
    const own = folder ? references.find((one) => keyOf(one) === keyOf(only!)) : references[0]
    return { pairs: [{ name: only!.name, document: only!.path, reference: own?.path ?? reference }], unmatched: [] }
  }
  if (references.length === 0) throw noReferences(reference)
  const byKey = new Map(references.map((one) => [keyOf(one), one]))
  const keys = new Set(documents.map(keyOf))
  return {
    pairs: documents.flatMap((one) => {
      const own = byKey.get(keyOf(one))
      return own === undefined ? [] : [{ name: one.name, document: one.path, reference: own.path }]
    }),
    unmatched: [
      ...documents.flatMap((one) => (byKey.has(keyOf(one)) ? [] : [{ file: one.path, role: 'document' as const }])),
      ...references.flatMap((one) => (keys.has(keyOf(one)) ? [] : [{ file: one.path, role: 'reference' as const }])),
    ],
  }
}

const keyOf = ({ name }: NamedPath): string => nameKey(name)

/** Throws a RectoError of kind input where there is neither a file nor a folder. */
export async function stateOf(path: string): Promise<Stats> {
  const found = await stat(path).catch((cause) => {
    throw inputError(path, cause)
  })
  if (!found.isFile() && !found.isDirectory()) throw noFile(path)
  return found
}

async function findDocuments(input: string): Promise<{ readonly single: boolean; readonly documents: NamedPath[] }> {
  if (!(await stateOf(input)).isDirectory()) {
    const name =
      basename(input) === 'document.json' ? basename(dirname(resolve(input))) : basename(input, extname(input))
    return { single: true, documents: [{ name, path: input }] }
  }
  const own = join(input, 'document.json')
  if (await isFile(own)) return { single: true, documents: [{ name: basename(resolve(input)), path: own }] }
  const documents: NamedPath[] = []
  for (const name of await namesIn(input)) {
    const path = join(input, name, 'document.json')
    if (await isFile(path)) documents.push({ name, path })
  }
  if (documents.length > 0) return { single: false, documents }
  throw new RectoError('input', 'the folder holds no document.json, nor do the folders in it', {
    hint: 'name an output folder of recto digitize',
    file: input,
  })
}

const isDirectory = (path: string): Promise<boolean> =>
  stat(path).then(
    (state) => state.isDirectory(),
    () => false,
  )

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (state) => state.isFile(),
    () => false,
  )

const collator = new Intl.Collator('en', { numeric: true })

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause) => {
    throw inputError(folder, cause)
  })
  return names.filter((name) => !name.startsWith('.')).sort(collator.compare)
}

/** What tells most comes first: of two references of one name the first is taken. */
const BY_CONTENT = ['.json', '.md', '.markdown', '.txt']

/** References in a folder: files by their name, folders in it as the page texts of one document. */
async function findReferences(folder: string): Promise<NamedPath[]> {
  const found = new Map<string, NamedPath>()
  const names = await namesIn(folder)
  const rank = (name: string): number => BY_CONTENT.indexOf(extname(name).toLowerCase()) >>> 0
  for (const name of [...names].sort((a, b) => rank(a) - rank(b))) {
    const path = join(folder, name)
    const isFolder = await isDirectory(path)
    if (!isFolder && (!isReferenceName(name) || /^readme\./i.test(name))) continue
    if (isFolder && (await pageTextsIn(path)).length === 0) continue
    const one = { name: isFolder ? name : nameOfReference(name), path }
    if (!found.has(keyOf(one))) found.set(keyOf(one), one)
  }
  return [...found.values()].sort((a, b) => collator.compare(a.name, b.name))
}

/** "page-79.reference.json" and "page-79.gt.txt" are references of page-79. */
function nameOfReference(path: string): string {
  const stem = basename(path, extname(path)).replace(/\.(?:reference|truth|gt)$/i, '')
  return folderName(`${stem}.txt`)
}

const pageTextsIn = async (folder: string): Promise<string[]> =>
  (await namesIn(folder)).filter((name) => extname(name).toLowerCase() === '.txt')

const noReferences = (file: string): RectoError =>
  new RectoError('input', 'the folder holds no reference', { hint: 'references are .json, .md and .txt files', file })

/** Throws a RectoError of kind input for what is no document of this version. */
export async function readDocument(path: string): Promise<Document> {
  const text = (await readBytes(path)).toString('utf8')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw noDocument(path, cause)
  }
  const parsed = Document.safeParse(json)
  if (!parsed.success) throw noDocument(path, parsed.error)
  return parsed.data
}

const noDocument = (file: string, cause: unknown): RectoError =>
  new RectoError('input', 'not a document.json of this version of Recto', {
    hint: 'name what recto digitize wrote; digitize the scan again if it is older',
    file,
    cause,
  })

const readBytes = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause) => {
    throw inputError(file, cause)
  })

/** @param pages how many the document has: page texts must be as many */
export async function readReference(path: string, pages: number): Promise<ReferenceText> {
  if (!(await stateOf(path)).isDirectory()) {
    return parseReference(await readBytes(path), path)
  }
  const names = await pageTextsIn(path)
  if (names.length === 0) throw noReferences(path)
  if (names.length !== pages) {
    throw new RectoError('input', `the folder holds ${names.length} texts, but the document has ${pages} pages`, {
      hint: 'give one text for each page, or one reference with the name of the document',
      file: path,
    })
  }
  const texts: string[] = []
  for (const name of names) {
    const file = join(path, name)
    texts.push(decodeReference(await readBytes(file), file))
  }
  return refuseEmpty(readPlainReference(texts.join('\n')), path)
}
