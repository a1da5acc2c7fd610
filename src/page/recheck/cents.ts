// Cent signs: a small c that was read as one, told by its height and foot.
import type { RecognizedLine, RecognizedSymbol, RecognizedWord } from '../../engines/ports.ts'
import { heightOf } from '../../model/geometry.ts'
import { riseOf, xHeightOf } from './line-measures.ts'

const CENT = '¢'
/** A cent sign's stroke reaches beyond the small letters; what is no higher than this, x-heights, is a c. Five in unlv-isri were 0.95 to 1.01. */
const MOST_HEIGHT = 1.12
/** It stands on the baseline, within this; quotation marks are read as cent signs too. */
const MOST_RISE = 0.25

/** Lines in which each cent sign that is only as high as a small letter is a c. @param pageXHeight pixels */
export function tellCents(lines: readonly RecognizedLine[], pageXHeight: number): RecognizedLine[] {
  return lines.map((line) => {
    if (!line.words.some(({ text }) => text.includes(CENT))) return line
    const xHeight = xHeightOf(line, pageXHeight)
    const isLetter = ({ text, box }: RecognizedSymbol): boolean =>
      text === CENT && heightOf(box) <= MOST_HEIGHT * xHeight && riseOf(box, line) <= MOST_RISE * xHeight
    return { ...line, words: line.words.map((word) => retold(word, isLetter)) }
  })
}

function retold(word: RecognizedWord, isLetter: (symbol: RecognizedSymbol) => boolean): RecognizedWord {
  const symbols = word.symbols.map((symbol) => (isLetter(symbol) ? { ...symbol, text: 'c' } : symbol))
  const spelled = word.symbols.map(({ text }) => text).join('') === word.text
  return spelled ? { ...word, symbols, text: symbols.map(({ text }) => text).join('') } : word
}
