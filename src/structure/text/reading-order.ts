// Reading order: the lines of each page, pieces of one line put together, columns read one after the other.
import type { PageText } from '../../model/page-text.ts'
import { partGrids } from './grid-lines.ts'
import { standInFor, withTables } from './grid-regions.ts'
import { partLineNumbers } from './line-numbers.ts'
import { joinPieces, readRows, rowsOf } from './line-rows.ts'
import { partListLabels } from './list-label.ts'
import { median, quantile } from './measures.ts'
import { nameSides } from './name-sides.ts'
import { partySides } from './party-sides.ts'
import { partRunTogether } from './run-together.ts'
import { sideNotes } from './side-notes.ts'
import { captionSides, isDivider, partCaptions, type Sides } from './sides.ts'
import { partSigners, signerColumns } from './signer-columns.ts'
import { linesBetween, mergeLines, type TextLine, textLineOf, verticalOverlap } from './text-line.ts'
import { watermarks } from './watermarks.ts'

/** A gutter must be this many x-heights wide: word spaces of justified text stay below. */
const MIN_GUTTER = 1.2
/** A column holds at least this many lines and is at least this many x-heights wide; narrower stacks are table cells or markers. */
const MIN_COLUMN_LINES = 4
const MIN_COLUMN_WIDTH = 14
const MIN_COLUMN_WORDS = 3
/** A text that ends in the first lines of a column: beside so many lines of the other one, and about as wide. */
const LONG_COLUMN_LINES = 12
const SHORT_COLUMN_LINES = 2
const AS_WIDE = 0.75
/** Lines of a text column fill it, but for those beside a picture: of its rows this share may have less ink than that share of its width. */
const FILLED = 0.65
const MIN_COLUMN_FILL = 0.6
/** Two long words fill a line of a narrow column to its edge, as two words in a cell do not. */
const LONG_WORDS = 2
const LONG_WORDS_FILL = 0.9
/** A caption between the columns takes at most this share of their lines; in the middle of three columns there are as many. */
const MAX_INSETS = 0.35
/** What heads columns has its middle within so many x-heights of theirs, and is so many times as large; it stands in the first rows. */
const ON_AXIS = 2
const LARGER_HEAD = 1.18
const HEAD_ROWS = 4
/** Lines of one caption are at most so many x-heights apart. */
const NEXT_LINE = 2.5
/** Columns that have so many times the lines of names beside each other are columns of a page, names in them or not. */
const SIDES_SHARE = 2

/** All lines of the document in reading order; region numbers rise with it. */
export function orderLines(pages: readonly PageText[]): TextLine[] {
  let region = 0
  const marks = watermarks(pages)
  const parted = partLineNumbers(
    pages.map((page) =>
      partRunTogether(
        page.lines.filter((line) => !marks.has(line)).map((line) => textLineOf(line, page, 0)),
        page,
      ),
    ),
  )
  return pages.flatMap((page, index) => {
    const { numbers, text } = parted[index]!
    const across = page.lines.filter((line) => marks.has(line)).map((line) => textLineOf(line, page, 0))
    const { grids, text: aroundGrids } = partGrids(text, page)
    const notes = new Set(sideNotes(aroundGrids))
    const inText = aroundGrids.filter((line) => !notes.has(line))
    const tables = new Map(grids.map((grid) => [standInFor(grid, page), grid]))
    const regions = [
      ...readRegions([...partSigners(partCaptions(inText, page), page), ...tables.keys()], page).flatMap((lines) =>
        withTables(lines, tables),
      ),
      ...notesByMargin([...notes], inText),
      numbers,
      across.map((line) => ({ ...line, isWatermark: true as const })),
    ].filter(({ length }) => length > 0)
    return regions.flatMap((lines) => {
      region += 1
      return partListLabels(lines, page).map((line) => ({ ...line, region }))
    })
  })
}

/** Side notes of either margin, from the top down. */
function notesByMargin(notes: readonly TextLine[], text: readonly TextLine[]): TextLine[][] {
  const centre = (leftmost(text) + rightmost(text)) / 2
  return [notes.filter((line) => line.box[2] < centre), notes.filter((line) => line.box[2] >= centre)].map(readRows)
}

/** Splits lines of one page into regions in reading order: at a court's caption, then by the strongest gutter, recursively. */
function readRegions(lines: readonly TextLine[], page: PageText): TextLine[][] {
  if (lines.length === 0) return []
  const caption = captionSides(lines, page) ?? partySides(lines)
  if (caption !== null)
    return aroundSides(lines, caption, page, 'caption', [
      rowsOf(caption.left).flatMap(captionRow),
      ...readRegions(caption.right, page),
    ])
  const rows = rowsOf(lines).map(joinPieces)
  const signers = signerColumns(rows)
  if (signers !== null) return aroundSides(lines, signers, page, 'names', signers.columns)
  const gutter = findGutter(lines)
  const sides = nameSides(rows)
  if (sides !== null && holdAll(sides, lines) && (gutter === null || gutter.lines < SIDES_SHARE * sides.left.length))
    return aroundSides(lines, sides, page, 'names', [[...sides.left], [...sides.right]])
  if (gutter === null) return [readRows(lines)]
  const inside = (line: TextLine): boolean => middle(line) >= gutter.top && middle(line) <= gutter.bottom
  const columns = lines.filter(inside)
  return [
    ...readRegions(
      lines.filter((line) => middle(line) < gutter.top),
      page,
    ),
    ...readRegions(
      columns.filter((line) => line.box[2] <= gutter.x),
      page,
    ),
    ...readRegions(
      columns.filter((line) => line.box[2] > gutter.x && !crosses(line, gutter.x)),
      page,
    ),
    ...readRegions(
      columns.filter((line) => crosses(line, gutter.x)),
      page,
    ),
    ...readRegions(
      lines.filter((line) => middle(line) > gutter.bottom),
      page,
    ),
  ]
}

/** Pieces of a row of a caption's left side, the divider with what it stands behind, but for a line's number in the margin. */
function captionRow(row: readonly TextLine[]): TextLine[] {
  const pieces = joinPieces(row)
  const [before, last] = pieces.slice(-2)
  if (last === undefined || !isDivider(last.text) || /^\d+$/u.test(before!.text)) return pieces
  return [...pieces.slice(0, -2), mergeLines([before!, last])]
}

/** Whether the sides are all that stands in their stretch of the page: rows may reach into each other. */
function holdAll({ left, right, top, bottom }: Sides, lines: readonly TextLine[]): boolean {
  const inside = lines.filter((line) => middle(line) > top && middle(line) < bottom)
  const words = (some: readonly TextLine[]): number => some.reduce((sum, line) => sum + line.words.length, 0)
  return words(inside) === words(left) + words(right)
}

/** What stands above the sides, they themselves, what stands below. */
function aroundSides(
  lines: readonly TextLine[],
  { top, bottom }: Pick<Sides, 'top' | 'bottom'>,
  page: PageText,
  aside: 'caption' | 'names',
  sides: readonly (readonly TextLine[])[],
): TextLine[][] {
  const above = lines.filter((line) => middle(line) <= top)
  const below = lines.filter((line) => middle(line) >= bottom)
  const beside = sides.map((side) => side.map((line) => ({ ...line, aside })))
  return [...readRegions(above, page), ...beside, ...readRegions(below, page)]
}

interface Gutter {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly lines: number
}

const middle = (line: TextLine): number => (line.box[1] + line.box[3]) / 2

/** Null without one; asked often about the same lines of a table, so what was found is kept as long as they are. */
function findGutter(lines: readonly TextLine[], known: KnownGutters = new Map()): Gutter | null {
  const name = nameOf(lines)
  const found = known.get(name)
  if (found !== undefined) return found
  const gutter = strongestGutter(lines, known)
  known.set(name, gutter)
  return gutter
}

/** Gutters already looked for among some of a page's lines, by the lines' places. */
type KnownGutters = Map<string, Gutter | null>

const nameOf = (lines: readonly TextLine[]): string => lines.map(({ box }) => `${box[0]},${box[1]}`).join(' ')

function strongestGutter(lines: readonly TextLine[], known: KnownGutters): Gutter | null {
  const xHeight = median(lines.map((line) => line.xHeight))
  const edges = [...new Set(lines.map((line) => Math.round(line.box[2]) + 1))]
  const gutters = edges.flatMap((x) => guttersAt(x, lines, xHeight, known))
  return gutters.reduce<Gutter | null>(
    (best, gutter) => (best === null || isStronger(gutter, best) ? gutter : best),
    null,
  )
}

/** By the lines beside it; of two between the same lines the one that parts more of the page, for letters reach over an edge. */
const isStronger = (gutter: Gutter, other: Gutter): boolean =>
  gutter.lines > other.lines || (gutter.lines === other.lines && gutter.bottom - gutter.top > other.bottom - other.top)

/** The stretches of the page where no line crosses x and a text column stands on either side. */
function guttersAt(x: number, lines: readonly TextLine[], xHeight: number, known: KnownGutters): Gutter[] {
  const free = lines.filter((line) => line.box[0] >= x || line.box[2] <= x)
  if (free.length < 2 * MIN_COLUMN_LINES) return []
  const across = lines.filter((line) => crosses(line, x))
  const insets = insetsAmong(across, lines)
  const crossing = across.filter((line) => !insets.has(line)).map(middle)
  const stretches = linesBetween(
    crossing.sort((a, b) => a - b),
    free,
  )
  return stretches.flatMap((between) => {
    const left = between.filter((line) => line.box[2] <= x)
    const right = between.filter((line) => line.box[0] >= x)
    const isRest = isRestBeside(left, right)
    if (left.length < MIN_COLUMN_LINES || (right.length < MIN_COLUMN_LINES && !isRest)) return []
    if (leftmost(right) - rightmost(left) < MIN_GUTTER * xHeight) return []
    if (insetCount(insets, between) > MAX_INSETS * Math.min(left.length, right.length)) return []
    // Beside each other: only the shared stretch is read column by column.
    const shared = Math.min(lowest(left), lowest(right)) - Math.max(highest(left), highest(right))
    if (shared < 0.5 * Math.min(lowest(left) - highest(left), lowest(right) - highest(right))) return []
    if (!isColumnar(left, xHeight, known) || !(isRest || isColumnar(right, xHeight, known))) return []
    const top = highest(belowHeads(between, xHeight))
    return [{ x, top, bottom: lowest(between), lines: Math.min(left.length, right.length) }]
  })
}

/** The few lines in which a text ends, at the top of its last column. */
function isRestBeside(left: readonly TextLine[], right: readonly TextLine[]): boolean {
  if (left.length < LONG_COLUMN_LINES || right.length < SHORT_COLUMN_LINES || right.length >= MIN_COLUMN_LINES)
    return false
  const [above] = rowsOf(left).slice(1)
  const width = (lines: readonly TextLine[]): number => rightmost(lines) - leftmost(lines)
  const isAtTop = highest(right) < lowest(above!)
  const hasWords = right.some(({ words }) => words.length >= MIN_COLUMN_WORDS)
  return isAtTop && hasWords && width(right) > AS_WIDE * width(left) && width(right) * AS_WIDE < width(left)
}

/** The lines of columns without a head over them all, and what is above it: over three columns it crosses no gutter. */
function belowHeads(lines: readonly TextLine[], xHeight: number): readonly TextLine[] {
  const rows = rowsOf(lines)
  const centre = (leftmost(lines) + rightmost(lines)) / 2
  const last = rows.slice(0, HEAD_ROWS).findLastIndex(([line, ...others]) => {
    const isOnAxis = Math.abs((line!.box[0] + line!.box[2]) / 2 - centre) < ON_AXIS * xHeight
    return others.length === 0 && isOnAxis && line!.xHeight > LARGER_HEAD * xHeight
  })
  return rows.slice(last + 1).flat()
}

const crosses = (line: TextLine, x: number): boolean => line.box[0] < x && line.box[2] > x

/** Crossing lines that the columns flow around: text stands to their left and to their right, or to those next to them. */
function insetsAmong(across: readonly TextLine[], lines: readonly TextLine[]): ReadonlySet<TextLine> {
  const beside = (line: TextLine, other: TextLine): boolean => verticalOverlap(line.box, other.box) > 0.2
  const insets = new Set<TextLine>()
  const near = (line: TextLine, other: TextLine): boolean =>
    Math.max(line.box[1], other.box[1]) - Math.min(line.box[3], other.box[3]) < NEXT_LINE * line.xHeight
  for (const line of [...across].sort((a, b) => middle(a) - middle(b))) {
    const flanked =
      lines.some((other) => other.box[2] <= line.box[0] && beside(line, other)) &&
      lines.some((other) => other.box[0] >= line.box[2] && beside(line, other))
    if (flanked || [...insets].some((inset) => near(line, inset))) insets.add(line)
  }
  return insets
}

function insetCount(insets: ReadonlySet<TextLine>, between: readonly TextLine[]): number {
  const [top, bottom] = [highest(between), lowest(between)]
  return [...insets].filter((line) => middle(line) > top && middle(line) < bottom).length
}

/** One column, or several beside each other. */
const isColumnar = (lines: readonly TextLine[], xHeight: number, known: KnownGutters): boolean =>
  isColumn(lines, xHeight) ||
  (lines.length >= 2 * MIN_COLUMN_LINES && hasProse(lines, 2) && findGutter(lines, known) !== null)

/** Lines enough for so many columns of prose: half of each one's have the words of a text. */
const hasProse = (lines: readonly TextLine[], columns: number): boolean =>
  lines.filter((line) => line.words.length >= MIN_COLUMN_WORDS).length >= (columns * MIN_COLUMN_LINES) / 2

const leftmost = (lines: readonly TextLine[]): number => Math.min(...lines.map((line) => line.box[0]))
const rightmost = (lines: readonly TextLine[]): number => Math.max(...lines.map((line) => line.box[2]))
const highest = (lines: readonly TextLine[]): number => Math.min(...lines.map((line) => line.box[1]))
const lowest = (lines: readonly TextLine[]): number => Math.max(...lines.map((line) => line.box[3]))

/** Prose that fills its measure, in one or more columns; table cells are short and leave it empty. */
function isColumn(lines: readonly TextLine[], xHeight: number): boolean {
  const words = median(lines.map((line) => line.words.length))
  if (lines.length < MIN_COLUMN_LINES || words < LONG_WORDS) return false
  const width = Math.max(...lines.map((line) => line.box[2])) - Math.min(...lines.map((line) => line.box[0]))
  if (width < MIN_COLUMN_WIDTH * xHeight) return false
  const inked = rowsOf(lines).map((row) => row.reduce((sum, line) => sum + line.box[2] - line.box[0], 0))
  return quantile(inked, FILLED) / width >= (words < MIN_COLUMN_WORDS ? LONG_WORDS_FILL : MIN_COLUMN_FILL)
}
