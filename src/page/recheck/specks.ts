// Specks: dirt that was read as punctuation, told from it by the little ink it has; and pieces of upright rules read as bars.
import type { RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import { type BlobIndex, indexBlobs } from '../ink/blob-index.ts'
import type { InkBlob } from '../ink/ink.ts'
import { isDashShaped } from './dashes.ts'
import { riseOf } from './line-measures.ts'

/** A speck has less ink than this share of the page's full stops: on clean and dirty pages the two lie a factor of two apart. */
const SPECK_TO_STOP = 0.55
/** Ink of a full stop where the page has too few of them, square x-heights. */
const USUAL_STOP = 0.045
const LEAST_STOPS = 5
/** A full stop's blob: at most so large, and so near the baseline, in x-heights. */
const STOP_SIZE = 0.5
const STOP_OFF_BASELINE = 0.2
/** A letter by itself that is no larger than this both ways, x-heights, and doubtful, is none. */
const LEAST_LETTER = 0.4
const DOUBTFUL = 0.5
/** A bar by itself that is higher than letters are, x-heights, is a piece of a rule; of 12 in unlv-isri none was printed as a bar. */
const BAR = /^[|¦]$/u
const BAR_HEIGHT = 1.9
const LONE_MARKS = /^[-‐–—.,:;'‘’"“”`´·•*|°^~_]{1,2}$/u
const OPENING_MARK = /^['‘’`´](?=\p{L})/u
/** A mark between letters; "e.g." and "3.5" are none. */
const INNER_MARK = /(?<=\p{L})[-.·](?=\p{Ll}{2})/u

interface Page {
  /** Small ones. */
  readonly blobs: BlobIndex
  readonly xHeight: number
  /** Less ink than this is a speck's, pixels. */
  readonly speckArea: number
}

/**
 * Lines without the marks that are but specks: marks alone, an opening quote, a stop or hyphen between two words, which
 * are parted there. @param xHeight of the page's text, pixels
 */
export function dropSpecks(
  lines: readonly RecognizedLine[],
  blobs: readonly InkBlob[],
  xHeight: number,
): { readonly lines: readonly RecognizedLine[]; readonly dropped: readonly string[] } {
  const isSmall = ({ box }: InkBlob): boolean => heightOf(box) <= 2 * STOP_SIZE * xHeight && widthOf(box) <= 3 * xHeight
  const small = indexBlobs(blobs.filter(isSmall), xHeight)
  const page: Page = { blobs: small, xHeight, speckArea: SPECK_TO_STOP * stopArea(lines, small, xHeight) }
  const dropped: string[] = []
  const kept = lines.flatMap((line) => {
    const words = line.words.flatMap((word) => withoutSpecks(word, line, page, dropped))
    return words.length === 0 ? [] : [{ ...line, words, box: unionOf(words.map((word) => word.box)) }]
  })
  return { lines: dropped.length === 0 ? lines : kept, dropped }
}

function withoutSpecks(word: RecognizedWord, line: RecognizedLine, page: Page, dropped: string[]): RecognizedWord[] {
  if (isDot(word, page) || isRule(word, line)) {
    dropped.push(word.text)
    return []
  }
  if (!LONE_MARKS.test(word.text) && !OPENING_MARK.test(word.text) && !INNER_MARK.test(word.text)) return [word]
  const blobs = page.blobs.within(word.box, 0.15 * page.xHeight)
  const specks = blobs.filter(({ area }) => area < page.speckArea)
  if (specks.length === 0) return [word]
  if (LONE_MARKS.test(word.text)) {
    if (specks.length < blobs.length || hasLargeInk(word, page)) return [word]
    dropped.push(word.text)
    return []
  }
  const opening = OPENING_MARK.exec(word.text)
  if (opening !== null) return withoutOpening(word, specks, page, dropped)
  return partedAtSpeck(word, line, { specks, blobs }, page, dropped)
}

/** A dot that was read as a letter or a digit. */
const isDot = ({ text, box, confidence }: RecognizedWord, { xHeight }: Page): boolean =>
  /^[\p{L}\p{N}]$/u.test(text) &&
  confidence < DOUBTFUL &&
  Math.max(widthOf(box), heightOf(box)) <= LEAST_LETTER * xHeight

const isRule = ({ text, box }: RecognizedWord, { xHeight }: RecognizedLine): boolean =>
  BAR.test(text) && heightOf(box) >= BAR_HEIGHT * xHeight

/** Ink that is too large for the list of small blobs fills the box: a bullet, a bar, a dash in large type. */
const hasLargeInk = (word: RecognizedWord, { xHeight }: Page): boolean =>
  widthOf(word.box) > 0.6 * xHeight || heightOf(word.box) > 0.6 * xHeight

function withoutOpening(
  word: RecognizedWord,
  specks: readonly InkBlob[],
  page: Page,
  dropped: string[],
): RecognizedWord[] {
  const first = specks.find(({ box }) => box[0] < word.box[0] + 0.15 * page.xHeight)
  const quote = page.blobs
    .within(word.box, 0)
    .some(
      ({ box, area }) =>
        area >= page.speckArea && box[0] < word.box[0] + 0.3 * page.xHeight && heightOf(box) < 0.7 * page.xHeight,
    )
  if (first === undefined || quote) return [word]
  dropped.push(word.text[0]!)
  const [, top, right, bottom] = word.box
  return [
    { ...word, text: word.text.slice(1), box: [first.box[2], top, right, bottom], symbols: word.symbols.slice(1) },
  ]
}

/** Parts "after-an" where all that the mark has of ink is a speck. */
function partedAtSpeck(
  word: RecognizedWord,
  line: RecognizedLine,
  { specks, blobs }: { readonly specks: readonly InkBlob[]; readonly blobs: readonly InkBlob[] },
  page: Page,
  dropped: string[],
): RecognizedWord[] {
  const at = INNER_MARK.exec(word.text)!.index
  const mark = word.text[at]!
  const marks = [...word.text].filter((letter) => letter === mark).length
  const sound = blobs.filter(({ box, area }) =>
    mark === '-'
      ? isDashShaped(box, page.xHeight) && area >= page.speckArea
      : area >= page.speckArea &&
        heightOf(box) <= STOP_SIZE * page.xHeight &&
        Math.abs(riseOf(box, line)) < STOP_OFF_BASELINE * page.xHeight,
  )
  const symbol = word.symbols[at]
  if (sound.length >= marks || symbol === undefined) return [word]
  const middle = (symbol.box[0] + symbol.box[2]) / 2
  const speck = specks.find(({ box }) => Math.abs((box[0] + box[2]) / 2 - middle) < page.xHeight)
  if (speck === undefined) return [word]
  dropped.push(mark)
  const [left, top, right, bottom] = word.box
  return [
    {
      ...word,
      text: word.text.slice(0, at),
      box: [left, top, speck.box[0], bottom],
      symbols: word.symbols.slice(0, at),
    },
    {
      ...word,
      text: word.text.slice(at + 1),
      box: [speck.box[2], top, right, bottom],
      symbols: word.symbols.slice(at + 1),
    },
  ]
}

/** Usual ink of the full stops that end words, pixels. */
function stopArea(lines: readonly RecognizedLine[], small: BlobIndex, xHeight: number): number {
  const areas = lines.flatMap((line) =>
    line.words.flatMap((word) => {
      if (!/\p{L}\.$/u.test(word.text) || word.confidence < 0.8) return []
      const last = small
        .within(word.box, 1)
        .filter(({ box }) => box[0] > word.box[2] - STOP_SIZE * xHeight)
        .sort((a, b) => b.area - a.area)[0]
      return last === undefined ? [] : [last.area]
    }),
  )
  if (areas.length < LEAST_STOPS) return USUAL_STOP * xHeight * xHeight
  return areas.sort((a, b) => a - b)[Math.floor(areas.length / 2)]!
}
