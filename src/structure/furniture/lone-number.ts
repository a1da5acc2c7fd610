// A lone number: whether a number by itself at a page's edge stands as page numbers do.
import type { EdgeRow } from './edge-rows.ts'
import { type PageLabel, readPageLabel } from './page-label.ts'

/** A row stands apart from the text when the gap to it is this many line pitches (from baseline to baseline). */
export const APART = 1.4
/** In double-spaced typing furniture stands as near as this; it begins so far into the measure, by share of it. */
const OWN_LINE = 0.75
/** At the foot, from this share of the paper's height on, a number no higher than so may stand as near as this. */
const FOOT_FROM = 0.9
const MOST = 999
const UNDER_LAST = 1.15
/** So many line pitches below the text. */
const FAR_BELOW = 2
/** A number that ends a head begins this far in. */
const AT_END = 0.85
const FAR_IN = 0.25

interface LoneNumber {
  readonly row: EdgeRow
  readonly label: PageLabel
  /** All rows of its edge. */
  readonly edge: readonly EdgeRow[]
  readonly pageCount: number
}

/** Whether a number, outside which nothing but furniture stands, is a page's and numbers nothing that follows it. */
export function standsAsPageNumber({ row, label, edge, pageCount }: LoneNumber): boolean {
  if (label.script === 'roman' && pageCount > 2 && !isOfFront(row, label)) return false
  if (!row.nearEdge && !isUnderText(row, label)) return false
  return row.apart >= APART || isOutOfText(row) || isUnderLastLine(row, label, edge)
}

/** A small Roman numeral at the paper's foot, below all else and no higher than its sheet: of the pages before the first chapter. */
const isOfFront = ({ edge, outermost, y, page }: EdgeRow, { text, value }: PageLabel): boolean =>
  edge === 'foot' && outermost && y > FOOT_FROM && text === text.toLowerCase() && value <= page

/** Alone and centred, far below all text: the paper's lower part may be missing, or black. */
const isUnderText = ({ edge, apart, centred }: EdgeRow, { script }: PageLabel): boolean =>
  edge === 'foot' && apart >= FAR_BELOW && centred && script === 'arabic'

/** Not where a line of text begins, nor, at the head, a title's number stands: the edge of a page that is typed with double spaces. */
function isOutOfText({ edge, apart, lines, margins }: EdgeRow): boolean {
  const indent = Math.min(...lines.map((line) => line.box[0])) - margins.left
  const least = edge === 'foot' ? FAR_IN : AT_END
  return apart >= OWN_LINE && indent > least * (margins.right - margins.left)
}

/** At the paper's foot where lines begin, a little further down than lines follow each other, and in no column of numbers. */
function isUnderLastLine(row: EdgeRow, label: PageLabel, edge: readonly EdgeRow[]): boolean {
  const above = edge.find(({ depth }) => depth === row.depth + 1)
  return (
    row.edge === 'foot' &&
    row.outermost &&
    row.y > FOOT_FROM &&
    row.apart >= UNDER_LAST &&
    label.script === 'arabic' &&
    label.value <= MOST &&
    above !== undefined &&
    readPageLabel(above.text) === null
  )
}
