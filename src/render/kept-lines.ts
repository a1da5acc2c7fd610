// Kept lines: nodes whose lines mean something, and how Markdown shows each line in its own.
import type { Node } from '../model/document.ts'
import { escapeMarkdown } from './markdown-escape.ts'

const KEPT: ReadonlySet<Node['label']> = new Set(['contents', 'signature', 'address'])

export const keepsLines = ({ label, text }: Pick<Node, 'label' | 'text'>): boolean =>
  KEPT.has(label) || (label === 'paragraph' && text.includes('\n'))

/** One paragraph of CommonMark, with a hard break between two lines. @param indent before each line */
export function markdownLines(text: string, indent: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  return escapeMarkdown(lines.join('\n'), indent === '' ? 'line-start' : 'within-line')
    .split('\n')
    .map((line, index) => indent + (index < lines.length - 1 && /(?<!\\)(?:\\\\)*\\$/.test(line) ? `${line}\\` : line))
    .join('\\\n')
}
