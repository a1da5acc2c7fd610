// Fractions: “½” and its like, which models have no sign for and read as “%”, told by the digits on either side of the stroke.
import type { RecognizedLine, RecognizedSymbol, RecognizedWord } from '../../engines/ports.ts'
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import { type BlobIndex, indexSmall } from '../ink/blob-index.ts'
import { riseOf, xHeightOf } from './line-measures.ts'
import { type EnlargedLook, readEnlarged } from './read-enlarged.ts'

const PERCENT = '%'
const FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/5': '⅕',
  '2/5': '⅖',
  '3/5': '⅗',
  '4/5': '⅘',
  '1/6': '⅙',
  '5/6': '⅚',
  '1/8': '⅛',
  '3/8': '⅜',
  '5/8': '⅝',
  '7/8': '⅞',
}
/*
 * Digits of a fraction, in x-heights: 0.7 to 0.95 high in four faces, the upper one's foot 0.49 to 0.62 above the baseline; the rings of “%”
 * are 0.5 to 0.75 high.
 */
const HEIGHT = [0.66, 1.05] as const
const LEAST_RISE = 0.4
const MOST_RISE_OF_LOWER = 0.2
/** Sign and digits are at most so wide, and stand so near where the sign was read. */
const WIDTH = 1.85
const REACH = 0.25
/** A digit is read with this confidence at least. */
const SURE = 0.85
/** A sign one of whose rings is read as a digit is no surer than this. */
const DOUBTFUL = 0.45
/** Signs looked at on one page, at most: the rings of some faces are as high as digits, and a table has a hundred. */
const MAX_LOOKS = 24

/** Lines in which each “%” between digits of its own is a fraction, or, where they are not read surely, in doubt. */
export async function tellFractions(
  lines: readonly RecognizedLine[],
  look: EnlargedLook & { readonly blobs: Parameters<typeof indexSmall>[0]; readonly xHeight: number },
): Promise<readonly RecognizedLine[]> {
  if (!lines.some(({ words }) => words.some(({ text }) => text.includes(PERCENT)))) return lines
  const blobs = indexSmall(look.blobs, look.xHeight)
  const told: RecognizedLine[] = []
  let looks = 0
  for (const line of lines) {
    const words: RecognizedWord[] = []
    for (const word of line.words) {
      const at = word.symbols.findIndex(({ text }) => text === PERCENT)
      const parts =
        at === -1 || looks >= MAX_LOOKS ? null : partsOf(word.symbols[at]!, line, blobs, xHeightOf(line, look.xHeight))
      if (parts !== null) looks++
      words.push(parts === null ? word : retold(word, at, parts, await readFraction(parts, look)))
    }
    told.push({ ...line, words })
  }
  return told
}

interface Parts {
  readonly upper: Box
  readonly lower: Box
}

/** The digits, or rings, before and behind the stroke; null where there are no two of a digit's size. */
function partsOf({ box }: RecognizedSymbol, line: RecognizedLine, blobs: BlobIndex, xHeight: number): Parts | null {
  const within: Box = [
    box[0] - REACH * xHeight,
    box[1] - REACH * xHeight,
    box[0] + WIDTH * xHeight,
    box[3] + REACH * xHeight,
  ]
  const sized = blobs
    .within(within, 0)
    .map((blob) => blob.box)
    .filter(
      (one) =>
        heightOf(one) >= HEIGHT[0] * xHeight && heightOf(one) <= HEIGHT[1] * xHeight && widthOf(one) <= 0.9 * xHeight,
    )
  const upper = sized.find((one) => riseOf(one, line) >= LEAST_RISE * xHeight)
  const lower = sized.find(
    (one) =>
      upper !== undefined &&
      one[0] >= upper[0] + widthOf(upper) / 2 &&
      riseOf(one, line) <= MOST_RISE_OF_LOWER * xHeight,
  )
  return upper === undefined || lower === undefined || lower[2] - upper[0] > WIDTH * xHeight ? null : { upper, lower }
}

interface Reading {
  /** Null where it is no fraction that has a sign. */
  readonly sign: string | null
  /** Whether a part was read as a digit, and not as a ring. */
  readonly hasDigit: boolean
}

async function readFraction({ upper, lower }: Parts, look: EnlargedLook): Promise<Reading> {
  const parts = [await readEnlarged(upper, look), await readEnlarged(lower, look)]
  const isSure = parts.every(({ text, confidence }) => /^[1-9]$/u.test(text) && confidence >= SURE)
  return {
    sign: isSure ? (FRACTIONS[parts.map(({ text }) => text).join('/')] ?? null) : null,
    hasDigit: parts.some(({ text }) => /^[1-9]$/u.test(text)),
  }
}

function retold(
  word: RecognizedWord,
  at: number,
  { upper, lower }: Parts,
  { sign, hasDigit }: Reading,
): RecognizedWord {
  if (sign === null) return hasDigit && word.confidence > DOUBTFUL ? { ...word, confidence: DOUBTFUL } : word
  const box = unionOf([upper, lower])
  const isPart = (symbol: RecognizedSymbol, index: number): boolean =>
    index > at && (symbol.box[0] + symbol.box[2]) / 2 < box[2]
  const symbols = word.symbols.flatMap((symbol, index) =>
    index === at ? [{ text: sign, box, confidence: symbol.confidence }] : isPart(symbol, index) ? [] : [symbol],
  )
  return { ...word, symbols, text: symbols.map(({ text }) => text).join(''), box: unionOf([word.box, box]) }
}
