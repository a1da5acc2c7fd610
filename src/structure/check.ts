// The gate: schema, invariants and the ledger, checked on every document before it is written.
import { z } from 'zod'
import { RectoError } from '../diagnostics/recto-error.ts'
import { readMarker } from '../markers/marker.ts'
import { Document, type Node } from '../model/document.ts'
import type { PageText } from '../model/page-text.ts'

/**
 * The document itself when it is sound. Throws a RectoError of kind bug that names what broke:
 * a document that fails is never passed on.
 */
export function checkDocument(document: Document, pages: readonly PageText[]): Document {
  const parsed = Document.safeParse(document)
  const broken = parsed.success
    ? [
        ...brokenTree(document),
        ...brokenBoxes(document),
        ...brokenLedger(document.nodes, pages),
        ...brokenTexts(document.nodes),
        ...brokenNotes(document.nodes),
        ...brokenTables(document.nodes),
      ]
    : [z.prettifyError(parsed.error)]
  if (broken.length === 0) return document
  throw new RectoError('bug', `the document fails its own checks: ${broken.slice(0, 3).join('; ')}`, {
    hint: 'nothing was written for it; please report this with the file, if you may share it',
    file: document.source.file,
  })
}

/** Ids unique, parents there and of the body, numbers only on numbered paragraphs. */
function brokenTree({ nodes }: Document): string[] {
  const ids = new Set(nodes.map((node) => node.id))
  const doubled = ids.size === nodes.length ? [] : ['two nodes have one id']
  const lost = nodes
    .filter((node) => node.parent !== null && !ids.has(node.parent))
    .map((node) => `${node.id}: parent ${node.parent} does not exist`)
  const misnumbered = nodes
    .filter((node) => (node.number !== undefined) !== (node.label === 'numbered_paragraph'))
    .map((node) => `${node.id}: a number on a ${node.label}, or none on a numbered paragraph`)
  return [...doubled, ...lost, ...misnumbered]
}

/** Boxes inside their page, pages known, page order monotone within a node. */
function brokenBoxes({ nodes, pages }: Document): string[] {
  const sizes = new Map(pages.map((page) => [page.page, page]))
  return nodes.flatMap((node) => {
    const outside = node.sources.filter(({ page, box: [left, top, right, bottom] }) => {
      const size = sizes.get(page)
      return (
        size === undefined ||
        left < 0 ||
        top < 0 ||
        right > size.width ||
        bottom > size.height ||
        left > right ||
        top > bottom
      )
    })
    const backwards = node.sources.slice(1).some((source, index) => source.page <= node.sources[index]!.page)
    return [
      ...outside.map(({ page }) => `${node.id}: a box outside page ${page}`),
      ...(backwards ? [`${node.id}: pages out of order`] : []),
    ]
  })
}

/** The ledger: every recognized word stands in exactly one node's raw text, page by page. */
function brokenLedger(nodes: readonly Node[], pages: readonly PageText[]): string[] {
  const recognized = new Map<string, number>()
  for (const page of pages)
    for (const line of page.lines) for (const { text } of line.words) countWords(text, recognized)
  const kept = new Map<string, number>()
  for (const { raw } of nodes) countWords(raw, kept)
  const words = new Set([...recognized.keys(), ...kept.keys()])
  return [...words]
    .map((word) => ({ word, difference: (kept.get(word) ?? 0) - (recognized.get(word) ?? 0) }))
    .filter(({ difference }) => difference !== 0)
    .map(
      ({ word, difference }) =>
        `“${word}” stands ${Math.abs(difference)} times too ${difference > 0 ? 'often' : 'seldom'}`,
    )
}

/** Adds the words of a text to `counts`: a book has half a million, and most texts are one. */
function countWords(text: string, counts: Map<string, number>): void {
  for (const word of /\s/.test(text) ? text.split(/\s+/) : [text]) {
    if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  }
}

/** The clean text has the letters and digits of the raw text, no more and no fewer, but for the marker in front. */
function brokenTexts(nodes: readonly Node[]): string[] {
  return nodes
    .filter((node) => !lettersOf(node.raw).endsWith(lettersOf(node.text)) && !opensMended(node))
    .map((node) => `${node.id}: clean text and raw text differ`)
}

/** A heading's number is part of its text, and may be mended: "Article 1" of "Article |". The rest is as recognized. */
function opensMended({ label, raw, text }: Node): boolean {
  const number = readMarker(text)
  if ((label !== 'section_header' && label !== 'title') || number === null) return false
  return lettersOf(raw).endsWith(lettersOf(text.slice(number.length)))
}

/** Marks stand where they are told to, and lead to footnotes. */
function brokenNotes(nodes: readonly Node[]): string[] {
  const footnotes = new Set(nodes.filter(({ label }) => label === 'footnote').map(({ id }) => id))
  return nodes.flatMap(({ id, text, notes = [] }) =>
    notes
      .filter(({ at, mark, note }) => !text.startsWith(mark, at) || !footnotes.has(note))
      .map(({ mark }) => `${id}: the mark “${mark}” is not there, or leads to no footnote`),
  )
}

/** Cells stand in rows and columns that the table has, each in its own, and together they say what it says. */
function brokenTables(nodes: readonly Node[]): string[] {
  return nodes.flatMap(({ id, label, text, table }) => {
    if (table === undefined) return label === 'table' ? [`${id}: a table without cells`] : []
    const places = table.cells.flatMap(({ row, column, rowSpan, columnSpan }) =>
      Array.from({ length: rowSpan * columnSpan }, (_, index) => [
        row + Math.floor(index / columnSpan),
        column + (index % columnSpan),
      ]),
    )
    const outside = places.some(([row, column]) => row! >= table.rows || column! >= table.columns)
    const doubled = new Set(places.map((place) => place.join(' '))).size < places.length
    const said = table.cells.map((cell) => cell.text).join('\n')
    return [
      ...(outside || doubled ? [`${id}: cells outside the table, or two in one place`] : []),
      ...(lettersOf(said) === lettersOf(text) ? [] : [`${id}: the cells do not say what the table says`]),
    ]
  })
}

const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
