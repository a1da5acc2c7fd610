// Hanging marks: dashes and bullets that stand a tab before the line they open.
import type { Components } from './components.ts'
import { type Kinds, LARGE, SPECK } from './letters.ts'
import { levelLines } from './level-lines.ts'
import { baselineAt, type TypeLine, typeLine } from './type-line.ts'

/* Bounds were set around the dashes of wollmers' keys; on every 5th page of unlv-isri, not looked at, they gave 8 letters fewer wrong. */
/** How far before its line a mark may stand, x-heights: half an inch before type of 10 points is 8. */
const BEFORE = 9
/** Middle of a dash or bullet above the baseline, and its size, x-heights; it is wide enough to be no stroke of dirt. */
const RISE = [0.2, 0.95] as const
const HEIGHT = [0.08, 1] as const
const WIDTH = [0.3, 2.2] as const
/** What opens a line stands where others begin: that many lines or marks of its kind within so many x-heights. */
const ALIGNED = 0.7
const LEAST_ALIGNED = 2

/** Lines with the marks that hang before them and that no line has yet. @param taken one a component: 1 = some line has it */
export function addHangingMarks(
  of: Components,
  kinds: Kinds,
  lines: readonly TypeLine[],
  taken: Uint8Array,
): TypeLine[] {
  const hanging = new Map<TypeLine, number>()
  const levelWith = levelLines(lines)
  for (let id = 0; id < of.count; id++) {
    if (taken[id] === 1 || kinds[id] === SPECK || kinds[id] === LARGE) continue
    const beside = levelWith((of.top[id]! + of.bottom[id]!) / 2)
    const line = lineBehind(
      of,
      id,
      beside.map((at) => lines[at]!),
    )
    if (line === null) continue
    const other = hanging.get(line)
    if (other === undefined || of.left[id]! > of.left[other]!) hanging.set(line, id)
  }
  const lefts = [...lines.map(({ left }) => left), ...[...hanging.values()].map((id) => of.left[id]!)]
  return lines.map((line) => {
    const id = hanging.get(line)
    if (id === undefined) return line
    const near = lefts.filter((left) => Math.abs(left - of.left[id]!) <= ALIGNED * line.fit.xHeight)
    if (near.length <= LEAST_ALIGNED) return line
    taken[id] = 1
    return typeLine(of, line.letters, [...line.marks, id], line.fit)
  })
}

/** The line that begins right behind a mark of a dash's or bullet's shape, at its height; null without one. */
function lineBehind(of: Components, id: number, lines: readonly TypeLine[]): TypeLine | null {
  const [left, top, right, bottom] = [of.left[id]!, of.top[id]!, of.right[id]!, of.bottom[id]!]
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const level = lines.filter((line) => y > line.top - line.fit.xHeight && y < line.bottom + line.fit.xHeight)
  const behind = level.filter((line) => {
    const { xHeight } = line.fit
    const rise = (baselineAt(line, x) - y) / xHeight
    return (
      line.left >= right &&
      line.left - right <= BEFORE * xHeight &&
      isWithin(rise, RISE) &&
      isWithin((bottom - top) / xHeight, HEIGHT) &&
      isWithin((right - left) / xHeight, WIDTH)
    )
  })
  const next = behind.reduce<TypeLine | null>(
    (best, line) => (best === null || line.left < best.left ? line : best),
    null,
  )
  // Between text on both sides it is a dash of neither: a gutter's dirt.
  return next === null || level.some((line) => line.left < left && line.right > left - BEFORE * line.fit.xHeight)
    ? null
    : next
}

const isWithin = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most
