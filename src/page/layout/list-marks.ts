// List marks: whether a string's ink ends as "(a)", "b)" and "12." do, and the numbers of a pleading's lines do not.
import type { Components } from './components.ts'
import { idsOfKind, type Kinds, MARK } from './letters.ts'
import type { TextString } from './strings.ts'

/** A bracket is no wider than this share of its height, and what it closes is lower: letters .5 to .8, digits .75 of it. */
const BRACKET = { width: 0.45, inside: 0.9 } as const
/** A dot behind a number: within so many heights of it, so low above its foot, and no larger. */
const DOT = { beside: 0.6, above: 0.4, below: 0.25, size: 0.4 } as const

/** @returns whether a string is closed by a bracket, or has a dot behind it */
export function listMarksAmong(of: Components, kinds: Kinds): (string: TextString) => boolean {
  const marks = [...idsOfKind(kinds, MARK)].sort((a, b) => of.left[a]! - of.left[b]!)
  const sizeOf = (id: number): readonly [width: number, height: number] => [
    of.right[id]! - of.left[id]!,
    of.bottom[id]! - of.top[id]!,
  ]
  const endsInBracket = ({ members }: TextString): boolean => {
    const [last, before] = [members.at(-1), members.at(-2)]
    if (last === undefined || before === undefined) return false
    const [width, height] = sizeOf(last)
    return width <= BRACKET.width * height && sizeOf(before)[1] <= BRACKET.inside * height
  }
  const isDotOf = (id: number, { coreTop, coreBottom }: TextString): boolean => {
    const height = coreBottom - coreTop
    return (
      of.top[id]! >= coreBottom - DOT.above * height &&
      of.bottom[id]! <= coreBottom + DOT.below * height &&
      Math.max(...sizeOf(id)) <= DOT.size * height
    )
  }
  const hasDot = (string: TextString): boolean => {
    const end = string.right + DOT.beside * (string.coreBottom - string.coreTop)
    for (let at = firstFrom(string.right - 1); at < marks.length && of.left[marks[at]!]! <= end; at++)
      if (isDotOf(marks[at]!, string)) return true
    return false
  }
  return (string) => endsInBracket(string) || hasDot(string)

  /** Where the marks begin that start at `left` or further right. */
  function firstFrom(left: number): number {
    let [low, high] = [0, marks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (of.left[marks[middle]!]! < left) low = middle + 1
      else high = middle
    }
    return low
  }
}
