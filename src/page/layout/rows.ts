// Rows: strings that stand on one line of the page, linked across any gap that nothing closes.
import type { Box } from '../../model/geometry.ts'
import type { Components } from './components.ts'
import type { TextString } from './strings.ts'

/** Strings of one row, from left to right. */
export type Row = readonly TextString[]

/** Strings in a row share this share of the lower one's core, and are no more different in height than this. */
const LEAST_OVERLAP = 0.5
const MAX_RATIO = 2.3
/** Strings of so many letters tell the slope of the page's lines; above that slope they are not believed. */
const TELLING_LETTERS = 12
const MAX_SLOPE = 0.02

/** Slope of the page's lines, pixels down for each pixel to the right: the middling one of its long strings. */
export function slopeOf(components: Components, strings: readonly TextString[]): number {
  const slopes = strings
    .filter(({ members }) => members.length >= TELLING_LETTERS)
    .map((string) => slopeOfString(components, string))
    .filter((slope) => Math.abs(slope) <= MAX_SLOPE)
    .sort((a, b) => a - b)
  return slopes.length < 3 ? 0 : slopes[slopes.length >> 1]!
}

/** Least squares over the feet of letters that stand near the string's usual foot. */
function slopeOfString({ left, right, bottom }: Components, { members, coreTop, coreBottom }: TextString): number {
  let [count, x, y, xx, xy] = [0, 0, 0, 0, 0]
  for (const id of members) {
    if (Math.abs(bottom[id]! - coreBottom) > 0.3 * (coreBottom - coreTop)) continue
    const middle = (left[id]! + right[id]!) / 2
    count += 1
    x += middle
    y += bottom[id]!
    xx += middle * middle
    xy += middle * bottom[id]!
  }
  const spread = count * xx - x * x
  return count < 3 || spread === 0 ? 0 : (count * xy - x * y) / spread
}

/** @param walls boxes of vertical rules and pictures: no row runs through them */
export function findRows(strings: readonly TextString[], slope: number, walls: readonly Box[]): Row[] {
  const count = strings.length
  const order = [...strings].sort((a, b) => a.left - b.left)
  const next = new Int32Array(count).fill(-1)
  const previous = new Int32Array(count).fill(-1)
  for (let a = 0; a < count; a++) {
    const b = nearest(order, a, slope)
    if (b === -1 || isWalled(order[a]!, order[b]!, walls)) continue
    const rival = previous[b]!
    if (rival !== -1 && order[rival]!.right >= order[a]!.right) continue
    if (rival !== -1) next[rival] = -1
    previous[b] = a
    next[a] = b
  }
  const rows: Row[] = []
  for (let first = 0; first < count; first++) {
    if (previous[first] !== -1) continue
    const row: TextString[] = []
    for (let at = first; at !== -1; at = next[at]!) row.push(order[at]!)
    rows.push(row)
  }
  return rows
}

function nearest(order: readonly TextString[], a: number, slope: number): number {
  const from = order[a]!
  for (let b = a + 1; b < order.length; b++) {
    const to = order[b]!
    if (to.right > from.right && to.left > from.left + 0.5 * (from.right - from.left) && areBeside(from, to, slope))
      return b
  }
  return -1
}

function areBeside(from: TextString, to: TextString, slope: number): boolean {
  const [height, other] = [from.coreBottom - from.coreTop, to.coreBottom - to.coreTop]
  const [lower, higher] = height < other ? [height, other] : [other, height]
  if (higher > MAX_RATIO * lower) return false
  const drop = slope * ((to.left + to.right - from.left - from.right) / 2)
  const overlap = Math.min(from.coreBottom, to.coreBottom - drop) - Math.max(from.coreTop, to.coreTop - drop)
  return overlap >= LEAST_OVERLAP * lower
}

function isWalled(from: TextString, to: TextString, walls: readonly Box[]): boolean {
  const y = (from.coreTop + from.coreBottom + to.coreTop + to.coreBottom) / 4
  const [left, right] = [from.right - 2, to.left + 2]
  return walls.some((wall) => wall[1] <= y && wall[3] >= y && wall[0] >= left && wall[2] <= right)
}
