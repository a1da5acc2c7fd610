// Pictures of a typed page: clusters of drawn shapes and filled boxes that hold little text; shading, frames and grounds are none.
import type { DrawnPath } from '../../engines/ports.ts'
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import type { Line } from '../../model/page-text.ts'
import { isThin } from '../ink/rules.ts'
import { shareWithin } from './image-regions.ts'

/** Paths no further apart than a cell of so many x-heights belong together. */
const CELL = 1.6
/** What covers more of the page is its ground or its frame. */
const GROUND = 0.6
/** A filled box of which text covers so much is shading behind it, and a cluster of which it covers so much no picture. */
const MOST_TEXT = 0.25
/** A cluster is a picture when its shapes have so many slanted or curved sides, or it holds so many bars on one foot. */
const LEAST_SIDES = 4
const LEAST_BARS = 3
const MOST_BARS = 2000
/** Bars differ in height by so much, by share of the highest: shaded cells and fields of a form in a row do not. */
const UNEQUAL = 0.25
const NEAR_FOOT = 0.15
/** Longer strokes frame the page; shorter ones, such as axes, may hold a picture together. By share of the page's width. */
const LONG = 0.7
/** It is at least so wide and high, x-heights: bullets, braces and arrows in the text are smaller. */
const LEAST_SIZE = 6

/** @param paths in the lines' pixels @param xHeight of the page's text */
export function drawnPictures(
  paths: readonly DrawnPath[],
  lines: readonly Line[],
  page: { readonly width: number; readonly height: number },
  xHeight: number,
): Box[] {
  if (xHeight === 0) return []
  const whole: Box = [0, 0, page.width, page.height]
  const words = lines.flatMap((line) => line.words.map(({ box }) => box))
  const textIn = (box: Box): number =>
    words.reduce((sum, word) => sum + shareWithin(word, box) * areaOf(word), 0) / areaOf(box)
  const isPicture = (cluster: readonly DrawnPath[]): boolean => {
    const box = boxOf(cluster)
    const isLarge = Math.min(widthOf(box), heightOf(box)) >= LEAST_SIZE * xHeight
    return isLarge && textIn(box) < MOST_TEXT && shareWithin(whole, box) < GROUND
  }
  const isStroke = ({ kind, box }: DrawnPath): boolean => kind === 'box' && isThin(box, xHeight)
  const shapesOf = (cluster: readonly DrawnPath[]): DrawnPath[] => cluster.filter((path) => !isStroke(path))
  const isPart = (path: DrawnPath): boolean => {
    if (isStroke(path)) return Math.max(widthOf(path.box), heightOf(path.box)) < LONG * page.width
    return shareWithin(whole, path.box) < GROUND && (path.kind === 'shape' || textIn(path.box) < MOST_TEXT)
  }
  return clustersOf(paths.filter(isPart), CELL * xHeight)
    .filter((cluster) => isDrawing(shapesOf(cluster), xHeight))
    .flatMap((cluster) => (isPicture(cluster) ? [cluster] : clustersOf(shapesOf(cluster), CELL * xHeight)))
    .filter((cluster) => isDrawing(shapesOf(cluster), xHeight) && isPicture(cluster))
    .map(boxOf)
}

const boxOf = (cluster: readonly DrawnPath[]): Box => unionOf(cluster.map(({ box }) => box))
const areaOf = (box: Box): number => Math.max(1, widthOf(box) * heightOf(box))

/** @param cluster without its strokes */
function isDrawing(cluster: readonly DrawnPath[], xHeight: number): boolean {
  const sides = cluster.reduce((sum, { parts }) => sum + parts, 0)
  return sides >= LEAST_SIDES || hasBars(cluster, xHeight)
}

function hasBars(cluster: readonly DrawnPath[], xHeight: number): boolean {
  const boxes = cluster.flatMap(({ kind, box }) => (kind === 'box' ? [box] : [])).slice(0, MOST_BARS)
  return boxes.some((one) => {
    const bars = boxes.filter((box) => Math.abs(box[3] - one[3]) < NEAR_FOOT * xHeight)
    const heights = bars.map(heightOf)
    return bars.length >= LEAST_BARS && Math.min(...heights) < (1 - UNEQUAL) * Math.max(...heights)
  })
}

/** Paths gathered over a grid of cells: those in cells that touch belong together, however many there are. */
function clustersOf(paths: readonly DrawnPath[], cell: number): DrawnPath[][] {
  const groupOf = new Map<string, number>()
  const parents: number[] = []
  const root = (of: number): number => {
    let at = of
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!
      at = parents[at]!
    }
    return at
  }
  const own = paths.map(({ box }) => {
    const group = parents.push(parents.length) - 1
    for (const key of cellsOf(box, cell)) {
      const other = groupOf.get(key)
      if (other === undefined) groupOf.set(key, group)
      else parents[root(other)] = root(group)
    }
    return group
  })
  const clusters = new Map<number, DrawnPath[]>()
  for (const [index, path] of paths.entries()) {
    const group = root(own[index]!)
    const cluster = clusters.get(group)
    if (cluster === undefined) clusters.set(group, [path])
    else cluster.push(path)
  }
  return [...clusters.values()]
}

function* cellsOf([left, top, right, bottom]: Box, cell: number): Generator<string> {
  for (let x = Math.floor(left / cell); x <= Math.floor(right / cell) + 1; x++)
    for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell) + 1; y++) yield `${x} ${y}`
}
