// Painted paths of a PDF page: straight strokes, filled boxes and shapes, each with its box on the page.
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import type { DrawnPath } from '../ports.ts'
import { shared } from './clip.ts'
import { type Matrix, mapBox } from './matrix.ts'
import { OPS } from './pdf-js.ts'

export interface PaintedPath extends DrawnPath {
  /** Index of its operator: later ones lie on top. */
  readonly order: number
}

/** What of the graphics state decides how a path is painted. */
export interface PathState {
  readonly matrix: Matrix
  readonly clip: Box
  readonly alpha: number
  readonly ink: number
  readonly strokeAlpha: number
  readonly strokeInk: number
  readonly lineWidth: number
  readonly isDashed: boolean
}

const { fill, eoFill, stroke, closeStroke, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke } = OPS
const BOTH = [fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke]
const FILLS: ReadonlySet<number> = new Set([fill, eoFill, ...BOTH])
const STROKES: ReadonlySet<number> = new Set([stroke, closeStroke, ...BOTH])

/** pdf.js's codes in a path's data, with how many numbers follow each. */
const CODES = { move: 0, line: 1, curve: 2, quadratic: 3, close: 4 } as const
const NUMBERS: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 }
/** A stroke rises or leans by no more than this, points: it is straight. */
const STRAIGHT = 0.3
/** Lighter ink is paper. */
const PAPER = 250
/** Strokes without width are painted as thin as can be; some thickness is needed to be seen, points. */
const HAIRLINE = 0.2
/** Of a longer path the rest is not looked at: a map has more than can be told. */
const MOST_NUMBERS = 200_000

type Point = readonly [number, number]

interface Subpath {
  /** Points of the upright page. */
  readonly points: readonly Point[]
  readonly isCurved: boolean
}

/** What one path paints, as seen on the page. @param data as pdf.js gives it: codes, each with its numbers, in user space */
export function paintedPaths(paint: number, data: ArrayLike<number>, state: PathState, order: number): PaintedPath[] {
  const subpaths = subpathsOf(data, state.matrix)
  const painted: Omit<PaintedPath, 'order'>[] = []
  if (FILLS.has(paint) && state.alpha > 0 && state.ink < PAPER) painted.push(...subpaths.map(filled))
  if (STROKES.has(paint) && state.strokeAlpha > 0 && state.strokeInk < PAPER && !state.isDashed)
    painted.push(...subpaths.flatMap((subpath) => stroked(subpath, widthOnPage(state))))
  return painted.flatMap((path) => {
    const box = shared(path.box, state.clip)
    return box[0] < box[2] && box[1] < box[3] ? [{ ...path, box, order }] : []
  })
}

function subpathsOf(data: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Subpath[] {
  const subpaths: { points: Point[]; isCurved: boolean }[] = []
  for (let at = 0; at < Math.min(data.length, MOST_NUMBERS); ) {
    const code = data[at]!
    const count = NUMBERS[code]
    if (count === undefined) break
    const [x, y] = [data[at + count - 1]!, data[at + count]!]
    const current = subpaths.at(-1)
    if (code === CODES.close) current?.points.push(current.points[0]!)
    else if (code === CODES.move || current === undefined) subpaths.push({ points: [], isCurved: false })
    else if (code !== CODES.line) current.isCurved = true
    if (code !== CODES.close) subpaths.at(-1)!.points.push([a * x + c * y + e, b * x + d * y + f])
    at += count + 1
  }
  return subpaths.filter(({ points }) => points.length > 1)
}

const filled = ({ points, isCurved }: Subpath): Omit<PaintedPath, 'order'> => {
  const parts = slantedIn(points, isCurved)
  const box = boxOf(points)
  const lacking = (size: number): number => Math.max(0, HAIRLINE - size) / 2
  return { kind: parts > 0 ? 'shape' : 'box', box: grown(box, lacking(widthOf(box)), lacking(heightOf(box))), parts }
}

/** Each side of what is drawn along the page's edges; a shape where anything is slanted or curved. */
function stroked({ points, isCurved }: Subpath, width: number): Omit<PaintedPath, 'order'>[] {
  const parts = slantedIn(points, isCurved)
  if (parts > 0) return [{ kind: 'shape', box: grown(boxOf(points), width / 2, width / 2), parts }]
  return points.slice(1).flatMap((point, index) => {
    const box = boxOf([points[index]!, point])
    const isLevel = widthOf(box) > heightOf(box)
    const isPoint = widthOf(box) <= STRAIGHT && heightOf(box) <= STRAIGHT
    return isPoint
      ? []
      : [{ kind: 'box' as const, box: grown(box, isLevel ? 0 : width / 2, isLevel ? width / 2 : 0), parts }]
  })
}

/** How many of its sides are slanted; curves count as such. */
function slantedIn(points: readonly Point[], isCurved: boolean): number {
  if (isCurved) return points.length - 1
  return points.slice(1).filter(([x, y], index) => {
    const [fromX, fromY] = points[index]!
    return Math.abs(x - fromX) > STRAIGHT && Math.abs(y - fromY) > STRAIGHT
  }).length
}

function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [...points[0]!, ...points[0]!] as [number, number, number, number]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return [left, top, right, bottom]
}

const grown = ([left, top, right, bottom]: Box, x: number, y: number): Box => [left - x, top - y, right + x, bottom + y]

const widthOnPage = ({ matrix: [a, b, c, d], lineWidth }: PathState): number =>
  Math.max(HAIRLINE, lineWidth * Math.sqrt(Math.abs(a * d - b * c)))

/** Whether anything of the path may be seen. @param bounds in user space */
export function isSeen(bounds: Box, { matrix, clip }: PathState): boolean {
  const [left, top, right, bottom] = mapBox(matrix, bounds)
  return left <= clip[2] && clip[0] <= right && top <= clip[3] && clip[1] <= bottom
}

export const isPainted = (paint: number): boolean => FILLS.has(paint) || STROKES.has(paint)
