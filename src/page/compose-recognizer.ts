// Layout and the recognition of lines, each an engine of its own, as one recognizer of pages.
import type {
  FindLayout,
  GrayImage,
  LayoutLine,
  LineRecognizer,
  Recognition,
  RecognizedLine,
  Recognizer,
} from '../engines/ports.ts'
import { type Box, heightOf, holdsMiddle, unionOf, widthOf } from '../model/geometry.ts'
import { findDarkPanels, negativeOf } from './image/dark-panels.ts'
import { findBlobs } from './ink/blobs.ts'
import { inkOf } from './ink/ink-runs.ts'
import { lineConfidence } from './recheck/noise.ts'
import { readAtOtherSizes } from './recheck/other-sizes.ts'

/** What a line cut out by itself is taken for: its ink is as high as capitals and digits are; shares of that height. */
const X_HEIGHT = 0.7
const DESCENT = 0.28
/** A line of light type is read with this confidence at least, a long one with less; what is no type there hardly ever is. */
const SURE_OF_LIGHT = 0.8
const SURE_OF_LONG_LIGHT = 0.5
const LONG = 10
/** A bold letter takes no more of its line than this; a line that was read on a panel takes all of it. */
const LETTER_SHARE = 0.4
/** Taken for an image's resolution where nobody tells it. */
const USUAL_DPI = 300

/** @param closer reads once more what stays doubtful, at other sizes */
export function composeRecognizer(
  findLayout: FindLayout,
  lines: LineRecognizer,
  closer: LineRecognizer = lines,
): Recognizer {
  const recognize = (image: GrayImage, layout: readonly LayoutLine[]): readonly RecognizedLine[] => {
    const read = lines.recognizeLines(image, layout)
    const isRead = (_: unknown, at: number): boolean => read[at] !== null
    const found = read.filter((line) => line !== null)
    return readAtOtherSizes(found, layout.filter(isRead), image, closer)
  }
  const readPage = async (image: GrayImage, dpi: number): Promise<Recognition> => {
    const layout = await findLayout(image, dpi)
    return { lines: recognize(image, layout.lines), pictures: layout.pictures }
  }
  /** The light type of dark panels. @param dark lines that were read on the page */
  const readPanels = async (
    image: GrayImage,
    dpi: number,
    dark: readonly RecognizedLine[],
  ): Promise<RecognizedLine[]> => {
    const found: RecognizedLine[] = []
    for (const panel of findDarkPanels(image, dpi)) {
      if (dark.some((line) => isLetterOf(line, panel))) continue
      const { lines: read } = await readPage(negativeOf(image, panel), dpi)
      found.push(...read.filter(isType).map((line) => movedBy(line, panel)))
    }
    return found
  }
  return {
    name: lines.name,
    version: lines.version,
    async recognize(image, assume, dpi = USUAL_DPI) {
      if (assume === 'line') return { lines: recognize(image, loneLine(image)), pictures: [] }
      const { lines: dark, pictures } = await readPage(image, dpi)
      const blocks = Math.max(-1, ...dark.map((line) => line.block)) + 1
      const light = (await readPanels(image, dpi, dark)).map((line) => ({ ...line, block: line.block + blocks }))
      const outside = dark.filter((line) => !light.some((other) => holdsMiddle(other.box, line.box, 0)))
      return { lines: [...outside, ...light], pictures }
    },
    close: async () => {},
  }
}

/** Whether the panel is a bold letter of a title: the white within it was read as a letter. */
const isLetterOf = (line: RecognizedLine, panel: Box): boolean =>
  holdsMiddle(line.box, panel, 0) &&
  widthOf(panel) <= LETTER_SHARE * widthOf(line.box) &&
  lineConfidence(line) >= SURE_OF_LONG_LIGHT

function isType(line: RecognizedLine): boolean {
  const letters = line.words.reduce((sum, { text }) => sum + text.length, 0)
  return lineConfidence(line) >= (letters < LONG ? SURE_OF_LIGHT : SURE_OF_LONG_LIGHT)
}

function movedBy(line: RecognizedLine, [left, top]: Box): RecognizedLine {
  const moved = (box: Box): Box => [box[0] + left, box[1] + top, box[2] + left, box[3] + top]
  return {
    ...line,
    box: moved(line.box),
    baseline: [line.baseline[0] + top, line.baseline[1] + top],
    words: line.words.map((word) => ({
      ...word,
      box: moved(word.box),
      symbols: word.symbols.map((symbol) => ({ ...symbol, box: moved(symbol.box) })),
    })),
  }
}

/** The one line that a cut-out shows: its ink. */
function loneLine(image: GrayImage): LayoutLine[] {
  const blobs = findBlobs(inkOf(image))
  if (blobs.length === 0) return []
  const box = unionOf(blobs.map((blob) => blob.box))
  const height = heightOf(box)
  return [
    {
      box,
      baseline: [box[3], box[3]],
      xHeight: X_HEIGHT * height,
      ascent: height,
      descent: DESCENT * height,
      block: 0,
    },
  ]
}
