// Contents targets: which heading of the document each entry of its contents names.
import type { ContentsEntry, Node } from '../../model/document.ts'
import { singleLabels } from '../furniture/page-label.ts'

/** Letters and digits that two titles share in pairs, as a share of both: below it they are not the same, however badly read. */
const ALIKE = 0.86
/** Shorter titles are told by chance. */
const LEAST_LETTERS = 4
/** A paragraph of no more letters may be a heading that was not told from text. */
const MAX_TITLE = 160
const NUMBER = /^(?:(?:[\dIVXLC]+|[A-Za-z]|\d+(?:\.\d+)+)[.):]?|§\s*\d+|[([]\w{1,4}[)\]])\s+(?=\S*\p{L}{2})/u

/** The nodes, with the headings that the entries of contents name; the one on the page of the entry's label first. */
export function withContentsTargets(nodes: readonly Node[], labels: ReadonlyMap<number, string>): Node[] {
  const targets = nodes.filter(isNameable).map(targetFrom)
  return nodes.map((node) => {
    if (node.entries === undefined) return node
    return { ...node, entries: node.entries.map((entry) => ({ ...entry, heading: targetOf(entry, targets, labels) })) }
  })
}

/** What an entry says, or a node, without its number: letters and digits alone, small. */
export function titleKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(NUMBER, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const isNameable = ({ layer, label, text }: Node): boolean =>
  layer === 'body' && label !== 'contents' && label !== 'footnote' && label !== 'table' && text.length <= MAX_TITLE

interface Target {
  readonly node: Node
  /** Without its marker, and with it. */
  readonly titles: readonly Title[]
}

const targetFrom = (node: Node): Target => ({
  node,
  titles: [node.text, `${node.marker ?? ''} ${node.text}`.trim()].map((text) => titleFrom(titleKey(text))),
})

function targetOf(
  entry: ContentsEntry,
  targets: readonly Target[],
  labels: ReadonlyMap<number, string>,
): string | null {
  const title = titleFrom(titleKey(entry.title))
  if (title.key.length < LEAST_LETTERS) return null
  const alike = targets.filter(({ titles }) => titles.some((other) => areAlike(title, other))).map(({ node }) => node)
  const there = alike.filter(({ sources }) => singleLabels(labels.get(sources[0]!.page) ?? '').includes(entry.label))
  const headings = alike.filter(({ label }) => label === 'section_header' || label === 'title')
  const sure = [there.filter((node) => headings.includes(node)), there, headings, alike].find(
    ({ length }) => length > 0,
  )
  return sure?.length === 1 ? sure[0]!.id : null
}

interface Title {
  readonly key: string
  /** Each two letters side by side as a number, rising: a book has a million times an entry and a heading to compare. */
  readonly pairs: Uint32Array
}

/** A title by its key, made ready to be compared. */
export function titleFrom(key: string): Title {
  const pairs = Array.from(
    { length: Math.max(0, key.length - 1) },
    (_, at) => key.charCodeAt(at) * 0x1_0000 + key.charCodeAt(at + 1),
  )
  return { key, pairs: Uint32Array.from(pairs).sort() }
}

/** Whether two titles are the same, though some of their letters be misread. */
export function areAlike(one: Title, other: Title): boolean {
  if (one.key === other.key) return true
  const least = Math.min(one.pairs.length, other.pairs.length)
  const both = one.pairs.length + other.pairs.length
  // The shorter one may be shared wholly, no more.
  if (least < LEAST_LETTERS || (2 * least) / both < ALIKE) return false
  return (2 * sharedPairs(one.pairs, other.pairs)) / both >= ALIKE
}

/** How many numbers two rising rows share, each as often as both have it. */
function sharedPairs(one: Uint32Array, other: Uint32Array): number {
  let [at, beside, shared] = [0, 0, 0]
  while (at < one.length && beside < other.length) {
    const difference = one[at]! - other[beside]!
    if (difference === 0) shared++
    if (difference <= 0) at++
    if (difference >= 0) beside++
  }
  return shared
}
