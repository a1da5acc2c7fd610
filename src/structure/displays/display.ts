// Displays: what stands apart from the running text — contents, tables — and is taken out before its paragraphs are read.
import type { ContentsEntry, NodeLabel, Table } from '../../model/document.ts'
import type { TextLine } from '../text/text-line.ts'

export interface Display {
  readonly label: Extract<
    NodeLabel,
    'section_header' | 'contents' | 'table' | 'signature' | 'address' | 'caption' | 'side_note'
  >
  /** In reading order; pieces of one row may be put together. */
  readonly lines: readonly TextLine[]
  /** The lines of the body that it takes. */
  readonly taken: readonly TextLine[]
  readonly because: string
  /** Clean, with its lines kept; absent where lines are joined. */
  readonly text?: string
  /** Of a table alone; boxes in upright page pixels. */
  readonly table?: Table
  /** Of contents alone. */
  readonly entries?: readonly ContentsEntry[]
}
