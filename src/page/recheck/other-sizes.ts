// Other sizes: a doubtful word and its neighbours are read twice more, a little smaller and a little larger; where these agree they win.
import type { GrayImage, LayoutLine, LineRecognizer, RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { lineConfidence } from './noise.ts'
import { cutOf, doubtfulStretches, withReread } from './stretches.ts'

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

/** The lines with what `reader` makes of their doubtful words at other sizes. @param layout of each line */
export function readAtOtherSizes(
  lines: readonly RecognizedLine[],
  layout: readonly LayoutLine[],
  image: GrayImage,
  reader: LineRecognizer,
): readonly RecognizedLine[] {
  const stretches = lines.flatMap((line, at) =>
    lineConfidence(line) < SURE_LINE
      ? []
      : doubtfulStretches(line, layout[at]!, ({ confidence }) => confidence < DOUBTFUL_WORD),
  )
  if (stretches.length === 0) return lines
  const readAgain = (room: number) =>
    reader.recognizeLines(
      image,
      stretches.map((stretch) => withRoom(cutOf(stretch), room)),
    )
  const [smaller, larger] = [readAgain(SMALLER), readAgain(LARGER)]
  const reread = stretches.map((stretch, at) => ({ stretch, words: agreedWords(smaller[at]!, larger[at]!) }))
  return lines.map((line) => withReread(line, reread))
}

/** Two readings that agree are right more often than a surer one that stands alone; null where they do not. */
function agreedWords(smaller: RecognizedLine | null, larger: RecognizedLine | null): readonly RecognizedWord[] | null {
  if (smaller === null || larger === null || textOf(smaller) !== textOf(larger)) return null
  return (lineConfidence(smaller) > lineConfidence(larger) ? smaller : larger).words
}

const textOf = ({ words }: RecognizedLine): string => words.map(({ text }) => text).join(' ')

function withRoom(line: LayoutLine, room: number): LayoutLine {
  const more = room * line.xHeight
  return { ...line, ascent: line.ascent + more, descent: line.descent + more }
}
