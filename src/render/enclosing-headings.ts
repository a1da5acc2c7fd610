// Enclosing headings: under which headings each node stands, the outermost first.
import type { Node } from '../model/document.ts'

/**
 * By id, for the nodes of one section in reading order. A numbered heading encloses what counts within it (`parent`), any
 * heading what follows it up to the next one; one without a number stands in the numbered one that goes on counting under it.
 * A title stands under none, and a footnote, which is at its page's end, whatever heading is above.
 */
export function enclosingHeadings(nodes: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const byId = new Map(nodes.map((node, place) => [node.id, { node, place }]))
  const encloses = new Set(nodes.flatMap(({ parent }) => parent ?? []))
  const numbered = (node: Node): readonly Node[] => {
    const above = node.parent === null ? undefined : byId.get(node.parent)?.node
    if (above === undefined) return []
    return isHeading(above) ? [...numbered(above), above] : numbered(above)
  }
  const outside = (heading: Node): readonly Node[] => {
    if (heading.parent !== null) return numbered(heading)
    const { place } = byId.get(heading.id)!
    const until = nodes.findIndex((node, index) => index > place && endsHeading(node))
    const under = nodes.slice(place + 1, until === -1 ? undefined : until).find(({ parent }) => parent !== null)
    return under === undefined ? [] : numbered(under).filter(({ id }) => byId.get(id)!.place < place)
  }
  const enclosing = new Map<string, readonly Node[]>()
  let last: readonly Node[] = []
  for (const node of nodes) {
    if (isHeading(node)) {
      enclosing.set(node.id, outside(node))
      last = [...outside(node), node]
      continue
    }
    if (node.label === 'title') last = []
    const own = numbered(node)
    const isElsewhere = own.length > 0 && encloses.has(last.at(-1)?.id ?? '')
    if (node.layer === 'body' && !APART.has(node.label)) enclosing.set(node.id, isElsewhere ? own : last)
  }
  return enclosing
}

const APART: ReadonlySet<Node['label']> = new Set(['title', 'footnote'])

const isHeading = ({ label }: Node): boolean => label === 'section_header'
const endsHeading = (node: Node): boolean => isHeading(node) || node.label === 'title'
