// Letter case: whether a line is set in capitals.
import type { TextLine } from './text-line.ts'

/** So many letters at least, and none of them small. */
export function isCapitals({ text }: Pick<TextLine, 'text'>, least = 4): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters.length >= least && letters === letters.toUpperCase()
}
