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
  const targets = nodes.filter(isNameable)
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

function targetOf(entry: ContentsEntry, targets: readonly Node[], labels: ReadonlyMap<number, string>): string | null {
  const key = titleKey(entry.title)
  if (key.length < LEAST_LETTERS) return null
  const alike = targets.filter(
    (node) => isAlike(key, titleKey(node.text)) || isAlike(key, titleKey(`${node.marker ?? ''} ${node.text}`.trim())),
  )
  const there = alike.filter(({ sources }) => singleLabels(labels.get(sources[0]!.page) ?? '').includes(entry.label))
  const headings = alike.filter(({ label }) => label === 'section_header' || label === 'title')
  const sure = [there.filter((node) => headings.includes(node)), there, headings, alike].find(
    ({ length }) => length > 0,
  )
  return sure?.length === 1 ? sure[0]!.id : null
}

export function isAlike(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [pairsOf(one), pairsOf(other)]
  if (Math.min(a.length, b.length) < LEAST_LETTERS) return false
  const left = [...b]
  const shared = a.filter((pair) => {
    const at = left.indexOf(pair)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
  return (2 * shared.length) / (a.length + b.length) >= ALIKE
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2))
