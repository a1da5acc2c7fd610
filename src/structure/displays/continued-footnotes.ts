// Continued footnotes: a note that goes on at the foot of the next page is one note.
import type { Footnote } from './footnotes.ts'

const SENTENCE_END = /[.!?][”"’')\]]*$/u

/** Notes in reading order; one without a mark that opens a page's notes goes on with the last one of the page before. */
export function joinContinued(footnotes: readonly Footnote[]): Footnote[] {
  const joined: Footnote[] = []
  for (const note of footnotes) {
    const last = joined.at(-1)
    if (last === undefined || !goesOn(last, note)) joined.push(note)
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
