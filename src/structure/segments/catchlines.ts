// Catchlines: what heads a law's section before its first numbered paragraph, as in "533.030 Use of water." and "1. Subject to …".
import type { NumberedLine, Numbering } from '../numbering/numbering.ts'
import type { TextLine } from '../text/text-line.ts'

/** Longer ones are the section's text. */
const MAX_LINES = 4
/** What begins a section's paragraphs. */
const FIRST = /^[([]?[1aAiI][.)\]]/u
/** A sentence has a verb in a finite form, or a second sentence after it; a catchline is a phrase. */
const SENTENCE = /\b(?:shall|must|may|will|is|are|was|were|has|have|consists?|means?|includes?)\b|[.!?]\s/iu

/** The lines of all catchlines. */
export function readCatchlines(text: readonly TextLine[], { lines }: Numbering): ReadonlySet<TextLine> {
  return new Set(
    text.flatMap((line, index) => {
      const numbered = lines.get(line)
      return numbered !== undefined && isLawSection(numbered) ? catchlineAt(index, text, lines) : []
    }),
  )
}

const isLawSection = ({ style }: NumberedLine): boolean => style === 'statute' || style === 'section-sign'

/** The lines from a section's number to its first paragraph; none where there is no paragraph, or more than a phrase before it. */
function catchlineAt(index: number, text: readonly TextLine[], numbered: Numbering['lines']): readonly TextLine[] {
  const line = text[index]!
  const following = text.slice(index + 1, index + 1 + MAX_LINES)
  const until = following.findIndex((other) => numbered.has(other))
  const next = until === -1 ? undefined : numbered.get(following[until]!)
  if (next?.parent !== line || !FIRST.test(next.marker)) return []
  const own = [line, ...following.slice(0, until)]
  const words = own
    .map(({ text: one }) => one)
    .join(' ')
    .slice(numbered.get(line)!.markerLength)
    .trim()
  return /\p{L}{2}.*\.$/u.test(words) && !SENTENCE.test(words) && own.every(({ page }) => page === line.page) ? own : []
}
