// JSON Lines: a paragraph a line with its place, for search and retrieval.
import type { Document, Node, Section } from '../model/document.ts'
import { enclosingHeadings } from './enclosing-headings.ts'

/**
 * The body in reading order, furniture and pieces without text or marker left out; `number` is null where none is printed.
 * `path` leads to the piece: its section, the headings it stands under, the outermost first, and the number of the
 * paragraph that it is or stands in, each where there is one.
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

function piecesOf(document: Document): Piece[] {
  return sectionsOf(document).flatMap(({ name, nodes }) => {
    const headings = enclosingHeadings(nodes)
    const byId = new Map(nodes.map((node) => [node.id, node]))
    return nodes.filter(isPiece).map((node) => {
      const steps = [name, ...(headings.get(node.id) ?? []).map(printed), numberAt(node, byId)]
      return {
        node,
        path: [...new Set(steps)].filter((step): step is string => step !== null && step !== printed(node)),
      }
    })
  })
}

const isPiece = ({ layer, text, marker }: Node): boolean => layer === 'body' && (text !== '' || marker !== undefined)

const printed = ({ marker = '', text }: Node): string => `${marker} ${text}`.trim()

/** Its own number, or that of the numbered paragraph it stands in. */
function numberAt(node: Node, byId: ReadonlyMap<string, Node>): string | null {
  if (node.number !== undefined) return node.number
  const above = node.parent === null ? undefined : byId.get(node.parent)
  return above === undefined ? null : numberAt(above, byId)
}

interface NamedNodes {
  readonly name: string | null
  readonly nodes: readonly Node[]
}

function sectionsOf({ nodes, sections }: Document): NamedNodes[] {
  const starts = sections.map((section) => ({
    name: nameOf(section),
    from: nodes.findIndex(({ id }) => id === section.first),
  }))
  const all = starts[0]?.from === 0 ? starts : [{ name: null, from: 0 }, ...starts]
  return all.map(({ name, from }, index) => ({ name, nodes: nodes.slice(from, all[index + 1]?.from) }))
}

/** "Appendix 13", else its title; null for a document that nothing names. */
const nameOf = ({ label, number, title }: Section): string | null =>
  label === null ? title : `${label} ${number ?? ''}`.trim()
