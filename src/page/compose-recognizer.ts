// Layout and the recognition of lines, each an engine of its own, as one recognizer of pages.
import type { GrayImage, LayoutLine, LineRecognizer, PageLayout, RecognizedLine, Recognizer } from '../engines/ports.ts'
import { type Box, heightOf } from '../model/geometry.ts'
import { otsuThreshold } from './ink.ts'

/** Finds the lines of a page. @param dpi pixels an inch */
export type FindLayout = (image: GrayImage, dpi: number) => PageLayout | Promise<PageLayout>

/** What a line cut out by itself is taken for: its ink is as high as capitals and digits are; shares of that height. */
const X_HEIGHT = 0.7
const DESCENT = 0.28
/** Taken for an image's resolution where nobody tells it. */
const USUAL_DPI = 300

export function composeRecognizer(findLayout: FindLayout, lines: LineRecognizer): Recognizer {
  const recognize = (image: GrayImage, layout: readonly LayoutLine[]): RecognizedLine[] =>
    lines.recognizeLines(image, layout).filter((line) => line !== null)
  return {
    name: lines.name,
    version: lines.version,
    async recognize(image, assume, dpi = USUAL_DPI) {
      if (assume === 'line') return recognize(image, loneLine(image))
      return recognize(image, (await findLayout(image, dpi)).lines)
    },
    close: async () => {},
  }
}

/** The one line that a cut-out shows: its ink. */
function loneLine(image: GrayImage): LayoutLine[] {
  const box = boxOfInk(image)
  if (box === null) return []
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

function boxOfInk(image: GrayImage): Box | null {
  const { width, height, data } = image
  const threshold = otsuThreshold(image)
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! >= threshold) continue
      if (top === height) top = y
      bottom = y + 1
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
    }
  }
  return right === -1 ? null : [left, top, right, bottom]
}
