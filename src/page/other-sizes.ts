// Other sizes: a doubtful word and its neighbours are read twice more, a little smaller and a little larger; where these agree they win.
import type { GrayImage, LayoutLine, LineRecognizer, RecognizedLine, RecognizedWord } from '../engines/ports.ts'
import { unionOf } from '../model/geometry.ts'
import { lineConfidence } from './noise.ts'

/**
 * A word of less confidence is read again, unless its line is doubtful as a whole: of noise, more readings make more
 * letters. The joint statement's facsimile has 7 letters wrong instead of 12, and its "(a)" is no "(a@)". Letters wrong on scans
 * are as many with as without: 2,196 in factful, wollmers, scribeocr and tesseract-test, 824 on every 9th page of unlv-isri and
 * old-books; 834 where every line with a doubtful word is read again.
 */
const DOUBTFUL_WORD = 0.5
const SURE_LINE = 0.8
/** White added above and below the line, x-heights: the network sees it smaller, or larger. */
const SMALLER = 0.3
const LARGER = -0.12

/**
 * So many words on each side of a doubtful one are read with it. Letters wrong on every 9th page of unlv-isri, from the third and
 * the seventh on: 1,234 with one, 1,215 with the whole line, which takes a fifth of all recognition there instead of a twentieth.
 */
const BESIDE = 1

/** Words of a line that are read again: the doubtful and those beside them, from `from` up to `to`. */
interface Stretch {
  readonly line: RecognizedLine
  readonly layout: LayoutLine
  readonly from: number
  readonly to: number
}

/** Reads lines as `reader` does, doubtful words of them at other sizes too; without those that hold nothing. */
export function readLines(reader: LineRecognizer, image: GrayImage, layout: readonly LayoutLine[]): RecognizedLine[] {
  const read = reader.recognizeLines(image, layout)
  const stretches = read.flatMap((line, at) => (line === null ? [] : stretchesOf(line, layout[at]!)))
  if (stretches.length === 0) return read.filter((line) => line !== null)
  const readAgain = (room: number) =>
    reader.recognizeLines(
      image,
      stretches.map((stretch) => withRoom(cutOf(stretch), room)),
    )
  const [smaller, larger] = [readAgain(SMALLER), readAgain(LARGER)]
  const agreed = stretches.map((stretch, at) => ({ ...stretch, words: agreedWords(smaller[at]!, larger[at]!) }))
  return read
    .filter((line) => line !== null)
    .map((line) =>
      withWords(
        line,
        agreed.filter((stretch) => stretch.line === line),
      ),
    )
}

function stretchesOf(line: RecognizedLine, layout: LayoutLine): Stretch[] {
  if (lineConfidence(line) < SURE_LINE) return []
  const stretches: Stretch[] = []
  for (const [at, { confidence }] of line.words.entries()) {
    if (confidence >= DOUBTFUL_WORD) continue
    const last = stretches.at(-1)
    const from = last !== undefined && at - BESIDE <= last.to ? stretches.pop()!.from : Math.max(0, at - BESIDE)
    stretches.push({ line, layout, from, to: Math.min(line.words.length, at + 1 + BESIDE) })
  }
  return stretches
}

/** The part of the line that holds the words, from the middle of one space to that of another. */
function cutOf({ line: { words }, layout, from, to }: Stretch): LayoutLine {
  const [start, top, end, bottom] = layout.box
  const left = from === 0 ? start : middle(words[from - 1]!, words[from]!)
  const right = to === words.length ? end : middle(words[to - 1]!, words[to]!)
  const slope = (layout.baseline[1] - layout.baseline[0]) / Math.max(1, end - start)
  const baselineAt = (x: number): number => layout.baseline[0] + slope * (x - start)
  return { ...layout, box: [left, top, right, bottom], baseline: [baselineAt(left), baselineAt(right)] }
}

const middle = (before: RecognizedWord, after: RecognizedWord): number => Math.round((before.box[2] + after.box[0]) / 2)

/** Two readings that agree are right more often than a surer one that stands alone; null where they do not. */
function agreedWords(smaller: RecognizedLine | null, larger: RecognizedLine | null): readonly RecognizedWord[] | null {
  if (smaller === null || larger === null || textOf(smaller) !== textOf(larger)) return null
  return (lineConfidence(smaller) > lineConfidence(larger) ? smaller : larger).words
}

/** @param agreed stretches of the line, in their order */
function withWords(
  line: RecognizedLine,
  agreed: readonly (Stretch & { readonly words: readonly RecognizedWord[] | null })[],
): RecognizedLine {
  if (agreed.every(({ words }) => words === null)) return line
  const words = [...line.words]
  for (const stretch of agreed.toReversed())
    if (stretch.words !== null) words.splice(stretch.from, stretch.to - stretch.from, ...stretch.words)
  return { ...line, words, box: unionOf(words.map(({ box }) => box)) }
}

const textOf = ({ words }: RecognizedLine): string => words.map(({ text }) => text).join(' ')

function withRoom(line: LayoutLine, room: number): LayoutLine {
  const more = room * line.xHeight
  return { ...line, ascent: line.ascent + more, descent: line.descent + more }
}
