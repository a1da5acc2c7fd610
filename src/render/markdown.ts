// Markdown: the document's text to read and publish, with its own numbers kept as printed and furniture left out.
import type { Document, Metadata, Node } from '../model/document.ts'
import { keepsLines, markdownLines } from './kept-lines.ts'
import { escapeMarkdown, type Place } from './markdown-escape.ts'
import { markdownTable } from './markdown-table.ts'

/** Non-breaking spaces for each level of nesting: Markdown would drop plain ones, or take them for code. */
const INDENT = '\u00a0'.repeat(4)

/**
 * The whole document as CommonMark that GitHub shows alike: a line for each body node, or for each of
 * its lines where they are kept, an empty line between two, a line end at the end. No list syntax is used: Markdown counts list items itself and would not keep the numbers as printed.
 */
export function renderMarkdown({ nodes, metadata }: Document): string {
  const body = nodes.filter((node) => node.layer === 'body' && node.label !== 'picture' && printed(node) !== '')
  const depths = depthsOf(nodes)
  const section = sectionLine(metadata, body)
  const blocks = body.map((node) =>
    node === section?.node ? escapeMarkdown(section.text, 'line-start') : blockOf(node, depths.get(node.id)!),
  )
  if (section !== null && section.node === null) {
    const title = body.findIndex((node) => node.label === 'title')
    blocks.splice(Math.max(0, title), 0, escapeMarkdown(section.text, 'line-start'))
  }
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`
}

/** What stands under these is not set in. */
const ENCLOSES_NOTHING: ReadonlySet<Node['label']> = new Set(['title', 'section_header', 'picture', 'table'])

/** How deep each node stands under other nodes; headings do not count. A parent stands before its children. */
export function depthsOf(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const inner = new Map<string, number>()
  const depths = new Map<string, number>()
  for (const { id, parent, label } of nodes) {
    const depth = parent === null ? 0 : (inner.get(parent) ?? 0)
    depths.set(id, depth)
    inner.set(id, ENCLOSES_NOTHING.has(label) ? depth : depth + 1)
  }
  return depths
}

interface SectionLine {
  readonly text: string
  /** The node that says it and is shown so instead of as a heading; null where only furniture says it. */
  readonly node: Node | null
}

const HEADING_THE_TEXT: ReadonlySet<Node['label']> = new Set(['title', 'section_header', 'dateline'])

/**
 * "Appendix 13": a plain line, for it names the document's place in a book and heads no text. Null where a heading or the
 * title says more than that.
 */
function sectionLine({ section }: Metadata, body: readonly Node[]): SectionLine | null {
  if (section === null) return null
  const name = [section.label, section.number ?? ''].join(' ').trim()
  const opening = body.findIndex(({ label }) => !HEADING_THE_TEXT.has(label))
  const headings = opening === -1 ? body : body.slice(0, opening)
  const saying = headings.find((node) => wordsOf(printed(node)).startsWith(wordsOf(name)))
  if (saying !== undefined) {
    const alone = saying.label === 'section_header' && wordsOf(printed(saying)) === wordsOf(name)
    return alone ? { text: printed(saying), node: saying } : null
  }
  const number = headings.find(
    ({ label, text }) =>
      label === 'section_header' && section.number !== null && wordsOf(text) === wordsOf(section.number),
  )
  return { text: number === undefined ? name : `${section.label} ${printed(number)}`, node: number ?? null }
}

/** Ends in a space, so that “Annex 1” does not begin “Annex 12”. */
const wordsOf = (text: string): string =>
  `${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `

function blockOf(node: Node, depth: number): string {
  if (node.table !== undefined) return markdownTable(node.table)
  if (keepsLines(node)) return markdownLines(`${node.marker ?? ''} ${node.text}`, INDENT.repeat(depth))
  const text = (place: Place): string => escapeMarkdown(printed(node), place)
  switch (node.label) {
    case 'title':
      return `# ${text('heading')}`
    case 'section_header':
      return `## ${text('heading')}`
    case 'dateline':
      return `*${text('emphasis')}*`
    case 'footnote':
    case 'side_note':
      return `> ${text('line-start')}`
    default:
      return depth === 0 ? text('line-start') : INDENT.repeat(depth) + text('within-line')
  }
}

/** The node's marker and text in one line. */
const printed = ({ marker, text }: Node): string => `${marker ?? ''} ${text}`.replace(/\s+/g, ' ').trim()
