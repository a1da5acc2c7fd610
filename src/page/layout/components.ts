// Components: the 8-connected pieces of ink of a page, as columns of numbers.
import type { Box } from '../../model/geometry.ts'
import { quadsOf } from '../ink/gray-levels.ts'
import type { InkImage } from '../ink/ink.ts'

/** One entry a component; right and bottom lie just outside of it. */
export interface Components {
  readonly count: number
  readonly left: Int32Array
  readonly top: Int32Array
  readonly right: Int32Array
  readonly bottom: Int32Array
  /** Pixels of ink. */
  readonly area: Int32Array
}

/** Horizontal runs of ink, from the top down, in each row from left to right. */
export interface Runs {
  readonly count: number
  readonly y: Int32Array
  readonly start: Int32Array
  /** Just outside of the run. */
  readonly end: Int32Array
  /** The component it belongs to. */
  readonly component: Int32Array
}

export const componentBox = (of: Components, id: number): Box => [
  of.left[id]!,
  of.top[id]!,
  of.right[id]!,
  of.bottom[id]!,
]

/**
 * All components, and the runs they are made of.
 * L. He, Y. Chao, K. Suzuki, "A run-based two-scan labeling algorithm", 2008.
 */
export function findComponents(ink: InkImage): { readonly components: Components; readonly runs: Runs } {
  const runs = findRuns(ink)
  const root = joinRuns(runs, ink.height)
  let count = 0
  // A root is the first run of its component, so its number is known before any other run asks for it.
  for (let run = 0; run < runs.count; run++) {
    const top = rootOf(root, run)
    runs.component[run] = top === run ? count++ : runs.component[top]!
  }
  return { components: measure(runs, count), runs }
}

function findRuns({ width, height, data }: InkImage): Runs {
  let capacity = 1 << 14
  let [y, start, end] = [new Int32Array(capacity), new Int32Array(capacity), new Int32Array(capacity)]
  const quads = quadsOf(data)
  let count = 0
  for (let row = 0; row < height; row++) {
    const from = row * width
    const stop = from + width
    let at = from
    while (at < stop) {
      // Paper is skipped four cells at a time.
      if ((at & 3) === 0 && quads[at >> 2] === 0) {
        at += 4
        continue
      }
      if (data[at] === 0) {
        at++
        continue
      }
      const first = at
      while (at < stop && data[at] === 1) at++
      if (count === capacity) {
        capacity *= 2
        ;[y, start, end] = [grown(y, capacity), grown(start, capacity), grown(end, capacity)]
      }
      y[count] = row
      start[count] = first - from
      end[count] = at - from
      count++
    }
  }
  return { count, y, start, end, component: new Int32Array(count) }
}

function grown(numbers: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity)
  larger.set(numbers)
  return larger
}

/** Union–find over runs that touch one in the row above, corners included; the earliest run is the root. */
function joinRuns({ count, y, start, end }: Runs, height: number): Int32Array {
  const root = new Int32Array(count)
  let above = 0
  let aboveEnd = 0
  let run = 0
  for (let row = 0; row < height && run < count; row++) {
    const first = run
    let upper = above
    for (; run < count && y[run] === row; run++) {
      root[run] = run
      while (upper < aboveEnd && end[upper]! < start[run]!) upper++
      for (let at = upper; at < aboveEnd && start[at]! <= end[run]!; at++) join(root, at, run)
    }
    above = first
    aboveEnd = run
  }
  return root
}

function join(root: Int32Array, a: number, b: number): void {
  const [x, y] = [rootOf(root, a), rootOf(root, b)]
  if (x < y) root[y] = x
  else root[x] = y
}

function rootOf(root: Int32Array, run: number): number {
  let at = run
  while (root[at] !== at) {
    root[at] = root[root[at]!]!
    at = root[at]!
  }
  return at
}

function measure(runs: Runs, count: number): Components {
  const [left, top] = [new Int32Array(count).fill(0x7fffffff), new Int32Array(count).fill(-1)]
  const [right, bottom, area] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  for (let run = 0; run < runs.count; run++) {
    const id = runs.component[run]!
    const [start, end] = [runs.start[run]!, runs.end[run]!]
    if (start < left[id]!) left[id] = start
    if (end > right[id]!) right[id] = end
    if (top[id] === -1) top[id] = runs.y[run]!
    bottom[id] = runs.y[run]! + 1
    area[id]! += end - start
  }
  return { count, left, top, right, bottom, area }
}

/** Some of a page's components without others, and with more; numbers change. */
export function replaceComponents(
  of: Components,
  dropped: ReadonlySet<number>,
  added: readonly Components[],
): Components {
  const kept: number[] = []
  for (let id = 0; id < of.count; id++) if (!dropped.has(id)) kept.push(id)
  const count = added.reduce((sum, more) => sum + more.count, kept.length)
  const column = (values: (from: Components) => Int32Array): Int32Array => {
    const all = new Int32Array(count)
    const old = values(of)
    for (let at = 0; at < kept.length; at++) all[at] = old[kept[at]!]!
    let at = kept.length
    for (const more of added) {
      all.set(values(more), at)
      at += more.count
    }
    return all
  }
  return {
    count,
    left: column((from) => from.left),
    top: column((from) => from.top),
    right: column((from) => from.right),
    bottom: column((from) => from.bottom),
    area: column((from) => from.area),
  }
}
