// Marks: dots, accents, commas, hyphens, leaders and bullets, given to the lines they belong to.
import type { Components } from './components.ts'
import { type Kinds, LARGE, SPECK } from './letters.ts'
import { levelLines } from './level-lines.ts'
import { baselineAt, type TypeLine, typeLine } from './type-line.ts'

/** How far above and below the baseline a mark's middle may lie, in x-heights. */
const HIGHEST = 1.75
const LOWEST = 0.5
/** How far beyond a line's end a mark may stand: the next dot of leaders is so far, a bullet from its text. */
const BEYOND = 2
/** What stands further beyond an end than quotation marks do, x-heights, is a leader, a dash or a bullet: no higher than this. */
const BESIDE = 1.5
const HIGHEST_BEYOND = 1.15
/** Marks are no higher than this. */
const MAX_HEIGHT = 2

/** Lines with the marks that no line has yet. @param taken one a component: 1 = some line has it */
export function addMarks(of: Components, kinds: Kinds, lines: readonly TypeLine[], taken: Uint8Array): TypeLine[] {
  const marks: number[] = []
  for (let id = 0; id < of.count; id++)
    if (taken[id] === 0 && kinds[id] !== SPECK && kinds[id] !== LARGE) marks.push(id)
  marks.sort((a, b) => of.left[a]! - of.left[b]!)
  const reach = lines.map(({ left, right }) => ({ left, right }))
  const given = new Map<number, number[]>()
  const levelWith = levelLines(lines)
  const give = (id: number): boolean => {
    const line = hostOf(of, id, { lines, reach, among: levelWith(middleOf(of, id)) })
    if (line === -1) return false
    taken[id] = 1
    if (riseOf(of, id, lines[line]!) <= HIGHEST_BEYOND) {
      reach[line]!.left = Math.min(reach[line]!.left, of.left[id]!)
      reach[line]!.right = Math.max(reach[line]!.right, of.right[id]!)
    }
    const marksOfLine = given.get(line)
    if (marksOfLine === undefined) given.set(line, [id])
    else marksOfLine.push(id)
    return true
  }
  // From the left, so that leaders grow dot by dot; then from the right, for those that lead to a number.
  const rest = marks.filter((id) => !give(id))
  for (let at = rest.length - 1; at >= 0; at--) give(rest[at]!)
  return lines.map((line, at) => {
    const more = given.get(at)
    return more === undefined ? line : typeLine(of, line.letters, [...line.marks, ...more], line.fit)
  })
}

const middleOf = (of: Components, id: number): number => (of.top[id]! + of.bottom[id]!) / 2

/** How far the middle of a mark stands above the line's baseline, x-heights. */
function riseOf(of: Components, id: number, line: TypeLine): number {
  const x = (of.left[id]! + of.right[id]!) / 2
  return (baselineAt(line, x) - middleOf(of, id)) / line.fit.xHeight
}

interface Hosts {
  readonly lines: readonly TypeLine[]
  /** How far each goes with the marks that it has. */
  readonly reach: readonly { left: number; right: number }[]
  /** Which of them are asked, by their places. */
  readonly among: readonly number[]
}

/** The place of the line that a mark belongs to, −1 without one. */
function hostOf(of: Components, id: number, { lines, reach, among }: Hosts): number {
  const [left, top, right, bottom] = [of.left[id]!, of.top[id]!, of.right[id]!, of.bottom[id]!]
  const y = middleOf(of, id)
  let [best, least] = [-1, Number.POSITIVE_INFINITY]
  for (const at of among) {
    const line = lines[at]!
    const { xHeight } = line.fit
    if (line.top - xHeight > y || line.bottom + xHeight < y) continue
    if (right < reach[at]!.left - BEYOND * xHeight || left > reach[at]!.right + BEYOND * xHeight) continue
    if (bottom - top > MAX_HEIGHT * xHeight) continue
    const rise = riseOf(of, id, line)
    if (rise > HIGHEST || rise < -LOWEST) continue
    const aside = Math.max(0, reach[at]!.left - right, left - reach[at]!.right) / xHeight
    if (aside > BESIDE && rise > HIGHEST_BEYOND) continue
    const distance = Math.abs(rise - 0.5) + aside
    if (distance < least) [best, least] = [at, distance]
  }
  return best
}

/** A line of so few letters may be but a comma or an accent of another. */
const FEW_LETTERS = 3

/** Lines without those of a few letters that lie within another, larger line; their components are free again. */
export function releaseFragments(of: Components, lines: readonly TypeLine[], taken: Uint8Array): TypeLine[] {
  const few = (line: TypeLine): boolean => line.letters.length <= FEW_LETTERS
  const hosts = lines.filter((line) => line.letters.length > 1)
  const reach = hosts.map(({ left, right }) => ({ left, right }))
  const levelWith = levelLines(hosts)
  return lines.filter((line) => {
    if (!few(line)) return true
    const isLarger = (at: number): boolean => hosts[at] !== line && hosts[at]!.letters.length > line.letters.length
    const isPart = line.letters.every(
      (id) => hostOf(of, id, { lines: hosts, reach, among: levelWith(middleOf(of, id)).filter(isLarger) }) !== -1,
    )
    if (!isPart) return true
    for (const ids of [line.letters, line.marks]) for (const id of ids) taken[id] = 0
    return false
  })
}
