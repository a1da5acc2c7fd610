// A document as plain text to be compared: its body alone, or all that its pages say; whole, or page by page.
import type { Document, Node } from '../../model/document.ts'
import type { Box } from '../../model/geometry.ts'

/** Body nodes in reading order, a paragraph a line, markers in front, pictures left out. */
export function bodyText({ nodes }: Pick<Document, 'nodes'>): string {
  return textOf(nodes.filter(isBody).map(wholeOf))
}

/**
 * All nodes, page after page: the body in reading order, each piece of furniture where it stands on its page: before
 * the first body node that begins lower. A node that goes on over a page break stands on its first page.
 */
export function wholeText({ nodes }: Pick<Document, 'nodes'>): string {
  const pieces = nodes.map(wholeOf)
  const pages = [...new Set(pieces.map(({ page }) => page))].sort((a, b) => a - b)
  return textOf(pages.flatMap((page) => inPlace(pieces.filter((piece) => piece.page === page))))
}

/** What one page has of the body, line by line as recognized: line-end hyphens are not mended. */
export function bodyTextOfPage({ nodes }: Pick<Document, 'nodes'>, page: number): string {
  return textOf(nodes.filter(isBody).flatMap((node) => partOf(node, page)))
}

/** All that one page says, line by line as recognized, furniture in its place. */
export function wholeTextOfPage({ nodes }: Pick<Document, 'nodes'>, page: number): string {
  return textOf(inPlace(nodes.flatMap((node) => partOf(node, page))))
}

/** A node, or what one page has of it. */
interface Piece {
  readonly node: Node
  readonly page: number
  readonly box: Box
  readonly text: string
}

function wholeOf(node: Node): Piece {
  const { page, box } = node.sources[0]!
  return { node, page, box, text: node.marker === undefined ? node.text : `${node.marker} ${node.text}` }
}

function partOf(node: Node, page: number): Piece[] {
  const lines = node.raw.split('\n')
  let first = 0
  return node.sources.flatMap((source) => {
    const own = lines.slice(first, first + source.lines)
    first += source.lines
    return source.page === page ? [{ node, page, box: source.box, text: own.join('\n') }] : []
  })
}

function inPlace(pieces: readonly Piece[]): readonly Piece[] {
  const furniture = pieces.filter(({ node }) => !isBody(node)).sort(byPlace)
  return furniture.reduce<readonly Piece[]>(
    insertByHeight,
    pieces.filter(({ node }) => isBody(node)),
  )
}

function insertByHeight(placed: readonly Piece[], furniture: Piece): readonly Piece[] {
  const [, top, , bottom] = furniture.box
  const next = placed.findIndex(({ node, box }) => isBody(node) && box[1] >= (top + bottom) / 2)
  const at = next === -1 ? placed.length : next
  return [...placed.slice(0, at), furniture, ...placed.slice(at)]
}

const isBody = ({ layer }: Node): boolean => layer === 'body'

const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .filter(({ node }) => node.label !== 'picture')
    .map(({ text }) => text)
    .join('\n')

const byPlace = (a: Piece, b: Piece): number => a.box[1] - b.box[1] || a.box[0] - b.box[0]
