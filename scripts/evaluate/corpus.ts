// The corpus to be evaluated on: which pages, with which reference text, taken from its manifest.
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type AnnotatedPage, isFurnitureLabel, readAnnotations, referenceLines } from './annotations.ts'
import { type EdgeLines, edgeFurniture } from './edge-furniture.ts'

export const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus')

export interface CorpusPage {
  readonly set: string
  /** Pages of one document share a group; in the order of the manifest. */
  readonly group: string
  readonly name: string
  readonly image: string
  readonly reference: string
  /** Lines of the reference's edges that are page furniture: as annotated, else by their form. */
  readonly furniture: EdgeLines
}

/** Sets whose references are none to count errors by. */
const NEVER = new Set(['greenville-silver', 'olmocr-bench', 'nasty', 'reference-texts'])

/** Pages fit for CER: one image each with a text in reading order, none marked as doubtful. Empty without the corpus. */
export function readCorpus(): readonly CorpusPage[] {
  const manifest = join(CORPUS, 'manifest.tsv')
  if (!existsSync(manifest)) return []
  const [, ...rows] = readFileSync(manifest, 'utf8').trimEnd().split('\n')
  const pages = rows.flatMap((row) => pageOf(row.split('\t')))
  const annotated = new Map(
    readAnnotations().flatMap((annotation) => annotation.pages.map((page) => [page.image, annotatedEdges(page)])),
  )
  return pages.map((page) => ({
    ...page,
    furniture:
      annotated.get(page.name) ??
      edgeFurniture(
        page.reference,
        pages.filter(({ group }) => group === page.group).map(({ reference }) => reference),
      ),
  }))
}

/** The lines that an annotated page's furniture has: its head's, and all others. */
function annotatedEdges(page: AnnotatedPage): EdgeLines {
  const lines = referenceLines(page, CORPUS)
  const body = page.blocks.findIndex(({ label }) => !isFurnitureLabel(label))
  const linesOf = (blocks: AnnotatedPage['blocks']): string[] =>
    blocks
      .filter(({ label }) => isFurnitureLabel(label))
      .flatMap((block) => lines.slice(block.lines[0] - 1, block.lines[1]))
  return { first: linesOf(page.blocks.slice(0, body)), last: linesOf(page.blocks.slice(body)) }
}

function pageOf(row: readonly string[]): Omit<CorpusPage, 'furniture'>[] {
  const [path = '', , , kind, , groundTruth = '', notes = ''] = row
  const set = path.split('/')[0]!
  if (kind !== 'page-image' || NEVER.has(set) || !isLinear(set, notes)) return []
  const reference = join(CORPUS, groundTruth.startsWith('scribeocr') ? path.replace(/\.\w+$/, '.gt.txt') : groundTruth)
  if (!existsSync(reference)) return []
  const image = join(CORPUS, path)
  return [{ set, group: groupOf(path), name: path, image, reference: readFileSync(reference, 'utf8') }]
}

function isLinear(set: string, notes: string): boolean {
  if (notes.includes('SUSPECT') || notes.includes('not line order')) return false
  return set !== 'scribeocr' || notes.includes('linear CER usable')
}

/** Sets whose files are pages of documents; the files of the others have nothing to do with each other. */
const PAGED = new Set(['unlv-isri', 'old-books', 'wollmers'])

/** "unlv-isri/0113_108.3B.tif" is a page of 0113; a book is a folder. */
const groupOf = (path: string): string =>
  PAGED.has(path.split('/')[0]!) ? `${dirname(path)}/${/^[\w-]*?\d+(?=_)/.exec(basename(path))?.[0] ?? ''}` : path
