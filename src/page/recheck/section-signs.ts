// Section signs: "§" before a number, which models without one read as "8", told by its foot below the line.
import type { RecognizedLine, RecognizedSymbol, RecognizedWord } from '../../engines/ports.ts'
import { heightOf, widthOf } from '../../model/geometry.ts'
import { readsIn } from '../../model/language.ts'
import { riseOf, xHeightOf } from './line-measures.ts'

const SIGN = '§'
const MISREAD = /^[8S]$/u
/**
 * The sign hangs so far below the baseline, and below the digit behind it, x-heights, and is so high: in text faces it hangs 0.23 to 0.27 and
 * is 1.6 to 1.75 high, where an 8 stands on the line and is 1.5 high at most.
 */
const LEAST_HANG = 0.15
const LEAST_HEIGHT = 1.52
/** Nor is it wider than figures are, x-heights: with the rule of its cell an 8 is. */
const MOST_WIDTH = 1.2

/**
 * Lines in which an "8" or "S" before a number that hangs below the line is the sign of a section; as they are where English is read, whose
 * model has the sign.
 * @param pageXHeight pixels
 */
export function tellSectionSigns(
  lines: readonly RecognizedLine[],
  pageXHeight: number,
  language: string,
): readonly RecognizedLine[] {
  if (readsIn('eng', language)) return lines
  return lines.map((line) => {
    const xHeight = xHeightOf(line, pageXHeight)
    const symbols = line.words.flatMap((word) => word.symbols)
    const isSign = (symbol: RecognizedSymbol, next: RecognizedSymbol | undefined): boolean =>
      next !== undefined &&
      MISREAD.test(symbol.text) &&
      -riseOf(symbol.box, line) >= LEAST_HANG * xHeight &&
      heightOf(symbol.box) >= LEAST_HEIGHT * xHeight &&
      widthOf(symbol.box) <= MOST_WIDTH * xHeight &&
      /^\d$/u.test(next.text) &&
      symbol.box[3] - next.box[3] >= LEAST_HANG * xHeight
    const signs = new Set<RecognizedSymbol>()
    // From the right: the first of two signs stands before a sign.
    for (let at = symbols.length - 2; at >= 0; at--) {
      const [symbol, next] = [symbols[at]!, symbols[at + 1]!]
      const behind = signs.has(next) ? symbols[at + 2] : next
      if (isSign(symbol, behind)) signs.add(symbol)
    }
    return signs.size === 0 ? line : { ...line, words: line.words.map((word) => retold(word, signs)) }
  })
}

/** A sign is the first of its word, or the second behind another: "8" within a number is none. */
function retold(word: RecognizedWord, signs: ReadonlySet<RecognizedSymbol>): RecognizedWord {
  const first = word.symbols.findIndex((symbol) => !signs.has(symbol))
  const count = first === -1 ? word.symbols.length : first
  const spelled = word.symbols.map(({ text }) => text).join('') === word.text
  if (count === 0 || count > 2 || !spelled) return word
  const symbols = word.symbols.map((symbol, at) => (at < count ? { ...symbol, text: SIGN } : symbol))
  return { ...word, symbols, text: symbols.map(({ text }) => text).join('') }
}
