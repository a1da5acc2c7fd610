// Dark panels: where a page has light type on a dark ground, such as the head of a table or a banner, and its negative.
import { crop } from '../engines/gray-ops.ts'
import type { GrayImage } from '../engines/ports.ts'
import { type Box, clampToPage, heightOf, widthOf } from '../model/geometry.ts'

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

/** Boxes of panels, largest first, in pixels. @param threshold darker is ink @param dpi pixels an inch */
export function findDarkPanels(image: GrayImage, threshold: number, dpi: number): Box[] {
  const size = Math.max(2, Math.round(CELL_INCHES * dpi))
  const cells = darkCells(image, threshold, size)
  const least = [LEAST_WIDTH * dpi, LEAST_HEIGHT * dpi] as const
  return componentsOf(cells)
    .map(({ box, count }): { box: Box; share: number } => ({
      box: clampToPage(
        [(box[0] - 1) * size, (box[1] - 1) * size, (box[2] + 1) * size, (box[3] + 1) * size],
        image.width,
        image.height,
      ),
      share: count / (widthOf(box) * heightOf(box)),
    }))
    .filter(({ box, share }) => widthOf(box) >= least[0] && heightOf(box) >= least[1] && share >= DARK[0])
    .map(({ box }) => trimmed(image, threshold, box))
    .filter((box) => heightOf(box) >= least[1] && isPanel(darkShare(image, threshold, box)))
    .sort((a, b) => widthOf(b) * heightOf(b) - widthOf(a) * heightOf(a))
    .slice(0, MOST_PANELS)
}

/** The panel's type, dark on light. */
export function negativeOf(image: GrayImage, panel: Box): GrayImage {
  const { width, height, data } = crop(image, panel, 0)
  return { width, height, data: data.map((gray) => 255 - gray) }
}

const isPanel = (share: number): boolean => share >= DARK[0] && share <= DARK[1]

interface Cells {
  readonly width: number
  readonly height: number
  /** 1 = most of the cell is dark. */
  readonly data: Uint8Array
}

function darkCells({ width, height, data }: GrayImage, threshold: number, size: number): Cells {
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)]
  const counts = new Uint16Array(columns)
  const cells = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    counts.fill(0)
    // Every second pixel of every second row tells as much.
    for (let y = row * size; y < Math.min(height, (row + 1) * size); y += 2)
      for (let x = 0, at = y * width; x < width; x += 2, at += 2)
        if (data[at]! < threshold) counts[(x / size) | 0]! += 1
    const needed = (DARK_CELL * size * size) / 4
    for (let column = 0; column < columns; column++) if (counts[column]! > needed) cells[row * columns + column] = 1
  }
  return { width: columns, height: rows, data: cells }
}

/** 4-connected cells. */
function componentsOf({ width, height, data }: Cells): { readonly box: Box; readonly count: number }[] {
  const open = Uint8Array.from(data)
  const found: { box: Box; count: number }[] = []
  for (let start = 0; start < open.length; start++) {
    if (open[start] === 0) continue
    const [box, stack]: [[number, number, number, number], number[]] = [[width, height, 0, 0], [start]]
    let count = 0
    open[start] = 0
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      count += 1
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x + 1)
      box[3] = Math.max(box[3], y + 1)
      const beside = [x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width]
      for (const next of beside) {
        if (next < 0 || next >= open.length || open[next] === 0) continue
        open[next] = 0
        stack.push(next)
      }
    }
    found.push({ box, count })
  }
  return found
}

/** Rid of edge rows and columns that are mostly paper: cells are coarse, and one more stands on each side. */
function trimmed(image: GrayImage, threshold: number, box: Box): Box {
  let [left, top, right, bottom] = box
  const mostly = (part: Box): boolean => darkShare(image, threshold, part) > DARK_CELL
  while (top < bottom && !mostly([left, top, right, top + 1])) top += 1
  while (bottom > top && !mostly([left, bottom - 1, right, bottom])) bottom -= 1
  while (left < right && !mostly([left, top, left + 1, bottom])) left += 1
  while (right > left && !mostly([right - 1, top, right, bottom])) right -= 1
  return [left, top, right, bottom]
}

function darkShare({ width, data }: GrayImage, threshold: number, [left, top, right, bottom]: Box): number {
  let dark = 0
  for (let y = top; y < bottom; y++)
    for (let x = left, at = y * width + left; x < right; x++, at++) if (data[at]! < threshold) dark += 1
  return dark / Math.max(1, (right - left) * (bottom - top))
}
