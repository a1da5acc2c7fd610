// Other sizes: lines with a doubtful word are read twice more, a little smaller and a little larger; where these two agree they win.
import type { GrayImage, LayoutLine, LineRecognizer, RecognizedLine } from '../engines/ports.ts'
import { lineConfidence } from './noise.ts'

/**
 * A line with a word of less confidence is read again, unless it is doubtful as a whole: of noise, more readings make more
 * letters. The joint statement's facsimile has 7 letters wrong instead of 12, and its "(a)" is no "(a@)". Letters wrong on scans
 * are as many with as without: 2,196 in factful, wollmers, scribeocr and tesseract-test, 824 on every 9th page of unlv-isri and
 * old-books; 834 where every line with a doubtful word is read again.
 */
const DOUBTFUL_WORD = 0.5
const SURE_LINE = 0.8
/** White added above and below the line, x-heights: the network sees it smaller, or larger. */
const SMALLER = 0.3
const LARGER = -0.12

/** Reads lines as `reader` does, the doubtful ones at other sizes too; without those that hold nothing. */
export function readLines(reader: LineRecognizer, image: GrayImage, layout: readonly LayoutLine[]): RecognizedLine[] {
  const read = reader.recognizeLines(image, layout)
  const doubtful = layout.flatMap((_, at) => (isDoubtful(read[at]!) ? [at] : []))
  if (doubtful.length === 0) return read.filter((line) => line !== null)
  const readAgain = (room: number) =>
    reader.recognizeLines(
      image,
      doubtful.map((at) => withRoom(layout[at]!, room)),
    )
  const [smaller, larger] = [readAgain(SMALLER), readAgain(LARGER)]
  const surest = new Map(doubtful.map((at, index) => [at, surestOf(read[at]!, smaller[index]!, larger[index]!)]))
  return read.map((line, at) => surest.get(at) ?? line).filter((line) => line !== null)
}

const isDoubtful = (line: RecognizedLine | null): boolean =>
  line !== null && lineConfidence(line) >= SURE_LINE && line.words.some(({ confidence }) => confidence < DOUBTFUL_WORD)

/** Two readings that agree are right more often than a surer one that stands alone. */
function surestOf(
  line: RecognizedLine | null,
  smaller: RecognizedLine | null,
  larger: RecognizedLine | null,
): RecognizedLine | null {
  if (smaller === null || larger === null || textOf(smaller) !== textOf(larger)) return line
  return lineConfidence(smaller) > lineConfidence(larger) ? smaller : larger
}

const textOf = ({ words }: RecognizedLine): string => words.map(({ text }) => text).join(' ')

function withRoom(line: LayoutLine, room: number): LayoutLine {
  const more = room * line.xHeight
  return { ...line, ascent: line.ascent + more, descent: line.descent + more }
}
