// Splitting: one document a section, each with its own nodes, pages, metadata and findings.
import { z } from 'zod'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { Document, type Node, type Section } from '../model/document.ts'
import type { Box } from '../model/geometry.ts'
import { nodesOfSections } from './segments/sections.ts'

/**
 * A document of each section, in order: together they have the nodes of the whole, each node once. `quality` is the
 * section's own, `source` and `generator` are the whole's. A finding with a box goes where its box is; one about a page,
 * to every section that stands on it. Throws a RectoError of kind bug when one would break the schema or a node would be lost.
 */
export function splitSections(document: Document): Document[] {
  const all = nodesOfSections(document.nodes, document.sections).map(
    (nodes, index): SectionNodes => ({ nodes, section: document.sections[index]! }),
  )
  const parts = all.map((one, index) => {
    const { nodes, section } = one
    const own = new Set(nodes.map(({ id }) => id))
    const pages = new Set(section.pages)
    return {
      ...document,
      pages: document.pages.filter(({ page }) => pages.has(page)),
      metadata: index === 0 ? document.metadata : metadataOf(section),
      sections: [section],
      quality: section.quality,
      nodes: nodes.map((node) => within(node, own)),
      diagnostics: document.diagnostics.filter((finding) => concerns(finding, one, all)),
    }
  })
  return checkParts(parts, document)
}

interface SectionNodes {
  readonly section: Section
  readonly nodes: readonly Node[]
}

/** Whether a finding is about this one of the sections. */
function concerns({ page, box }: Diagnostic, own: SectionNodes, all: readonly SectionNodes[]): boolean {
  if (page === undefined) return true
  const sharing = all.filter(({ section }) => section.pages.includes(page))
  if (box === undefined) return sharing.includes(own)
  return own === sharing.toSorted((a, b) => distanceTo(a.nodes, page, box) - distanceTo(b.nodes, page, box))[0]
}

/** How far above or below the nodes on its page a box stands, pixels; further than any page where there are none. */
function distanceTo(nodes: readonly Node[], page: number, box: Box): number {
  const boxes = nodes.flatMap(({ sources }) => sources.filter((one) => one.page === page).map((one) => one.box))
  const middle = (box[1] + box[3]) / 2
  return Math.min(Number.MAX_VALUE, ...boxes.map(([, top, , bottom]) => Math.max(0, top - middle, middle - bottom)))
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
