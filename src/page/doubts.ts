// Doubts: the characters of a word that may be others, as the recognizer tells them.
import type { RecognizedWord } from '../engines/ports.ts'
import type { Doubt } from '../model/page-text.ts'

/** Characters surer than this are not in doubt: of a hundred such, fewer than ten are wrong. */
const SURE = 0.9

/** In the order of the word; none where its text was changed after it had been recognized, for then places do not tell. */
export function doubtsOf({ text, symbols }: RecognizedWord): Doubt[] {
  if (symbols.map((symbol) => symbol.text).join('') !== text) return []
  const doubts: Doubt[] = []
  let at = 0
  for (const symbol of symbols) {
    const others = (symbol.others ?? []).filter((other) => other.text.trim() !== '' && other.text !== symbol.text)
    if (symbol.confidence < SURE && others.length > 0)
      doubts.push({ at, others: others.map(({ text, confidence }) => ({ text, confidence: rounded(confidence) })) })
    at += [...symbol.text].length
  }
  return doubts
}

const rounded = (share: number): number => Math.round(Math.min(1, share) * 100) / 100
