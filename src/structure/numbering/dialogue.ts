// Dialogue: lines of a transcript that begin with "Q." and "A.", who speaks and no number.
import type { TextLine } from '../text/text-line.ts'

const QUESTION = /^Q\s?[.:]?\s/u
const ANSWER = /^A\s?[.:]?\s/u
/** So many of either; an alphabet has one of each. */
const LEAST = 3

/** The lines that a question or an answer begins with; none where a text has few of them. */
export function spokenLines(body: readonly TextLine[]): ReadonlySet<TextLine> {
  const [questions, answers] = [QUESTION, ANSWER].map((form) => body.filter(({ text }) => form.test(text)))
  const isDialogue = questions!.length >= LEAST && answers!.length >= LEAST
  return new Set(isDialogue ? [...questions!, ...answers!] : [])
}
