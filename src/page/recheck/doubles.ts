// Doubles: rows that were read twice, of which one is kept so that nothing is invented.
import type { RecognizedLine } from '../../engines/ports.ts'
import { heightOf } from '../../model/geometry.ts'

/** Share of a row's letter pairs that another row in its place has too, when it is the same row. */
const SAME_ROW = 0.6
/** Rows whose baselines lie so many x-heights apart are two, however alike: lines stand at least twice as far from one another. */
const SAME_BASELINE = 0.9
/** Rows share this much of the lower one's height when they are one row. */
const SHARED_HEIGHT = 0.3

/** Whether `line` says no more than one of `others` in its place does: layouts and rough word boxes make such doubles. */
export function isDouble(line: RecognizedLine, others: readonly RecognizedLine[]): boolean {
  const pairs = pairsIn(line)
  return others.some((other) => {
    if (other === line || !isInPlace(line, other)) return false
    const known = new Set(pairsIn(other))
    return pairs.filter((pair) => known.has(pair)).length > SAME_ROW * pairs.length
  })
}

/** Lines without doubles of longer ones; of two equally long the first is kept. */
export function dropDoubles(lines: readonly RecognizedLine[]): {
  readonly lines: readonly RecognizedLine[]
  readonly doubles: readonly RecognizedLine[]
} {
  const longest = [...lines].sort((a, b) => lettersIn(b) - lettersIn(a))
  const kept = new Set<RecognizedLine>()
  for (const line of longest) if (!isDouble(line, [...kept])) kept.add(line)
  return { lines: lines.filter((line) => kept.has(line)), doubles: lines.filter((line) => !kept.has(line)) }
}

function isInPlace(line: RecognizedLine, long: RecognizedLine): boolean {
  const [{ box }, { box: other }] = [line, long]
  const apart = Math.abs(middleOf(line.baseline) - middleOf(long.baseline))
  if (apart > SAME_BASELINE * Math.max(line.xHeight, long.xHeight)) return false
  const shared = Math.min(box[3], other[3]) - Math.max(box[1], other[1])
  const width = Math.min(box[2], other[2]) - Math.max(box[0], other[0])
  return shared >= SHARED_HEIGHT * Math.min(heightOf(box), heightOf(other)) && width > 0.5 * (box[2] - box[0])
}

const middleOf = ([left, right]: readonly [number, number]): number => (left + right) / 2

const lettersIn = ({ words }: RecognizedLine): number => words.reduce((sum, word) => sum + word.text.length, 0)

function pairsIn({ words }: RecognizedLine): string[] {
  const letters = words.map((word) => word.text.toLowerCase()).join(' ')
  return Array.from({ length: Math.max(1, letters.length - 1) }, (_, index) => letters.slice(index, index + 2))
}
