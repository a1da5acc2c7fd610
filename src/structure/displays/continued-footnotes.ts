// Continued footnotes: a note that goes on at the foot of the next page is one note.
import type { TextLine } from '../text/text-line.ts'
import { type Footnote, numberOfMark } from './footnotes.ts'

const SENTENCE_END = /[.!?][”"’')\]]*$/u
/** A full line ends within so many x-heights of the longest of both pages' notes. */
const FULL_LINE = 2

/** Notes in reading order; one without a mark that opens a page's notes goes on with the last one of the page before. */
export function joinContinued(footnotes: readonly Footnote[]): Footnote[] {
  const joined: Footnote[] = []
  for (const [index, note] of footnotes.entries()) {
    const last = joined.at(-1)
    if (last === undefined || !(goesOn(last, note) || isCountedOver(last, note, footnotes, index))) joined.push(note)
    else
      joined[joined.length - 1] = {
        ...last,
        lines: [...last.lines, ...note.lines],
        because: `${last.because}; goes on over the page`,
      }
  }
  return joined
}

/** The sentence at the foot of one page is not over, or the next page begins in the middle of one. */
function goesOn(before: Footnote, note: Footnote): boolean {
  const [last, first] = [before.lines.at(-1)!, note.lines[0]!]
  if (note.mark !== null || first.page !== last.page + 1) return false
  return !SENTENCE_END.test(last.text) || /^\p{Ll}/u.test(first.text)
}

/** A sentence fills the last line of a page's notes, and the mark after the next page's first ones counts on from there: none was lost. */
function isCountedOver(before: Footnote, note: Footnote, all: readonly Footnote[], index: number): boolean {
  const [last, first] = [before.lines.at(-1)!, note.lines[0]!]
  const after = all[index + 1]
  if (note.mark !== null || first.page !== last.page + 1 || after === undefined) return false
  const reach = (page: number, line?: TextLine): number => {
    const beside = all.flatMap(({ lines }) => lines).filter((one) => one.page === page)
    const left = Math.min(...beside.map(({ box }) => box[0]))
    return Math.max(...(line === undefined ? beside : [line]).map(({ box }) => box[2])) - left
  }
  const isFull = reach(last.page, last) > Math.max(reach(last.page), reach(first.page)) - FULL_LINE * last.xHeight
  return isFull && numberOfMark(after.mark) === numberOfMark(before.mark) + 1
}
