// Markdown tables: a table's cells as GitHub's Markdown shows them, one head row, each text once.
import type { Table } from '../model/document.ts'
import { escapeMarkdown } from './markdown-escape.ts'

/**
 * Rows of the head are put together in one, for Markdown has one; without a head it is empty. A cell that spans columns
 * stands in its first, the others are empty.
 */
export function markdownTable({ rows, columns, headRows, cells }: Table): string {
  const row = (from: number, to: number): string => {
    const texts = Array.from({ length: columns }, (_, column) =>
      cells.filter((cell) => cell.row >= from && cell.row < to && cell.column === column).map(({ text }) => text),
    )
    return `| ${texts.map((own) => escapeCell(own.join(' '))).join(' | ')} |`
  }
  const body = Array.from({ length: rows - headRows }, (_, index) => row(headRows + index, headRows + index + 1))
  return [row(0, headRows), `|${' --- |'.repeat(columns)}`, ...body].join('\n')
}

/** A bar would end the cell, whatever stands before it; a backslash at its end would escape the bar behind. */
const escapeCell = (text: string): string =>
  escapeMarkdown(text.replace(/\s+/g, ' ').trim(), 'within-line')
    .replaceAll('|', '\\|')
    .replace(/(?<!\\)(?:\\\\)*\\$/, '$&\\')
