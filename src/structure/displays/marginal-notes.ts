// Marginal notes: the side notes of a page, each the lines that follow one another in a margin.
import { joinLines } from '../text/clean-text.ts'
import { sideNotes } from '../text/side-notes.ts'
import { groupLines, stepTo, type TextLine } from '../text/text-line.ts'
import { vocabularyOf } from '../text/vocabulary.ts'
import type { Display } from './display.ts'

/** Lines of one note are so many x-heights apart at most, and begin in one margin. */
const NEXT = 4.5
const ONE_MARGIN = 12

/** The side notes among body lines given in reading order. */
export function partMarginalNotes(body: readonly TextLine[]): Display[] {
  return [...groupLines(body, (line) => line.page).values()].flatMap((page) => {
    const notes: TextLine[][] = []
    for (const line of sideNotes(page)) {
      const last = notes.at(-1)?.at(-1)
      if (last !== undefined && isNext(last, line)) notes.at(-1)!.push(line)
      else notes.push([line])
    }
    return notes.map(displayOf)
  })
}

const isNext = (before: TextLine, line: TextLine): boolean =>
  line.box[3] > before.box[3] &&
  stepTo(line, before) < NEXT * line.xHeight &&
  Math.abs(line.box[0] - before.box[0]) < ONE_MARGIN * line.xHeight

const displayOf = (lines: readonly TextLine[]): Display => ({
  label: 'side_note',
  lines,
  taken: lines,
  because: 'small type in the margin, beside the text',
  text: joinLines(
    lines.map(({ text }) => text),
    vocabularyOf(lines),
  ),
})
