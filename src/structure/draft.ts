// Draft: a node without what needs all nodes, its id and its parent's.
import type { Node } from '../model/document.ts'
import type { TextLine } from './text/text-line.ts'

export interface Draft {
  readonly node: Omit<Node, 'id' | 'parent'>
  /** Physical page that it begins on. */
  readonly page: number
  /** None for a picture. */
  readonly lines: readonly TextLine[]
  /** Line that opens the enclosing node, or null. */
  readonly parent: TextLine | null
}
