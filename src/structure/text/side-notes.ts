// Side notes: small type in the margin beside the text, which belongs in none of its lines.
import { median, quantile, weightedXHeight } from './measures.ts'
import type { TextLine } from './text-line.ts'

/** Notes are set at this share of the text's x-height, or less. */
const SMALL = 0.92
/** So many x-heights outside the text's measure, and no wider than this share of it. */
const OUTSIDE = 0.5
const NARROW = 0.35
/** A page tells its measure by so many lines of so many words; they take this share of all its lines' width. */
const LEAST_LINES = 8
const TEXT_WORDS = 6
const MAIN = 0.55
/** In words of some length; a symbol that stands out of its line has fewer. */
const LEAST_LETTERS = 8
const WORD = /\p{L}{3}/u

/** What has no word, as the number that ends a note, stands so many x-heights under a line of one, in its margin. */
const NEXT = 4.5
const ONE_MARGIN = 12
const SIZE_OF_NOTE = 1.2

/** The lines of one page that stand in its margins, beside the text, in smaller type, in the order given. */
export function sideNotes(lines: readonly TextLine[]): TextLine[] {
  const text = lines.filter(({ words }) => words.length >= TEXT_WORDS)
  if (text.length < LEAST_LINES) return []
  const left = quantile(
    text.map(({ box }) => box[0]),
    0.1,
  )
  const right = quantile(
    text.map(({ box }) => box[2]),
    0.9,
  )
  const [from, to] = [Math.min(...lines.map(({ box }) => box[0])), Math.max(...lines.map(({ box }) => box[2]))]
  if (right - left < MAIN * (to - from)) return []
  const xHeight = weightedXHeight(text)
  const [top, bottom] = [Math.min(...text.map(({ box }) => box[1])), Math.max(...text.map(({ box }) => box[3]))]
  const beside = lines.filter(({ box }) => {
    const outside = box[2] < left - OUTSIDE * xHeight || box[0] > right + OUTSIDE * xHeight
    const middle = (box[1] + box[3]) / 2
    return outside && middle > top && middle < bottom && box[2] - box[0] < NARROW * (right - left)
  })
  const worded = beside.filter((line) => WORD.test(line.text))
  const notes = beside.filter((line) => WORD.test(line.text) || worded.some((note) => isUnder(note, line)))
  const letters = notes.reduce((sum, { text: said }) => sum + (said.match(/\p{L}{3,}/gu) ?? []).join('').length, 0)
  return letters >= LEAST_LETTERS && median(notes.map((line) => line.xHeight)) <= SMALL * xHeight ? notes : []
}

const isUnder = (note: TextLine, { box, xHeight }: TextLine): boolean =>
  box[3] > note.box[3] &&
  box[3] - note.box[3] < NEXT * xHeight &&
  Math.abs(box[0] - note.box[0]) < ONE_MARGIN * note.xHeight &&
  xHeight <= SIZE_OF_NOTE * note.xHeight
