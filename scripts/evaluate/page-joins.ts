// Page joins: whether what goes on over a page break is one node, and what does not is two.
import type { Document, Node } from '../../src/model/document.ts'
import type { AnnotatedPage } from './annotations.ts'
import { foundLines, pairWords, referenceWords } from './structure-words.ts'

const RUNNING: ReadonlySet<string> = new Set(['paragraph', 'numbered_paragraph', 'list_item'])
/** So many words of a page's first paragraph tell which node it stands in. */
const FIRST_WORDS = 12

export interface JoinScore {
  readonly expected: number
  readonly correct: number
  readonly faults: readonly string[]
}

/** One page break: that before physical page `number`. Null where the page does not follow, or begins with a heading. */
export function scoreJoin(
  { nodes }: Pick<Document, 'nodes'>,
  number: number,
  page: AnnotatedPage,
  reference: readonly string[],
): JoinScore | null {
  const index = page.blocks.findIndex(({ label }) => !label.startsWith('page_'))
  const block = page.blocks[index]
  if (!page.follows || block === undefined || !RUNNING.has(block.label)) return null
  const own = pairWords(referenceWords(page, reference), foundLines({ nodes }, number))
    .filter((pair) => pair.reference.block === index)
    .slice(0, FIRST_WORDS)
  const home = mostFrequent(own.map(({ found }) => found.node))
  const joined = home?.sources.some((source) => source.page < number) === true
  const wanted = block.joins === true
  if (home !== null && joined === wanted) return { expected: 1, correct: 1, faults: [] }
  const what = wanted ? 'is not joined with the page before' : 'is joined with the page before'
  return { expected: 1, correct: 0, faults: [`${page.reference}:${block.lines.join('-')} ${what}`] }
}

function mostFrequent(nodes: readonly Node[]): Node | null {
  const counts = new Map<Node, number>()
  for (const node of nodes) counts.set(node, (counts.get(node) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
