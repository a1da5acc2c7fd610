// Dark panels: where a page has light type on a dark ground, such as the head of a table or a banner, and its negative.
import { crop } from '../../engines/gray-ops.ts'
import type { GrayImage } from '../../engines/ports.ts'
import { type Box, clampToPage, heightOf, holdsMiddle, widthOf } from '../../model/geometry.ts'
import { findBlobs } from '../ink/blobs.ts'
import type { InkImage } from '../ink/ink.ts'
import { findRuns, type InkRuns, inkBelow, inkOf, reduceInk } from '../ink/ink-runs.ts'

/** Side of a cell, inches: half the height of usual type, so that a panel stays dark between its lines. */
const CELL_INCHES = 0.04
/** A panel holds a line of type and a word at least; inches. */
const LEAST_HEIGHT = 0.1
const LEAST_WIDTH = 0.3
/** White letters leave this share of a panel dark: close type the least, a word in a wide banner the most. */
const DARK = [0.5, 0.995] as const
/** A cell of a panel is dark in this share at least. */
const DARK_CELL = 0.5
const MOST_PANELS = 12
/** Grounds darker than this may bear white type, such as blue and green heads of tables, though they are no ink. */
const TONED = 190

/** Boxes of panels, largest first, in pixels. @param dpi pixels an inch */
export function findDarkPanels(image: GrayImage, dpi: number): Box[] {
  const ink = inkOf(image)
  const dark = panelsIn(ink, dpi)
  const toned = panelsIn(inkBelow(image, TONED), dpi)
  return [...dark, ...toned.filter((box) => !dark.some((other) => holdsMiddle(other, box, 0)))]
    .sort((a, b) => widthOf(b) * heightOf(b) - widthOf(a) * heightOf(a))
    .slice(0, MOST_PANELS)
}

function panelsIn(ink: InkRuns, dpi: number): Box[] {
  const { width, height } = ink
  const size = Math.max(2, Math.round(CELL_INCHES * dpi))
  const least = [LEAST_WIDTH * dpi, LEAST_HEIGHT * dpi] as const
  return darkRegions(reduceInk(ink, size, DARK_CELL))
    .map(([left, top, right, bottom]) =>
      clampToPage([(left - 1) * size, (top - 1) * size, (right + 1) * size, (bottom + 1) * size], width, height),
    )
    .filter((box) => widthOf(box) >= least[0] && heightOf(box) >= least[1])
    .map((box) => trimmed(ink, box))
    .filter((box) => heightOf(box) >= least[1] && isPanel(darkShare(ink, box)))
}

/** Boxes, in cells, that dark cells hanging together mostly fill. */
function darkRegions({ width, height, data }: InkImage): Box[] {
  const cells = findRuns({ width, height, data: data.map((dark) => 1 - dark) }, 1)
  return findBlobs(cells)
    .filter(({ box, area }) => area >= DARK[0] * widthOf(box) * heightOf(box))
    .map(({ box }) => box)
}

/** The panel's type, dark on light. */
export function negativeOf(image: GrayImage, panel: Box): GrayImage {
  const { width, height, data } = crop(image, panel, 0)
  return { width, height, data: data.map((gray) => 255 - gray) }
}

const isPanel = (share: number): boolean => share >= DARK[0] && share <= DARK[1]

/** Rid of edge rows and columns that are mostly paper: cells are coarse, and one more stands on each side. */
function trimmed(ink: InkRuns, box: Box): Box {
  let [left, top, right, bottom] = box
  const mostly = (part: Box): boolean => darkShare(ink, part) > DARK_CELL
  while (top < bottom && !mostly([left, top, right, top + 1])) top += 1
  while (bottom > top && !mostly([left, bottom - 1, right, bottom])) bottom -= 1
  while (left < right && !mostly([left, top, left + 1, bottom])) left += 1
  while (right > left && !mostly([right - 1, top, right, bottom])) right -= 1
  return [left, top, right, bottom]
}

function darkShare({ rows, runs }: InkRuns, [left, top, right, bottom]: Box): number {
  let dark = 0
  for (let y = top; y < bottom; y++)
    for (let run = rows[y]!; run < rows[y + 1]!; run += 2)
      dark += Math.max(0, Math.min(right, runs[run + 1]!) - Math.max(left, runs[run]!))
  return dark / Math.max(1, (right - left) * (bottom - top))
}
