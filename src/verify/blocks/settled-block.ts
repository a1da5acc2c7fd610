// Settled blocks: what a block is that a reference tells only as printed, by the node that has its text and its number alike.

import type { Node } from '../../model/document.ts'
import type { ReferenceBlock, ReferenceText } from '../reference/reference-text.ts'
import { looseLetters, textWithMarker } from './found-block.ts'

/**
 * Where the same number is printed before the same text, it numbers the same: a paragraph whose number the reference's reader
 * does not know is numbered, and a line of plain text is the heading that the document has there, since plain text has none.
 * Lines of contents and tables number nothing.
 */
export function settledBlock(
  block: ReferenceBlock,
  node: Node | null,
  { numbers, plain }: Pick<ReferenceText, 'numbers' | 'plain'>,
): ReferenceBlock {
  if (node === null || numbers === 'paths') return block
  if (block.number !== null && NUMBERS_NOTHING.has(node.label)) return { ...block, kind: 'paragraph', number: null }
  const isHeading = node.label === 'section_header' || node.label === 'title'
  if (plain !== null && isHeading && block.marker !== null && begins(textWithMarker(node), block.marker))
    return { kind: 'heading', number: null, marker: block.marker, text: block.text }
  const { number, marker } = node
  const isUnknown = block.kind === 'paragraph' && block.marker === null
  if (!isUnknown || number === undefined || marker === undefined || !begins(block.text, marker)) return block
  return { kind: 'numbered_paragraph', number, marker, text: block.text.slice(marker.length).trimStart() }
}

/** Their lines may begin with numbers: those of what is listed. */
const NUMBERS_NOTHING: ReadonlySet<Node['label']> = new Set(['contents', 'table'])

const begins = (text: string, marker: string): boolean =>
  looseLetters(marker) !== '' && text.startsWith(marker) && !/^[\p{L}\p{N}]/u.test(text.slice(marker.length))
