// Line ends: whether verse, addresses and lists keep them in their clean text, and running text has them joined.
import type { Document, Node } from '../../src/model/document.ts'
import type { PlateReference } from '../facsimiles/plates/plate-reference.ts'
import { foundLines, pairWords, referenceWords } from './structure-words.ts'

/** Labels whose text either keeps its line ends or has them joined. */
const PROSE: ReadonlySet<string> = new Set(['paragraph', 'numbered_paragraph', 'list_item', 'address', 'signature'])

export interface LineEndScore {
  readonly expected: number
  readonly correct: number
  readonly faults: readonly string[]
}

/** Blocks of several lines that keep them all in their clean text, where they should, and none where they should not. */
export function scoreLineEnds(
  document: Pick<Document, 'nodes'>,
  number: number,
  { page, lines, keeps }: PlateReference,
): LineEndScore {
  const pairs = pairWords(referenceWords(page, lines), foundLines(document, number))
  const judged = page.blocks.flatMap((block, index) => {
    const [first, last] = block.lines
    if (last === first || !PROSE.has(block.label)) return []
    const home = mostFrequent(pairs.flatMap(({ reference, found }) => (reference.block === index ? [found.node] : [])))
    const kept = home?.text.split('\n').length ?? 0
    const isRight = kept === (keeps[index] ? last - first + 1 : 1)
    return [{ isRight, fault: `${page.reference}:${first}-${last} has ${kept} lines in its text` }]
  })
  return {
    expected: judged.length,
    correct: judged.filter(({ isRight }) => isRight).length,
    faults: judged.filter(({ isRight }) => !isRight).map(({ fault }) => fault),
  }
}

function mostFrequent(nodes: readonly Node[]): Node | null {
  const counts = new Map<Node, number>()
  for (const node of nodes) counts.set(node, (counts.get(node) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
