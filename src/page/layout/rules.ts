// Rules: the long straight strokes of underlines, frames and table grids, taken out of what they touch.
import type { Box } from '../../model/geometry.ts'
import { type Components, componentBox, findComponents, type Runs, replaceComponents } from './components.ts'
import { SPECK } from './letters.ts'

/** Lengths in x-heights. A component longer than this either way may hold rules; words that grew together do not. */
const LARGE = 6
/** A rule's strokes are at least so long and at most so thick. */
const LEAST_LENGTH = 4.5
const MOST_THICKNESS = 0.5
/** A whole component is a rule when it is at least so long and its ink, spread over its length, so thin. */
const MOST_MEAN_THICKNESS = 0.4
/** Strokes of scanned rules have gaps of so many pixels. */
const BRIDGED = 2
/** Ink of a letter, as a share of its box, and the share of its sides that a rule takes. */
const LETTER_FILL = 0.25
const WHOLE = 0.92

export interface RuledPage {
  /** Without the rules. */
  readonly components: Components
  readonly horizontal: readonly Box[]
  readonly vertical: readonly Box[]
  /** Boxes of components that had strokes both ways: frames, grids, axes. */
  readonly frames: readonly Box[]
}

/** Takes rules, frames and grids apart from the rest of the ink. @param xHeight of the page's type, pixels */
export function partRules(components: Components, runs: Runs, xHeight: number): RuledPage {
  const [horizontal, vertical, frames]: Box[][] = [[], [], []] as Box[][]
  const large = new Set<number>()
  for (let id = 0; id < components.count; id++) {
    const width = components.right[id]! - components.left[id]!
    const height = components.bottom[id]! - components.top[id]!
    if (width > LARGE * xHeight || height > LARGE * xHeight) large.add(id)
  }
  if (large.size === 0) return { components, horizontal: [], vertical: [], frames: [] }
  const runsOf = gatherRuns(runs, large)
  const added: Components[] = []
  const dropped = new Set<number>()
  for (const id of large) {
    const box = componentBox(components, id)
    const picture = paint(box, runs, runsOf.get(id)!)
    const strokes = takeOutStrokes(picture, xHeight)
    if (strokes.horizontal.length + strokes.vertical.length === 0) continue
    if (isLetter(components, id, strokes)) continue
    dropped.add(id)
    horizontal!.push(...strokes.horizontal.map((stroke) => moved(stroke, box)))
    vertical!.push(...strokes.vertical.map((stroke) => moved(stroke, box)))
    const rest = findComponents({ width: picture.width, height: picture.height, data: picture.data }).components
    if (strokes.horizontal.length > 0 && strokes.vertical.length > 0) frames!.push(box)
    added.push(shifted(rest, box))
  }
  if (dropped.size === 0) return { components, horizontal: [], vertical: [], frames: [] }
  return {
    components: replaceComponents(components, dropped, added),
    horizontal: horizontal!,
    vertical: vertical!,
    frames: frames!,
  }
}

/** The bow of a large letter, such as of an "o", is level for a while, but not as wide as the letter, which has more ink than a frame. */
function isLetter(
  { left, right, top, bottom, area }: Components,
  id: number,
  { horizontal, vertical }: Pick<RuledPage, 'horizontal' | 'vertical'>,
): boolean {
  const [width, height] = [right[id]! - left[id]!, bottom[id]! - top[id]!]
  return (
    area[id]! >= LETTER_FILL * width * height &&
    horizontal.every((stroke) => stroke[2] - stroke[0] < WHOLE * width) &&
    vertical.every((stroke) => stroke[3] - stroke[1] < WHOLE * height)
  )
}

/** Slivers of a rule's rough edge lie within so much of it, and are no thicker, x-heights. */
const EDGE = 0.4
const SLIVER = 0.6

/** Takes slivers of rules out of the letters. @param kinds one a component, changed in place */
export function dropSlivers(
  of: Components,
  kinds: Uint8Array,
  horizontal: readonly Box[],
  walls: readonly Box[],
  xHeight: number,
): void {
  const edge = EDGE * xHeight
  for (let id = 0; id < of.count; id++) {
    const [left, top, right, bottom] = componentBox(of, id)
    const inside = ([l, t, r, b]: Box): boolean =>
      left >= l - edge && right <= r + edge && top >= t - edge && bottom <= b + edge
    if (right - left <= SLIVER * xHeight && walls.some(inside)) kinds[id] = SPECK
    else if (bottom - top <= SLIVER * xHeight && horizontal.some(inside)) kinds[id] = SPECK
  }
}

/** Pieces of one broken rule are so near each other along it, and so little aside of it, x-heights. */
const BROKEN = 8
const ASIDE = 0.6

/** Upright rules with their pieces put together: walls between what stands left and right of them. */
export function wallsOf(vertical: readonly Box[], xHeight: number): Box[] {
  const walls: Box[] = []
  for (const [left, top, right, bottom] of [...vertical].sort((a, b) => a[1] - b[1])) {
    const at = walls.findIndex(
      (wall) =>
        top - wall[3] <= BROKEN * xHeight && Math.min(right, wall[2]) - Math.max(left, wall[0]) >= -ASIDE * xHeight,
    )
    if (at === -1) walls.push([left, top, right, bottom])
    else {
      const wall = walls[at]!
      walls[at] = [Math.min(left, wall[0]), wall[1], Math.max(right, wall[2]), Math.max(bottom, wall[3])]
    }
  }
  return walls
}

function gatherRuns(runs: Runs, wanted: ReadonlySet<number>): Map<number, number[]> {
  const gathered = new Map<number, number[]>()
  for (const id of wanted) gathered.set(id, [])
  for (let run = 0; run < runs.count; run++) gathered.get(runs.component[run]!)?.push(run)
  return gathered
}

interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

function paint([left, top, right, bottom]: Box, runs: Runs, which: readonly number[]): Picture {
  const width = right - left
  const data = new Uint8Array(width * (bottom - top))
  for (const run of which) {
    const row = (runs.y[run]! - top) * width - left
    data.fill(1, row + runs.start[run]!, row + runs.end[run]!)
  }
  return { width, height: bottom - top, data }
}

/** Wipes the strokes out of the picture and returns their boxes. */
function takeOutStrokes(picture: Picture, xHeight: number): { readonly horizontal: Box[]; readonly vertical: Box[] } {
  const { width, height, data } = picture
  const least = Math.round(LEAST_LENGTH * xHeight)
  const thick = Math.max(2, Math.round(MOST_THICKNESS * xHeight))
  const marks = new Uint8Array(width * height)
  const marked =
    width >= least && markLong(data, marks, { lines: height, step: width, length: width, next: 1, bit: 1 }, least)
  const upright =
    height >= least && markLong(data, marks, { lines: width, step: 1, length: height, next: width, bit: 2 }, least)
  if (marked) dropThick(marks, { lines: width, step: 1, length: height, next: width, bit: 1 }, thick)
  if (upright) dropThick(marks, { lines: height, step: width, length: width, next: 1, bit: 2 }, thick)
  const horizontal = marked ? strokesOf(picture, marks, 1, least, xHeight) : []
  const vertical = upright ? strokesOf(picture, marks, 2, least, xHeight) : []
  return { horizontal, vertical }
}

/** Boxes of the marked strokes that are long enough as a whole; their ink is wiped out. */
function strokesOf(
  { width, height, data }: Picture,
  marks: Uint8Array,
  bit: 1 | 2,
  least: number,
  xHeight: number,
): Box[] {
  const marked = new Uint8Array(width * height)
  for (let at = 0; at < marked.length; at++) if ((marks[at]! & bit) !== 0) marked[at] = 1
  const { components, runs } = findComponents({ width, height, data: marked })
  const isStroke = new Uint8Array(components.count)
  const boxes: Box[] = []
  for (let id = 0; id < components.count; id++) {
    const box = componentBox(components, id)
    const length = bit === 1 ? box[2] - box[0] : box[3] - box[1]
    if (length < least || components.area[id]! / length > MOST_MEAN_THICKNESS * xHeight + 1) continue
    isStroke[id] = 1
    boxes.push(box)
  }
  for (let run = 0; run < runs.count; run++) {
    if (isStroke[runs.component[run]!] !== 1) continue
    const row = runs.y[run]! * width
    data.fill(0, row + runs.start[run]!, row + runs.end[run]!)
  }
  return boxes
}

/** A way through a picture: `lines` lines, `step` apart, each of `length` pixels that are `next` apart; `bit` is what it marks. */
interface Way {
  readonly lines: number
  readonly step: number
  readonly length: number
  readonly next: number
  readonly bit: 1 | 2
}

/** Marks ink that lies in long runs. @returns whether there is any */
function markLong(
  data: Uint8Array,
  marks: Uint8Array,
  { lines, step, length, next, bit }: Way,
  least: number,
): boolean {
  let any = false
  for (let line = 0; line < lines; line++) {
    const from = line * step
    let [first, last] = [-1, -1]
    for (let at = 0; at <= length; at++) {
      if (at < length && data[from + at * next] === 1) {
        if (first === -1) first = at
        last = at
      } else if (first !== -1 && (at - last > BRIDGED || at === length)) {
        if (last + 1 - first >= least) {
          any = true
          for (let mark = first; mark <= last; mark++) marks[from + mark * next]! |= bit
        }
        first = -1
      }
    }
  }
  return any
}

/** Takes the marks off where they lie in runs longer than `thick` the other way: solid black is no rule. */
function dropThick(marks: Uint8Array, { lines, step, length, next, bit }: Way, thick: number): void {
  for (let line = 0; line < lines; line++) {
    const from = line * step
    let first = -1
    for (let at = 0; at <= length; at++) {
      if (at < length && (marks[from + at * next]! & bit) !== 0) {
        if (first === -1) first = at
      } else if (first !== -1) {
        if (at - first > thick) for (let mark = first; mark < at; mark++) marks[from + mark * next]! &= ~bit
        first = -1
      }
    }
  }
}

const moved = ([left, top, right, bottom]: Box, [dx, dy]: Box): Box => [left + dx, top + dy, right + dx, bottom + dy]

const shifted = (of: Components, [dx, dy]: Box): Components => ({
  count: of.count,
  left: of.left.map((x) => x + dx),
  top: of.top.map((y) => y + dy),
  right: of.right.map((x) => x + dx),
  bottom: of.bottom.map((y) => y + dy),
  area: of.area,
})
