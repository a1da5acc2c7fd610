// Superscripts: raised digits at the end of a word or alone before a line, such as footnote marks, read once more enlarged.
import type { GrayImage, RecognizedLine, RecognizedSymbol, RecognizedWord, Recognizer } from '../engines/ports.ts'
import { type Box, heightOf, unionOf, widthOf } from '../model/geometry.ts'
import { type BlobIndex, indexBlobs } from './blob-index.ts'
import type { InkBlob } from './ink.ts'
import { riseOf, xHeightOf } from './line-measures.ts'
import { readEnlarged } from './read-enlarged.ts'

/*
 * A raised digit's blob, in x-heights: bounds around what text faces print (0.83–0.95 high, its foot 0.5–0.8 above the
 * baseline); quotation marks are 0.5 high, in old books up to 0.76; an asterisk is as wide as high.
 */
const HEIGHT = [0.79, 1.1] as const
/** A mark alone before its line is no quotation mark, and small type is measured with less care. */
const LEAST_HEIGHT_ALONE = 0.62
const WIDTH = [0.12, 0.75] as const
const LEAST_RISE = 0.45
/** Its foot is so much above that of the letter before it: the line's baseline may be off in tables. */
const RISE_OVER_LETTER = 0.4
/** A mark stands so near its word, x-heights. */
const NEAR = 0.5
/** A reading that is less sure leaves the word as it was; a raised digit was read at 0.9 or better in all cases seen. */
const SURE = 0.85
/** A mark alone before its line, set smaller still, need only be so sure where the page has its number at the end of a word. */
const SURE_ENOUGH = 0.4
/** Words looked at on one page, at most: a page of footnotes has a dozen. */
const MAX_LOOKS = 40
const MOST_DIGITS = 3

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

export interface SuperscriptLook {
  readonly image: GrayImage
  readonly blobs: readonly InkBlob[]
  /** Of the page's text, pixels of the image. */
  readonly xHeight: number
  readonly recognizer: Recognizer
}

/** Lines with raised digits told as such: “Treaty"” with a raised 1 becomes “Treaty¹”. */
export async function readSuperscripts(
  lines: readonly RecognizedLine[],
  look: SuperscriptLook,
): Promise<RecognizedLine[]> {
  const isSmall = ({ box }: InkBlob): boolean => heightOf(box) <= 3 * look.xHeight && widthOf(box) <= 6 * look.xHeight
  const small = indexBlobs(look.blobs.filter(isSmall), look.xHeight)
  const marks = new Map<RecognizedWord, RaisedMark>()
  for (const line of lines) {
    for (const [index, word] of line.words.entries()) {
      const { boxes, isAlone } = raisedAt(word, index, line, small, look.xHeight)
      if (boxes.length === 0 || marks.size >= MAX_LOOKS) continue
      const box = unionOf(boxes)
      marks.set(word, { ...(await readDigits(box, look)), box, isAlone })
    }
  }
  const inText = new Set(
    [...marks.values()].filter((mark) => !mark.isAlone && isSure(mark)).map(({ digits }) => digits),
  )
  return lines.map((line) => ({
    ...line,
    words: line.words.map((word) => {
      const mark = marks.get(word)
      if (mark === undefined || mark.digits === null) return word
      const isSound = isSure(mark) || (mark.isAlone && mark.confidence >= SURE_ENOUGH && inText.has(mark.digits))
      return isSound ? withSuperscript(word, mark.digits, mark.box) : word
    }),
  }))
}

interface RaisedMark {
  /** Null where it was not read as a number. */
  readonly digits: string | null
  readonly confidence: number
  readonly box: Box
  /** Before its line, without a word. */
  readonly isAlone: boolean
}

const isSure = ({ digits, confidence }: RaisedMark): boolean => digits !== null && confidence >= SURE

/** @param least height, x-heights */
function isDigitSized(box: Box, xHeight: number, least: number): boolean {
  const [width, height] = [widthOf(box) / xHeight, heightOf(box) / xHeight]
  return height >= least && height <= HEIGHT[1] && width >= WIDTH[0] && width <= WIDTH[1]
}

/** Raised digits' boxes that end the word, or are all of the line's first word; none where something else follows them. */
function raisedAt(
  word: RecognizedWord,
  index: number,
  line: RecognizedLine,
  blobs: BlobIndex,
  pageXHeight: number,
): { readonly boxes: Box[]; readonly isAlone: boolean } {
  const none = { boxes: [], isAlone: false }
  if (!mayEndRaised(word.text)) return none
  const xHeight = xHeightOf(line, pageXHeight)
  const next = line.words[index + 1]?.box[0] ?? Number.POSITIVE_INFINITY
  const within: Box = [word.box[0], word.box[1] - NEAR * xHeight, word.box[2] + NEAR * xHeight, word.box[3]]
  const own = blobs
    .within(within, 0)
    .map(({ box }) => box)
    .filter((box) => box[2] <= next)
  const isRaised = (box: Box): boolean => riseOf(box, line) >= LEAST_RISE * xHeight
  const standing = own.filter((box) => !isRaised(box) && heightOf(box) > 0.3 * xHeight)
  const stemEnd = Math.max(Number.NEGATIVE_INFINITY, ...standing.map((box) => box[2]))
  const isAlone = standing.length === 0
  if (isAlone && index > 0) return none
  const raised = own.filter((box) => isRaised(box) && heightOf(box) > 0.2 * xHeight && box[0] >= stemEnd - 2)
  const digits = joined(raised, 0.1 * xHeight)
  const letter = standing.filter((box) => heightOf(box) > 0.6 * xHeight).sort((a, b) => b[2] - a[2])[0]
  const foot = Math.max(...digits.map((box) => box[3]))
  if (letter !== undefined && letter[3] - foot < RISE_OVER_LETTER * xHeight) return none
  const least = isAlone ? LEAST_HEIGHT_ALONE : HEIGHT[0]
  const isMark = digits.length <= MOST_DIGITS && digits.every((box) => isDigitSized(box, xHeight, least))
  return isMark ? { boxes: digits, isAlone } : none
}

/** Boxes joined with those that stand above or below them: the parts of a broken digit. */
function joined(boxes: readonly Box[], within: number): Box[] {
  const parts: Box[] = []
  for (const box of [...boxes].sort((a, b) => a[0] - b[0])) {
    const last = parts.at(-1)
    if (last !== undefined && box[0] < last[2] - within) parts[parts.length - 1] = unionOf([last, box])
    else parts.push(box)
  }
  return parts
}

/** Words that end in small letters alone are read well as a rule; what ends in a sign or a digit may hide a mark. */
const mayEndRaised = (text: string): boolean => /[^\p{L}]$/u.test(text) || /[\p{Ll}.,;:)][A-Zl]$/u.test(text)

/** What the enlarged blobs say; digits are null where it is no number. */
async function readDigits(box: Box, look: SuperscriptLook): Promise<Pick<RaisedMark, 'digits' | 'confidence'>> {
  const { text, confidence } = await readEnlarged(box, look)
  return { digits: /^[1-9]\d{0,2}$/.test(text) ? text : null, confidence }
}

function withSuperscript(word: RecognizedWord, digits: string, raised: Box): RecognizedWord {
  const text = [...digits].map((digit) => SUPERSCRIPTS[Number(digit)]!).join('')
  const stem = word.symbols.slice(
    0,
    word.symbols.findLastIndex((symbol, index) => isStem(symbol, index, word, raised)) + 1,
  )
  const symbols = [...stem, ...[...text].map((mark) => ({ text: mark, box: raised, confidence: word.confidence }))]
  return { ...word, text: symbols.map((symbol) => symbol.text).join(''), box: unionOf([word.box, raised]), symbols }
}

/** What a raised digit is not misread as, and what stands before it: boxes of letters are rough. */
function isStem({ text, box }: RecognizedSymbol, index: number, { symbols }: RecognizedWord, raised: Box): boolean {
  if (/[.,;:)\]]/u.test(text)) return true
  return (box[0] + box[2]) / 2 < raised[0] || (index < symbols.length - 1 && /\p{L}/u.test(text))
}
