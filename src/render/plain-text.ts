// Plain text: what the document's body says, its numbers as printed, an empty line between two pieces.
import type { Document } from '../model/document.ts'

/** The whole body, furniture left out; a line end at the end, or an empty string for a document without text. */
export function renderPlainText({ nodes }: Document): string {
  const blocks = nodes
    .filter(({ layer, label }) => layer === 'body' && label !== 'picture')
    .map(({ marker, text }) => (marker === undefined ? text : `${marker} ${text}`.trim()))
    .filter((text) => text.trim() !== '')
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`
}
