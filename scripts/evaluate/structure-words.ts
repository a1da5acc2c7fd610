// Structure words: which word of a page's annotated reference stands in which node, by the cheapest alignment of the words.
import type { Document, Node } from '../../src/model/document.ts'
import { align, editDistance } from '../../src/verify/texts/edit-distance.ts'
import { pairTokens } from '../../src/verify/texts/tokens.ts'
import type { AnnotatedPage } from './annotations.ts'

export interface FoundLine {
  readonly node: Node
  readonly words: readonly string[]
}

export interface FoundWord {
  readonly node: Node
  readonly line: FoundLine
  readonly text: string
}

export interface ReferenceWord {
  /** Index of the block. */
  readonly block: number
  readonly text: string
}

export interface WordPair {
  readonly reference: ReferenceWord
  readonly found: FoundWord
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

export function referenceWords(page: AnnotatedPage, lines: readonly string[]): ReferenceWord[] {
  return page.blocks.flatMap(({ lines: [from, to] }, block) =>
    lines.slice(from - 1, to).flatMap((line) => wordsIn(line).map((text) => ({ block, text }))),
  )
}

/** The lines that nodes have on one page, in reading order. A node's raw text has a line for each of its sources' lines. */
export function foundLines({ nodes }: Pick<Document, 'nodes'>, page: number): FoundLine[] {
  return nodes.flatMap((node) => {
    const before = node.sources.filter((source) => source.page < page).reduce((sum, { lines }) => sum + lines, 0)
    const own = node.sources.find((source) => source.page === page)?.lines ?? 0
    const raw = node.raw.split('\n').slice(before, before + own)
    return raw.map((line) => ({ node, words: wordsIn(line) }))
  })
}

export function pairWords(reference: readonly ReferenceWord[], lines: readonly FoundLine[]): WordPair[] {
  const found = lines.flatMap((line) => line.words.map((text) => ({ node: line.node, line, text })))
  const pair = pairTokens(
    reference.map(({ text }) => text),
    found.map(({ text }) => text),
    () => null,
  )
  return align(pair).flatMap(({ kind, reference: from, compared, length }) => {
    if (kind !== 'equal' && kind !== 'substitute') return []
    const pairs = Array.from({ length }, (_, index) => ({
      reference: reference[from + index]!,
      found: found[compared + index]!,
    }))
    return kind === 'equal' ? pairs : pairs.filter((one) => isSimilar(one.reference.text, one.found.text))
  })
}

/** One word misread as the other: half of its letters are right. */
function isSimilar(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length)
  return longer >= 3 && editDistance(pairTokens([...a], [...b], () => null)) * 2 <= longer
}
