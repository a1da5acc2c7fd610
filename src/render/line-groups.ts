// Line groups: the lines of a page under the nodes that they belong to, for formats that keep lines and words.
import type { Node } from '../model/document.ts'
import { type Box, heightOf, holdsMiddle, unionOf, widthOf } from '../model/geometry.ts'
import type { Line, PageText } from '../model/page-text.ts'

export interface LineGroup {
  /** Null for lines that stand in no node's box. */
  readonly node: Node | null
  readonly lines: readonly Line[]
  /** Around its lines. */
  readonly box: Box
}

/** Every line of the page once: nodes in reading order, each with its lines in the page's order, whose boxes hold their words. */
export function groupLines({ page, lines }: PageText, nodes: readonly Node[]): LineGroup[] {
  const boxes = nodes
    .flatMap((node) =>
      node.sources.filter((one) => one.page === page && one.lines > 0).map(({ box }) => ({ node, box })),
    )
    .sort((a, b) => widthOf(a.box) * heightOf(a.box) - widthOf(b.box) * heightOf(b.box))
  const grouped = new Map<Node | null, Line[]>()
  for (const line of lines) {
    const node = boxes.find(({ box }) => holdsMiddle(box, line.box, 0))?.node ?? null
    const box = unionOf([line.box, ...line.words.map((word) => word.box)])
    grouped.set(node, [...(grouped.get(node) ?? []), { ...line, box }])
  }
  return [...nodes, null]
    .map((node) => ({ node, lines: grouped.get(node) ?? [] }))
    .filter(({ lines: own }) => own.length > 0)
    .map((group) => ({ ...group, box: unionOf(group.lines.map((line) => line.box)) }))
}
