// Turned lines: notes that run up or down the paper's edge, beside the text and at right angles to it.
import { quantile } from '../text/measures.ts'
import { groupLines, type TextLine } from '../text/text-line.ts'

/** So many times as high as wide, and of so many letters: no column of figures, no ruled line. */
const UPRIGHT = 4
const LEAST_LETTERS = 8

/** Lines that run at right angles to their page's text, outside its measure. */
export function turnedLines(lines: readonly TextLine[]): ReadonlySet<TextLine> {
  return new Set([...groupLines(lines, (line) => line.page).values()].flatMap((own) => turnedOn(own)))
}

function turnedOn(own: readonly TextLine[]): TextLine[] {
  const [turned, level] = [own.filter(isTurned), own.filter((line) => !isTurned(line))]
  if (turned.length === 0 || level.length <= turned.length) return []
  const left = quantile(
    level.map((line) => line.box[0]),
    0.1,
  )
  const right = quantile(
    level.map((line) => line.box[2]),
    0.9,
  )
  return turned.filter(({ box }) => box[2] <= left || box[0] >= right)
}

function isTurned({ box, text }: TextLine): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').length
  return box[3] - box[1] > UPRIGHT * (box[2] - box[0]) && letters >= LEAST_LETTERS
}
