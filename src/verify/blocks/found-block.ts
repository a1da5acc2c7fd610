// FoundBlock: a node of a document made ready to be compared with the blocks of a reference.
import type { Document, Node } from '../../model/document.ts'
import { type Fold, foldPair } from '../texts/normalize.ts'
import { wordsOf } from '../texts/words.ts'

export interface FoundBlock {
  readonly node: Node
  /** Whether it counts as body: by its layer, or because the whole page is compared. */
  readonly isBody: boolean
}

/** Nodes that hold text, in reading order. */
export function foundBlocks({ nodes }: Pick<Document, 'nodes'>, text: 'body' | 'whole'): FoundBlock[] {
  return nodes
    .filter((node) => node.label !== 'picture' && textWithMarker(node) !== '')
    .map((node) => ({ node, isBody: text === 'whole' || node.layer === 'body' }))
}

export const textWithMarker = ({ marker, text }: Pick<Node, 'marker' | 'text'>): string =>
  `${marker ?? ''} ${text}`.trim()

/** What is overlooked where it is only asked which text this is. */
const LOOSE: readonly Fold[] = ['quotes', 'dashes', 'ligatures', 'case', 'whitespace', 'hyphens']

/** Words by which a text is recognized again. */
export const looseWords = (text: string, wildcard: string | null): string[] =>
  wordsOf(foldPair(text, '', LOOSE)[0], wildcard)

/** Letters and digits alone, small: by which short pieces are compared. */
export const looseLetters = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]/gu) ?? []
  ).join('')
