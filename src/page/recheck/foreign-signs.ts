// Foreign signs: “№”, “†” and “‡”, which models have no sign for and read surely as others, leave doubt on their word.
import type { RecognizedLine, RecognizedWord } from '../../engines/ports.ts'

/** What “№” before a number is read as; of 68 typeset ones in 16 faces all were “Ne” or “No” without its stop. */
const NUMERO = /^N[eoès¢9]$/u
/** What daggers behind a word or number are read as; a bracket of these was opened by no sign before it. */
const DAGGER = /[\p{L}\p{N})\]][+}{|]$/u
/** None of these is likelier than the sign that is missing. */
const DOUBTFUL = 0.45

/** Lines in which words that are likely a number sign or end with a dagger are in doubt. */
export const doubtForeignSigns = (lines: readonly RecognizedLine[]): readonly RecognizedLine[] =>
  lines.map((line) => {
    const isForeign = ({ text }: RecognizedWord, at: number): boolean =>
      DAGGER.test(text) || (NUMERO.test(text) && /^\d/.test(line.words[at + 1]?.text ?? ''))
    return line.words.some(isForeign)
      ? {
          ...line,
          words: line.words.map((word, at) =>
            isForeign(word, at) && word.confidence > DOUBTFUL ? { ...word, confidence: DOUBTFUL } : word,
          ),
        }
      : line
  })
