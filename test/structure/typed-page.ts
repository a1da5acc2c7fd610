// A typewriter for tests: plain text laid out on a grid becomes a PageText, one grid cell a letter.
import type { Line, PageText, Word } from '../../src/model/page-text.ts'

export const CELL = { width: 12, height: 40, xHeight: 16 } as const

interface Typing {
  readonly page?: number
  readonly skew?: number
  readonly rules?: PageText['rules']
  /** Lines set at other sizes: index of the grid row → x-height, pixels. */
  readonly sizes?: Readonly<Record<number, number>>
}

/** Each row of `grid` is a line of the page; three spaces or more part a row into pieces, as a recognizer would. */
export function typedPage(grid: string, { page = 1, skew = 0, rules = [], sizes = {} }: Typing = {}): PageText {
  const rows = grid.replace(/^\n|\n *$/g, '').split('\n')
  const width = Math.max(80, ...rows.map((row) => row.length)) * CELL.width + 200
  const height = (Math.max(rows.length, 40) + 4) * CELL.height
  const lines = rows.flatMap((row, index) => typedLines(row, index, sizes[index] ?? CELL.xHeight))
  return {
    schemaVersion: '1.0',
    key: 'typed',
    page,
    width,
    height,
    dpi: 200,
    rotation: 0,
    skew,
    textSource: 'ocr',
    because: 'typed for a test',
    status: 'ok',
    confidence: 0.9,
    lines,
    pictures: [],
    rules,
    diagnostics: [],
  }
}

function typedLines(row: string, index: number, xHeight: number): Line[] {
  const bottom = (index + 2) * CELL.height
  const pieces = [...row.matchAll(/\S+(?: {1,2}\S+)*/g)]
  return pieces.map((piece) => {
    const words: Word[] = [...piece[0].matchAll(/\S+/g)].map((word) => {
      const left = 100 + (piece.index + word.index) * CELL.width
      return {
        text: word[0],
        box: [left, bottom - 1.6 * xHeight, left + word[0].length * CELL.width, bottom],
        confidence: 0.9,
      }
    })
    const first = words[0]!.box
    const last = words.at(-1)!.box
    return { box: [first[0], first[1], last[2], last[3]], words, xHeight, baseline: bottom, block: 0 }
  })
}
