// TextLine: one line of a page as the structure stages see it, straightened, with the words it owns.
import type { Box } from '../../model/geometry.ts'
import { unionOf } from '../../model/geometry.ts'
import type { Line, PageText, Word } from '../../model/page-text.ts'
import type { GridCell, RuledGrid } from './ruled-grid.ts'

export interface TextLine {
  readonly page: number
  /** Left to right. */
  readonly words: readonly Word[]
  /** Words joined by single spaces, as recognized. */
  readonly text: string
  /** Straightened page pixels: what the stages reason with. */
  readonly box: Box
  /** Upright page pixels, as in PageText: what the document reports. */
  readonly pageBox: Box
  /** y of the baseline, straightened page pixels. */
  readonly baseline: number
  /** Height of a small letter, page pixels; never 0. */
  readonly xHeight: number
  /** The column or part of the page the line lies in, in reading order; unique in the document. */
  readonly region: number
  /** In a block that stands beside another one: no text goes on from it or into it. */
  readonly aside?: 'caption' | 'names'
  /** Lies over or under the text, as a watermark does. */
  readonly isWatermark?: true
  /** Of a ruled table: the cell it stands in. */
  readonly cell?: GridCell & { readonly grid: RuledGrid }
}

/** x-height assumed where the recognizer tells none: share of the line box's height. */
const X_HEIGHT_OF_BOX = 0.55

/** `box` with its centre turned about the page's centre by −skew, its size kept: the inverse of the page stage's mapping. */
export function straighten(box: Box, page: Pick<PageText, 'width' | 'height' | 'skew'>): Box {
  if (page.skew === 0) return box
  const angle = (-page.skew * Math.PI) / 180
  const x = (box[0] + box[2]) / 2 - page.width / 2
  const y = (box[1] + box[3]) / 2 - page.height / 2
  const dx = x * Math.cos(angle) - y * Math.sin(angle) - x
  const dy = x * Math.sin(angle) + y * Math.cos(angle) - y
  return [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy]
}

export function textLineOf(line: Line, page: PageText, region: number): TextLine {
  const box = unionOf(line.words.map((word) => straighten(word.box, page)))
  return {
    page: page.page,
    words: line.words,
    text: line.words.map((word) => word.text).join(' '),
    box,
    baseline: straighten([line.box[0], line.baseline, line.box[2], line.baseline], page)[3],
    pageBox: unionOf(line.words.map((word) => word.box)),
    xHeight: line.xHeight > 0 ? line.xHeight : Math.max(1, (box[3] - box[1]) * X_HEIGHT_OF_BOX),
    region,
  }
}

/** One line out of pieces of the same visual line, given left to right. */
export function mergeLines(pieces: readonly TextLine[]): TextLine {
  const first = pieces[0]!
  if (pieces.length === 1) return first
  const widest = pieces.reduce((a, b) => (b.box[2] - b.box[0] > a.box[2] - a.box[0] ? b : a))
  const words = pieces.flatMap((piece) => piece.words)
  return {
    ...first,
    words,
    text: words.map((word) => word.text).join(' '),
    box: unionOf(pieces.map((piece) => piece.box)),
    pageBox: unionOf(pieces.map((piece) => piece.pageBox)),
    baseline: widest.baseline,
    xHeight: widest.xHeight,
  }
}

/** The words of a line from one place on until another one, as a line. */
export function pieceOf(line: TextLine, from: number, until: number, page: PageText): TextLine {
  const words = line.words.slice(from, until)
  return {
    ...line,
    words,
    text: words.map(({ text }) => text).join(' '),
    box: unionOf(words.map(({ box }) => straighten(box, page))),
    pageBox: unionOf(words.map(({ box }) => box)),
  }
}

/** From one line's baseline down to another's, page pixels: descenders do not move it. */
export const stepTo = (line: TextLine, from: TextLine): number => line.baseline - from.baseline

/** Share of the lower of two boxes that lies beside the other, 0–1. */
export function verticalOverlap(a: Box, b: Box): number {
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  return Math.max(0, shared) / Math.max(1, Math.min(a[3] - a[1], b[3] - b[1]))
}

/** Lines grouped by a key, groups in the order of their first lines. */
export function groupLines(lines: readonly TextLine[], key: (line: TextLine) => number): Map<number, TextLine[]> {
  const groups = new Map<number, TextLine[]>()
  for (const line of lines) {
    const group = groups.get(key(line))
    if (group === undefined) groups.set(key(line), [line])
    else group.push(line)
  }
  return groups
}

/** The lines above, between and below some heights, in their order; those just at one are left out. @param heights ascending */
export function linesBetween(heights: readonly number[], lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const stretches: TextLine[][] = [[], ...heights.map(() => [])]
  for (const line of lines) {
    const at = (line.box[1] + line.box[3]) / 2
    let [from, end] = [0, heights.length]
    while (from < end) {
      const half = (from + end) >> 1
      if (heights[half]! < at) from = half + 1
      else end = half
    }
    if (heights[from] !== at) stretches[from]!.push(line)
  }
  return stretches
}
