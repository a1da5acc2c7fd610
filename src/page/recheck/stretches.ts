// Stretches: a line's doubtful words with their neighbours, cut out to be read again, and put back in what was read.
import type { LayoutLine, RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { unionOf } from '../../model/geometry.ts'

/** Words of a line that are read again, from `from` up to `to`. */
export interface Stretch {
  readonly line: RecognizedLine
  readonly layout: LayoutLine
  readonly from: number
  readonly to: number
}

/**
 * So many words on each side of a doubtful one are read with it. Letters wrong on every 9th page of unlv-isri, from the third and
 * the seventh on: 1,234 with one, 1,215 with the whole line, which takes a fifth of all recognition there instead of a twentieth.
 */
const BESIDE = 1

/** Doubtful words with those beside them; what meets is one stretch. */
export function doubtfulStretches(
  line: RecognizedLine,
  layout: LayoutLine,
  isDoubtful: (word: RecognizedWord) => boolean,
): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const [at, word] of line.words.entries()) {
    if (!isDoubtful(word)) continue
    const last = stretches.at(-1)
    const from = last !== undefined && at - BESIDE <= last.to ? stretches.pop()!.from : Math.max(0, at - BESIDE)
    stretches.push({ line, layout, from, to: Math.min(line.words.length, at + 1 + BESIDE) })
  }
  return stretches
}

/** The part of the line that holds the words, from the middle of one space to that of another. */
export function cutOf({ line: { words }, layout, from, to }: Stretch): LayoutLine {
  const [start, top, end, bottom] = layout.box
  const left = from === 0 ? start : middle(words[from - 1]!, words[from]!)
  const right = to === words.length ? end : middle(words[to - 1]!, words[to]!)
  const slope = (layout.baseline[1] - layout.baseline[0]) / Math.max(1, end - start)
  const baselineAt = (x: number): number => layout.baseline[0] + slope * (x - start)
  return { ...layout, box: [left, top, right, bottom], baseline: [baselineAt(left), baselineAt(right)] }
}

const middle = (before: RecognizedWord, after: RecognizedWord): number => Math.round((before.box[2] + after.box[0]) / 2)

/** A stretch and what stands in its place; null where the line stays as it was. */
export interface Reread {
  readonly stretch: Stretch
  readonly words: readonly RecognizedWord[] | null
}

/** The line with what stands in the place of its stretches. @param reread stretches of any lines, those of one in their order */
export function withReread(line: RecognizedLine, reread: readonly Reread[]): RecognizedLine {
  const own = reread.filter(({ stretch, words }) => stretch.line === line && words !== null)
  if (own.length === 0) return line
  const words = [...line.words]
  for (const { stretch, words: others } of own.toReversed())
    words.splice(stretch.from, stretch.to - stretch.from, ...others!)
  return { ...line, words, box: unionOf(words.map(({ box }) => box)) }
}
