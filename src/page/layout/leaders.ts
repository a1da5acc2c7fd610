// Leaders: rows of dots, or a dash, that lead from one string to the next.
import type { Components } from './components.ts'
import { idsOfKind, type Kinds, MARK } from './letters.ts'
import type { TextString } from './strings.ts'

/** Leaders are so many marks at least, and leave no more of the gap empty in one place. */
const LEAST_MARKS = 4
const MOST_EMPTY = 0.4
/** A dash leads by itself: so wide for its height, so long, and no further from either string, in the letters' heights. */
const DASH = { shape: 1.4, length: 0.35, beside: 1.1 } as const
/** Their middles lie so far above and below the letters' feet at most, in the letters' heights. */
const ABOVE = 0.75
const BELOW = 0.25

/** @returns whether leaders fill the gap between two strings of one row */
export function leadersAmong(of: Components, kinds: Kinds): (a: TextString, b: TextString) => boolean {
  const marks = idsOfKind(kinds, MARK).sort((a, b) => of.left[a]! - of.left[b]!)
  return (a, b) => {
    const height = Math.max(a.coreBottom - a.coreTop, b.coreBottom - b.coreTop)
    const [highest, lowest] = [
      Math.min(a.coreBottom, b.coreBottom) - ABOVE * height,
      Math.max(a.coreBottom, b.coreBottom) + BELOW * height,
    ]
    let [count, reached, widest, dashes] = [0, a.right, 0, 0]
    for (let at = firstFrom(of, marks, a.right); at < marks.length; at++) {
      const id = marks[at]!
      if (of.left[id]! > b.left) break
      if (of.right[id]! > b.left) continue
      const middle = (of.top[id]! + of.bottom[id]!) / 2
      if (middle < highest || middle > lowest) continue
      const width = of.right[id]! - of.left[id]!
      if (width >= DASH.shape * (of.bottom[id]! - of.top[id]!) && width >= DASH.length * height) dashes += 1
      count += 1
      widest = Math.max(widest, of.left[id]! - reached)
      reached = of.right[id]!
    }
    const empty = Math.max(widest, b.left - reached)
    if (dashes > 0 && empty <= DASH.beside * height) return true
    return count >= LEAST_MARKS && empty <= MOST_EMPTY * (b.left - a.right)
  }
}

/** Where among the marks, which come from the left, those begin that stand at x or right of it. */
function firstFrom({ left }: Components, marks: readonly number[], x: number): number {
  let [from, end] = [0, marks.length]
  while (from < end) {
    const half = (from + end) >> 1
    if (left[marks[half]!]! < x) from = half + 1
    else end = half
  }
  return from
}
