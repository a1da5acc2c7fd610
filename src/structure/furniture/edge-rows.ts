// Edge rows: the outermost rows of a page, head and foot, where furniture can be, with how they stand there.

import { rowsOf } from '../text/line-rows.ts'
import { quantile, weightedXHeight } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'

export interface EdgeRow {
  readonly page: number
  readonly edge: 'head' | 'foot'
  /** 0 = outermost. */
  readonly depth: number
  readonly outermost: boolean
  /** True where it stands in the paper's margin zone, or at the edge of text that has the shape of a page: a book on a larger sheet. */
  readonly nearEdge: boolean
  readonly lines: readonly TextLine[]
  readonly text: string
  /** Horizontal extent and vertical middle as shares of the page's height, so that pages of one size compare. */
  readonly left: number
  readonly right: number
  readonly y: number
  /** Gap to the next row inwards, baseline to baseline, in line pitches of the page; Infinity without one. */
  readonly apart: number
  readonly centred: boolean
  /** Left and right margin of the page's text, straightened page pixels, and the x-height there. */
  readonly margins: { readonly left: number; readonly right: number; readonly xHeight: number }
  /** Text of a row at the other edge of the page that says the same, lower case; else null. */
  readonly twin: string | null
}

/** How many rows deep furniture can reach, and what share of the page's height from the outermost row on. */
const DEPTH = 5
const ZONE = 0.22
/** Text so many times as high as wide, and so wide by share of the sheet's height, has the shape of a page; its first and last rows are edges. */
const PAGE_SHAPE = 1.35
const PAGE_WIDTH = 0.36
const WHOLE_DEPTH = 1
/** So many longer lines tell the text's margins by all but these outermost shares: ink beside the paper may be read into some. */
const LEAST_TELLING = 12
const OUTERMOST = 0.05
/** Lines of no more letters say nothing of where the text lies: page numbers, stamps, dirt outside the paper. */
const SHORT = 6

/** Rows of one page's head and foot. @param height page pixels */
export function edgeRows(lines: readonly TextLine[], height: number): EdgeRow[] {
  const rows = rowsOf(lines)
  const xHeight = weightedXHeight(lines)
  const pitch = pitchOf(rows, xHeight)
  const texts = rows.map((row) => row.map((line) => line.text).join(' '))
  const long = lines.filter(({ text }) => text.length > SHORT)
  const bounds = extent(long.length > 0 ? long : lines)
  const isWithin = (row: readonly TextLine[]): boolean =>
    row.some(({ box }) => box[2] > bounds.left - xHeight && box[0] < bounds.right + xHeight)
  const isWhole = isPageShaped(bounds, height)
  const make = (edge: EdgeRow['edge'], index: number): EdgeRow => {
    const row = rows[index]!
    const depth = edge === 'head' ? index : rows.length - 1 - index
    const inner = (edge === 'head' ? rows.slice(index + 1) : rows.slice(0, index).reverse()).find(isWithin)
    const left = Math.min(...row.map((line) => line.box[0]))
    const right = Math.max(...row.map((line) => line.box[2]))
    const twin = texts.findIndex((text, other) => other !== index && text.toLowerCase() === texts[index]!.toLowerCase())
    return {
      page: row[0]!.page,
      edge,
      depth,
      outermost: depth === 0,
      nearEdge:
        (isWhole && depth <= WHOLE_DEPTH) ||
        (edge === 'head' ? baseline(row) < ZONE * height : baseline(row) > (1 - ZONE) * height),
      lines: row,
      text: texts[index]!,
      left: left / height,
      right: right / height,
      y: baseline(row) / height,
      apart: inner === undefined ? Number.POSITIVE_INFINITY : Math.abs(baseline(inner) - baseline(row)) / pitch,
      centred: Math.abs(left + right - bounds.left - bounds.right) / 2 < 0.05 * (bounds.right - bounds.left),
      margins: { left: bounds.left, right: bounds.right, xHeight },
      twin: twin >= 0 && Math.abs(twin - index) > 2 ? texts[twin]!.toLowerCase() : null,
    }
  }
  const heads = rows.flatMap((row, index) =>
    index < DEPTH && baseline(row) < bounds.top + ZONE * height ? [make('head', index)] : [],
  )
  const feet = rows.flatMap((row, index) =>
    rows.length - 1 - index < DEPTH && baseline(row) > bounds.bottom - ZONE * height ? [make('foot', index)] : [],
  )
  return [...heads, ...feet.reverse()]
}

const baseline = (row: readonly TextLine[]): number => Math.max(...row.map((line) => line.box[3]))

const isPageShaped = ({ left, top, right, bottom }: Extent, height: number): boolean =>
  right - left >= PAGE_WIDTH * height && bottom - top >= PAGE_SHAPE * (right - left)

interface Extent {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function extent(lines: readonly TextLine[]): Extent {
  const share = lines.length < LEAST_TELLING ? 0 : OUTERMOST
  return {
    left: quantile(
      lines.map((line) => line.box[0]),
      share,
    ),
    top: Math.min(...lines.map((line) => line.box[1])),
    right: quantile(
      lines.map((line) => line.box[2]),
      1 - share,
    ),
    bottom: Math.max(...lines.map((line) => line.box[3])),
  }
}

/** Line pitch of the page in pixels: the usual step between rows that follow each other closely. */
function pitchOf(rows: readonly (readonly TextLine[])[], xHeight: number): number {
  const steps = rows
    .slice(1)
    .map((row, index) => baseline(row) - baseline(rows[index]!))
    .filter((step) => step > 1.2 * xHeight && step < 6 * xHeight)
    .sort((a, b) => a - b)
  return steps[Math.floor(steps.length / 2)] ?? 2.6 * xHeight
}
