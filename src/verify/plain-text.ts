// A document as plain text to be compared: its body alone, or all that its pages say.
import type { Document, Node } from '../model/document.ts'
import type { Box } from '../model/geometry.ts'

/** Body nodes in reading order, a paragraph a line, markers in front, pictures left out. */
export function bodyText(document: Pick<Document, 'nodes'>): string {
  return textOf(document.nodes.filter(({ layer }) => layer === 'body'))
}

/**
 * All nodes, page after page: the body in reading order, each piece of furniture where it stands on its page: before
 * the first body node that begins lower. A node that goes on over a page break stands on its first page.
 */
export function wholeText(document: Pick<Document, 'nodes'>): string {
  const pages = [...new Set(document.nodes.map(pageOf))].sort((a, b) => a - b)
  return textOf(pages.flatMap((page) => nodesOfPage(document.nodes.filter((node) => pageOf(node) === page))))
}

function nodesOfPage(nodes: readonly Node[]): readonly Node[] {
  const furniture = nodes.filter(({ layer }) => layer === 'furniture').sort(byPlace)
  return furniture.reduce<readonly Node[]>(
    insertByHeight,
    nodes.filter(({ layer }) => layer === 'body'),
  )
}

function insertByHeight(placed: readonly Node[], furniture: Node): readonly Node[] {
  const [, top, , bottom] = boxOf(furniture)
  const next = placed.findIndex((node) => node.layer === 'body' && boxOf(node)[1] >= (top + bottom) / 2)
  const at = next === -1 ? placed.length : next
  return [...placed.slice(0, at), furniture, ...placed.slice(at)]
}

const textOf = (nodes: readonly Node[]): string =>
  nodes
    .filter(({ label }) => label !== 'picture')
    .map(({ marker, text }) => (marker === undefined ? text : `${marker} ${text}`))
    .join('\n')

const pageOf = (node: Node): number => node.sources[0]!.page

const boxOf = (node: Node): Box => node.sources[0]!.box

const byPlace = (a: Node, b: Node): number => boxOf(a)[1] - boxOf(b)[1] || boxOf(a)[0] - boxOf(b)[0]
