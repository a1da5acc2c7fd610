// Printed order: a document's nodes as its pages print them, captions and tables in the middle of the paragraphs that go on around them.
import type { Document, Node, Source } from '../../src/model/document.ts'
import { type Box, holdsMiddle, unionOf } from '../../src/model/geometry.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { type NodeWords, wordsOfNodes } from '../../src/render/node-words.ts'

/** The document, its paragraphs parted where a caption or a table stands in them: the order in which references are typed. */
export function inPrintedOrder(document: Document, pages: readonly PageText[]): Document {
  const inset = new Map<Node, { readonly display: Node; readonly line: number }[]>()
  const words = wordsOfNodes(document.nodes, pages)
  for (const display of document.nodes.filter(({ label }) => label === 'caption' || label === 'table')) {
    const around = document.nodes.find((node) => isAround(node, display))
    if (around === undefined) continue
    const line = lineUnder(display.sources[0]!, around, words.get(around.id)!)
    if (line > 0) inset.set(around, [...(inset.get(around) ?? []), { display, line }])
  }
  const moved = new Set([...inset.values()].flat().map(({ display }) => display))
  const nodes = document.nodes.flatMap((node) => {
    const within = inset.get(node)
    if (within === undefined) return moved.has(node) ? [] : [node]
    const cuts = within.toSorted((a, b) => a.line - b.line)
    const ends = [...cuts.map(({ line }) => line), node.raw.split('\n').length]
    return ends.flatMap((end, at) => {
      const from = at === 0 ? 0 : ends[at - 1]!
      const display = cuts[at]?.display
      return [...(end > from ? [linesOf(node, from, end)] : []), ...(display === undefined ? [] : [display])]
    })
  })
  return { ...document, nodes }
}

const isAround = (node: Node, display: Node): boolean =>
  node !== display &&
  node.layer === 'body' &&
  (node.label === 'paragraph' || node.label === 'numbered_paragraph' || node.label === 'list_item') &&
  node.sources.some(
    ({ page, box }) => page === display.sources[0]!.page && holdsMiddle(box, display.sources[0]!.box, 0),
  )

/** Which line of `around` is the first under the display, in its column; 0 where none is. */
function lineUnder({ page, box }: Source, around: Node, words: NodeWords): number {
  const middle = (box[1] + box[3]) / 2
  return Math.max(
    0,
    lineBoxes(around, words).findIndex(
      (line) =>
        line !== null && line.page === page && line.box[1] >= middle && line.box[0] < box[2] && line.box[2] > box[0],
    ),
  )
}

function lineBoxes({ raw }: Node, words: NodeWords): readonly ({ readonly page: number; readonly box: Box } | null)[] {
  let at = 0
  return raw.split('\n').map((line) => {
    const count = line.split(/\s+/).filter((text) => text !== '').length
    const own = words.slice(at, at + count).filter((word) => word !== null)
    at += count
    return own.length === 0 ? null : { page: own[0]!.page, box: unionOf(own.map(({ box }) => box)) }
  })
}

/** What lines `from` up to `end` have of a node. */
function linesOf(node: Node, from: number, end: number): Node {
  let first = 0
  const sources = node.sources.flatMap((source) => {
    const lines = Math.min(end, first + source.lines) - Math.max(from, first)
    first += source.lines
    return lines > 0 ? [{ ...source, lines }] : []
  })
  return { ...node, raw: node.raw.split('\n').slice(from, end).join('\n'), sources }
}
