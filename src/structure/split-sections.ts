// Splitting: one document a section, each with its own nodes, pages, metadata and findings.
import { z } from 'zod'
import { RectoError } from '../diagnostics/recto-error.ts'
import { Document, type Node, type Section } from '../model/document.ts'
import { nodesOfSections } from './segments/sections.ts'

/**
 * A document of each section, in order: together they have the nodes of the whole, each node once. `source`, `generator`
 * and `quality` are the whole's. Throws a RectoError of kind bug when one would break the schema or a node would be lost.
 */
export function splitSections(document: Document): Document[] {
  const parts = nodesOfSections(document.nodes, document.sections).map((nodes, index) => {
    const section = document.sections[index]!
    const own = new Set(nodes.map(({ id }) => id))
    const pages = new Set(section.pages)
    return {
      ...document,
      pages: document.pages.filter(({ page }) => pages.has(page)),
      metadata: index === 0 ? document.metadata : metadataOf(section),
      sections: [section],
      nodes: nodes.map((node) => within(node, own)),
      diagnostics: document.diagnostics.filter(({ page }) => page === undefined || pages.has(page)),
    }
  })
  return checkParts(parts, document)
}

/** A node without what leads out of its section. */
function within({ notes, ...node }: Node, own: ReadonlySet<string>): Node {
  const kept = notes?.filter(({ note }) => own.has(note)) ?? []
  const parent = node.parent !== null && own.has(node.parent) ? node.parent : null
  const { because, ...rest } = { ...node, parent }
  return { ...rest, ...(kept.length === 0 ? {} : { notes: kept }), because }
}

function metadataOf({ title, label, number, dateline }: Section): Document['metadata'] {
  return { title, section: label === null ? null : { label, number }, dateline }
}

/** The ledger of the whole was checked already: what holds all its nodes holds all its words. */
function checkParts(parts: readonly Document[], whole: Document): Document[] {
  const ids = parts.flatMap(({ nodes }) => nodes.map(({ id }) => id))
  const kept = ids.length === whole.nodes.length && whole.nodes.every(({ id }, index) => id === ids[index])
  const strays = parts.flatMap(({ nodes, pages }) => {
    const known = new Set(pages.map(({ page }) => page))
    return nodes.filter(({ sources }) => sources.some(({ page }) => !known.has(page)))
  })
  const parsed = z.array(Document).safeParse(parts)
  if (kept && strays.length === 0 && parsed.success) return [...parts]
  throw new RectoError('bug', 'the sections do not make up the document', {
    hint: 'please report this with the file, if you may share it; without --split-sections it is written whole',
    file: whole.source.file,
    cause: parsed.error,
  })
}
