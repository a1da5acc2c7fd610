// JSON Lines: a paragraph a line with its place, for search and retrieval.
import type { Document } from '../model/document.ts'

/** The body in reading order, furniture and pieces without text left out; `number` is null where none is printed. */
export const renderJsonLines = ({ nodes }: Document): string =>
  nodes
    .filter(({ layer, text }) => layer === 'body' && text !== '')
    .map(({ id, label, number = null, marker = null, parent, text, sources, confidence }) => {
      const pages = sources.map(({ page }) => page)
      const boxes = sources.map(({ box }) => box)
      return `${JSON.stringify({ id, label, number, marker, parent, text, pages, boxes, confidence })}\n`
    })
    .join('')
