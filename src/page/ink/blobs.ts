// Blobs: how the ink of a page hangs together.
import type { InkBlob } from './ink.ts'
import type { InkRuns } from './ink-runs.ts'

/**
 * All blobs, by runs of each row joined with the runs above that touch them (union–find over runs).
 * L. He, Y. Chao, K. Suzuki, "A run-based two-scan labeling algorithm", 2008.
 */
export function findBlobs({ width, height, rows, runs }: InkRuns): InkBlob[] {
  const labels = createLabels()
  let [labelsAbove, labelsHere] = [new Int32Array(width + 1), new Int32Array(width + 1)]
  for (let y = 0, above = 0; y < height; y++) {
    const [from, end] = [rows[y]!, rows[y + 1]!]
    let first = above
    for (let run = from; run < end; run += 2) {
      const [start, stop] = [runs[run]!, runs[run + 1]!]
      while (first < from && runs[first + 1]! < start) first += 2
      let label = -1
      for (let at = first; at < from && runs[at]! <= stop; at += 2) {
        const other = labels.root(labelsAbove[(at - above) >> 1]!)
        if (label === -1) label = other
        else if (label !== other) labels.join(label, other)
      }
      if (label === -1) label = labels.open(start, y)
      labels.grow(label, start, stop, y)
      labelsHere[(run - from) >> 1] = label
    }
    ;[labelsAbove, labelsHere] = [labelsHere, labelsAbove]
    above = from
  }
  return labels.blobs()
}

/** Numbers a label holds: left, top, right, bottom, area. */
const FIELDS = 5

/** Labels of runs, each with the box and area of its runs; joined ones have one root. */
interface Labels {
  readonly open: (x: number, y: number) => number
  readonly root: (label: number) => number
  /** @param into and @param label are roots */
  readonly join: (into: number, label: number) => void
  readonly grow: (root: number, start: number, end: number, y: number) => void
  readonly blobs: () => InkBlob[]
}

function createLabels(): Labels {
  let count = 0
  let parent = new Int32Array(4096)
  let fields = new Int32Array(FIELDS * parent.length)
  return {
    open(x, y) {
      if (count === parent.length) [parent, fields] = [doubled(parent), doubled(fields)]
      parent[count] = count
      const at = FIELDS * count
      fields[at] = fields[at + 2] = x
      fields[at + 1] = fields[at + 3] = y
      return count++
    },
    root(label) {
      let at = label
      while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
      return at
    },
    join(into, label) {
      parent[label] = into
      const [to, from] = [FIELDS * into, FIELDS * label]
      if (fields[from]! < fields[to]!) fields[to] = fields[from]!
      if (fields[from + 1]! < fields[to + 1]!) fields[to + 1] = fields[from + 1]!
      if (fields[from + 2]! > fields[to + 2]!) fields[to + 2] = fields[from + 2]!
      if (fields[from + 3]! > fields[to + 3]!) fields[to + 3] = fields[from + 3]!
      fields[to + 4]! += fields[from + 4]!
    },
    grow(root, start, end, y) {
      const at = FIELDS * root
      if (start < fields[at]!) fields[at] = start
      if (end > fields[at + 2]!) fields[at + 2] = end
      fields[at + 3] = y + 1
      fields[at + 4]! += end - start
    },
    blobs() {
      const found: InkBlob[] = []
      for (let label = 0, at = 0; label < count; label++, at += FIELDS) {
        if (parent[label] !== label) continue
        found.push({
          box: [fields[at]!, fields[at + 1]!, fields[at + 2]!, fields[at + 3]!],
          area: fields[at + 4]!,
        })
      }
      return found
    },
  }
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * values.length)
  more.set(values)
  return more
}
