// The typesetter of tables: rows of cells in columns, ruled or not, the words of a cell on as many lines as they need.
import { breakLines } from '../break-lines.ts'
import { widthOfText } from '../fonts.ts'
import type { PlateBlock } from './read-plates.ts'
import type { Mark } from './set-plate.ts'

/** Where the table stands, points. */
interface Frame {
  readonly left: number
  readonly width: number
  readonly y: number
  readonly size: number
  readonly leading: number
}

/** Between the text of a cell and the column's edge, and between the lines of two rows. */
const INSET = 4
const ROW_GAP = 4
const STROKE = 0.7

/**
 * Rows of cells parted by " | ", in columns that begin at the places given by `cols`; `wrap` breaks the text of a cell at its
 * column's edge, `bold` sets the first row bold, `ruled` draws a rule around each cell.
 */
export function setCells(
  { lines, options }: PlateBlock,
  { left, width, y, size, leading }: Frame,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const places = options.get('cols')!.split(',').map(Number)
  const marks: Mark[] = []
  const edges = [y]
  for (const [row, line] of lines.entries()) {
    const face = row === 0 && options.has('bold') ? 'bold' : 'regular'
    const cells = line.split(' | ').map((text, column) => {
      const measure = (places[column + 1] ?? width) - places[column]! - 2 * INSET
      return options.has('wrap')
        ? breakLines(text, measure, 0, (part) => widthOfText(part, face, size)).map(({ words }) => words.join(' '))
        : [text]
    })
    const top = edges.at(-1)!
    for (const [column, own] of cells.entries())
      for (const [index, text] of own.entries())
        marks.push({ text, x: left + places[column]! + INSET, y: top + (index + 1) * leading - 1, face, size })
    edges.push(top + Math.max(...cells.map((own) => own.length)) * leading + ROW_GAP)
  }
  const bottom = edges.at(-1)!
  if (options.has('ruled')) {
    for (const edge of edges) marks.push({ box: [left, edge, left + width, edge + STROKE], ink: 'black' })
    for (const x of [...places, width]) marks.push({ box: [left + x, y, left + x + STROKE, bottom], ink: 'black' })
  }
  return { marks, bottom }
}
