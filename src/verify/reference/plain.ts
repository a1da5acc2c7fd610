// A reference in plain text: paragraphs between empty lines, numbered ones where the numbers go on from each other.
import { readWordMarker } from '../../markers/word-marker.ts'
import { createNumberer } from './numberer.ts'
import { LATER_LINES, printedNumber } from './printed-number.ts'
import type { ReferenceBlock, ReferenceText } from './reference-text.ts'

export function readPlainReference(text: string): ReferenceText {
  return {
    lists: [blocksOf(text)],
    section: null,
    furniture: null,
    numbers: 'as-printed',
    plain: text,
  }
}

function blocksOf(text: string): ReferenceBlock[] {
  const blocks: (Omit<ReferenceBlock, 'text'> & { readonly lines: string[] })[] = []
  const numberer = createNumberer()
  let open = false
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  for (const [index, trimmed] of lines.entries()) {
    const number = printedNumber(trimmed, lines.slice(index + 1, index + 1 + LATER_LINES))
    const path = number === null ? null : numberer.next(number)
    if (number === null && readWordMarker(trimmed) !== null) numberer.close()
    if (trimmed === '') open = false
    else if (number !== null && path !== null) {
      blocks.push({ kind: 'numbered_paragraph', number: path, marker: number.marker, lines: [number.rest] })
      open = true
    } else if (open) blocks.at(-1)!.lines.push(trimmed)
    else {
      blocks.push({ kind: 'paragraph', number: null, marker: null, lines: [trimmed] })
      open = true
    }
  }
  return blocks.map(({ lines, ...block }) => ({ ...block, text: lines.join('\n') }))
}
