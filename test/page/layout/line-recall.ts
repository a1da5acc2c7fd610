// Line recall: how many of a page's words, whose boxes and lines are known from hOCR, stand in lines that the layout found.
import type { LayoutLine } from '../../../src/engines/ports.ts'
import { type Box, heightOf, widthOf } from '../../../src/model/geometry.ts'

/** Lines of word boxes. */
export type KnownLine = readonly Box[]

export interface LineRecall {
  readonly words: number
  /** Words of which most lies in one found line, at its height. */
  readonly foundWords: number
  readonly lines: number
  /** Lines whose words all stand in one found line, in which no word of another row stands. */
  readonly wholeLines: number
}

/** The lines of an hOCR page that hold words. */
export function knownLines(hocr: string): KnownLine[] {
  const lines = hocr.split(/class=['"]ocr_line['"]/).slice(1)
  return lines
    .map((line) =>
      [...line.matchAll(/class=['"]ocrx_word['"][^>]*?bbox (\d+) (\d+) (\d+) (\d+)/g)].map(
        (match) => match.slice(1, 5).map(Number) as unknown as Box,
      ),
    )
    .filter((words) => words.length > 0)
}

export function lineRecall(known: readonly KnownLine[], found: readonly LayoutLine[]): LineRecall {
  const words = known.flat()
  const hosts = new Map(words.map((word) => [word, found.findIndex((line) => holds(line, word))]))
  const foundWords = words.filter((word) => hosts.get(word) !== -1)
  const whole = known.filter((line) => {
    const host = hosts.get(line[0]!)!
    if (host === -1 || line.some((word) => hosts.get(word) !== host)) return false
    return words.every((word) => hosts.get(word) !== host || line.some((own) => areBeside(own, word)))
  })
  return {
    words: words.length,
    foundWords: foundWords.length,
    lines: known.length,
    wholeLines: whole.length,
  }
}

/** Nine tenths of the word's width lie in the line, and its middle between the line's tops and tails. */
function holds({ box, baseline, ascent, descent }: LayoutLine, word: Box): boolean {
  const inside = Math.min(word[2], box[2]) - Math.max(word[0], box[0])
  const middle = (word[1] + word[3]) / 2
  const share = (middleOf(word) - box[0]) / Math.max(1, widthOf(box))
  const foot = baseline[0] + share * (baseline[1] - baseline[0])
  return inside >= 0.9 * widthOf(word) && middle > foot - 1.1 * ascent && middle < foot + descent
}

const middleOf = (box: Box): number => (box[0] + box[2]) / 2

const areBeside = (a: Box, b: Box): boolean =>
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 0.3 * Math.min(heightOf(a), heightOf(b))
