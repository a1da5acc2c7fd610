// Markdown: the document's text to read and publish, with its own numbers kept as printed and furniture left out.
import type { Document, Node } from '../model/document.ts'

/** The whole document as CommonMark; a line end at its end. Printed numbers stay as they are: Markdown cannot renumber them. */
export function renderMarkdown(document: Document): string {
  const depths = depthsOf(document.nodes)
  const blocks = document.nodes
    .filter(
      (node) => node.layer === 'body' && node.label !== 'picture' && (node.text !== '' || node.marker !== undefined),
    )
    .map((node) => blockOf(node, depths.get(node.id) ?? 0))
  return `${blocks.join('\n\n')}\n`
}

/** How deep each numbered paragraph or list item stands under other numbered paragraphs. */
function depthsOf(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const depth = (node: Node): number => {
    const parent = node.parent === null ? undefined : byId.get(node.parent)
    return parent === undefined || parent.label === 'section_header' ? 0 : depth(parent) + 1
  }
  return new Map(nodes.map((node) => [node.id, depth(node)]))
}

function blockOf(node: Node, depth: number): string {
  const text = escapeText(node.text)
  const marked = node.marker === undefined ? text : `${escapeText(node.marker)} ${text}`.trimEnd()
  switch (node.label) {
    case 'title':
      return `# ${text}`
    case 'dateline':
      return `*${text}*`
    case 'section_header':
      return `## ${marked}`
    case 'list_item':
      return quoted(`- ${text}`, depth)
    case 'footnote':
      return `> ${protectStart(marked)}`
    default:
      return quoted(protectStart(marked), depth)
  }
}

/** Depth is shown by non-breaking spaces: Markdown would take plain ones for code, or drop them. */
const quoted = (text: string, depth: number): string =>
  text.startsWith('- ') ? text : '\u00a0'.repeat(4 * depth) + text

/** Backslashes where a sign would mean something to Markdown, and nowhere else. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<=^|[\s(])(https?|ftp):\/\//g, '$1\\://')
    .replace(/~~/g, '\\~\\~')
}

/** A paragraph that would begin a list, a heading, a quotation, a rule or a table is kept a paragraph. */
function protectStart(text: string): string {
  return text.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2').replace(/^[-+#>=|~](?=.|$)/, '\\$&')
}
