// Dialogue: lines of a transcript with which somebody begins to speak, after "Q." and "A.", which are no numbers, or a name.
import type { TextLine } from './text-line.ts'

const QUESTION = /^Q\s?[.:]?\s/u
const ANSWER = /^A\s?[.:]?\s/u
/** "THE COURT:", "MR. SMITH:", "BY MS. O'NEILL:". */
const NAMED =
  /^(?:BY )?(?:THE|MR\.?|MS\.?|MRS\.?|MISS|DR\.?|JUDGE|JUSTICE) \p{Lu}[\p{Lu}'’.-]*(?: \p{Lu}[\p{Lu}'’.-]*){0,2}:/u
/** So many questions and answers; an alphabet has one of each. */
const LEAST = 3

/** The lines with which somebody begins to speak; none where a text has few questions or answers. */
export function spokenLines(body: readonly TextLine[]): ReadonlySet<TextLine> {
  const [questions, answers] = [QUESTION, ANSWER].map((form) => body.filter(({ text }) => form.test(text)))
  const isDialogue = questions!.length >= LEAST && answers!.length >= LEAST
  return new Set(isDialogue ? [...questions!, ...answers!, ...body.filter(({ text }) => NAMED.test(text))] : [])
}

/** "Q. Ms. Marsden, you say", "A. I did": what such a line says is no heading, wherever it stands. */
export const asksOrAnswers = ({ text }: TextLine): boolean => QUESTION.test(text) || ANSWER.test(text)
