// JSON Lines: a paragraph a line with its place, for search and retrieval.
import type { Document, Node, Section } from '../model/document.ts'

/**
 * The body in reading order, furniture and pieces without text or marker left out; `number` is null where none is printed.
 * `path` leads to the piece: its section, the heading it stands under and its number, each where there is one.
 */
export const renderJsonLines = (document: Document): string =>
  piecesOf(document)
    .map(({ node, path }) => {
      const { id, label, number = null, marker = null, parent, text, sources, confidence } = node
      const pages = sources.map(({ page }) => page)
      const boxes = sources.map(({ box }) => box)
      return `${JSON.stringify({ id, path, label, number, marker, parent, text, pages, boxes, confidence })}\n`
    })
    .join('')

interface Piece {
  readonly node: Node
  readonly path: readonly string[]
}

/** Headings are not nested, for their rank is not known; a footnote stands at its page's end, whatever heading is above. */
const UNDER_NO_HEADING: ReadonlySet<Node['label']> = new Set(['title', 'section_header', 'footnote'])

function piecesOf({ nodes, sections }: Document): Piece[] {
  const firsts = new Map(sections.map((section) => [section.first, section]))
  const pieces: Piece[] = []
  let section: string | null = null
  let heading: string | null = null
  for (const node of nodes) {
    const begun = firsts.get(node.id)
    if (begun !== undefined) [section, heading] = [nameOf(begun), null]
    const said = `${node.marker ?? ''} ${node.text}`.trim()
    if (node.layer !== 'body' || (node.text === '' && node.marker === undefined)) continue
    const above = UNDER_NO_HEADING.has(node.label) ? null : heading
    const steps = [section, above, node.number ?? null].filter((step): step is string => step !== null && step !== said)
    pieces.push({ node, path: [...new Set(steps)] })
    if (node.label === 'section_header') heading = said
    if (node.label === 'title') heading = null
  }
  return pieces
}

/** "Appendix 13", else its title; null for a document that nothing names. */
const nameOf = ({ label, number, title }: Section): string | null =>
  label === null ? title : `${label} ${number ?? ''}`.trim()
