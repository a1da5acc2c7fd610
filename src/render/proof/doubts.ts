// Doubtful words of a proof: which are underlined, and what is said of them.
import type { Doubt, Word } from '../../model/page-text.ts'

/**
 * Less sure words are worth a look. Of nine pages of unlv-isri and old-books, read by Recto's own recognizer, these are 8 % of the
 * words, half of them are wrong, and two thirds of all wrong ones are among them; below 0.85 they are 6 %, and 59 % of the wrong.
 */
const SURE = 0.9

export const isDoubtful = ({ confidence }: Pick<Word, 'confidence'>): boolean => confidence < SURE

/** Of what a word may be as well, so many are told. */
const MOST_OTHERS = 4

/** "“hannony” was read with 62 %; or “harmony” (31 %)?", a line for each doubtful word; "" where there is none. */
export const doubtText = (words: readonly Word[]): string => words.filter(isDoubtful).map(toldOf).join('\n')

function toldOf({ text, confidence, doubts = [] }: Word): string {
  const others = doubts
    .flatMap((doubt) =>
      doubt.others.map((other) => ({ text: replaced(text, doubt, other.text), belief: other.confidence })),
    )
    .sort((one, other) => other.belief - one.belief)
    .slice(0, MOST_OTHERS)
    .map((other) => `“${other.text}” (${percent(other.belief)})`)
  return `“${text}” was read with ${percent(confidence)}${others.length === 0 ? '' : `; or ${others.join(', ')}?`}`
}

function replaced(text: string, { at }: Doubt, by: string): string {
  const characters = [...text]
  return [...characters.slice(0, at), by, ...characters.slice(at + 1)].join('')
}

export const percent = (share: number): string => `${Math.floor(share * 100)}\u00a0%`
