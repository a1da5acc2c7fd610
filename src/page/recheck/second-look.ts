// The second look: doubtful lines, and ink that no word covers, are cut out and recognized once more as single lines.
import { crop, resize } from '../../engines/gray-ops.ts'
import type { GrayImage, RecognizedLine, RecognizedWord, Recognizer } from '../../engines/ports.ts'
import type { Box } from '../../model/geometry.ts'
import { heightOf, holdsMiddle, unionOf, widthOf } from '../../model/geometry.ts'
import type { InkBlob } from '../ink/ink.ts'
import { isDashShaped } from './dashes.ts'
import { isDouble } from './doubles.ts'
import { lineConfidence } from './noise.ts'

/** A line read with less confidence is looked at again, and replaced where the second reading is this much surer. */
const DOUBTFUL = 0.6
const SURER_BY = 0.08
/** Ink that nobody read is text only when it is read with this confidence, and is no single stroke. */
const SURE = 0.75
/** At most so many looks a page: noise has no end. */
const MAX_LOOKS = 12
/**
 * A bar, such as a figure's scale or an underline: so many times as long as it is thick, and black. It is wiped out before a doubtful
 * line is read again.
 */
const BAR_LENGTH = 8
const BAR_FILL = 0.8
/** White around a cut-out line, x-heights. */
const MARGIN = 0.8
/** Blobs of a row: letters by their height in x-heights, and the gap between two of them. */
const LETTER_HEIGHTS = [0.7, 6] as const
const MAX_GAP = 2.5
/** Type so much smaller than the page's is looked for too, in rows of so many letters: the small print of a title page. */
const SMALL_TYPE = 0.5
const LEAST_OF_SMALL = 5
/** What stands between dashes: a number, Arabic or Roman. */
const PAGE_LABEL = /^[^\p{L}\p{N}]*(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})[^\p{L}\p{N}]*$/u
/** A dash that flanks a row stands within so many x-heights of it. */
const FLANK_WITHIN = 3.5
/** x-height at which a cut-out line is read, pixels. */
const LOOK_X_HEIGHT = 24

export interface SecondLook {
  readonly image: GrayImage
  readonly blobs: readonly InkBlob[]
  /** Of the page's text, pixels of the image. */
  readonly xHeight: number
  readonly recognizer: Recognizer
  /** Ink in these is no text that was missed. */
  readonly pictures: readonly Box[]
}

/** The lines, doubtful ones read again, with lines found in unread ink added at the end as blocks of their own. */
export async function lookAgain(lines: readonly RecognizedLine[], look: SecondLook): Promise<RecognizedLine[]> {
  const doubtful = lines
    .filter((line) => lineConfidence(line) < DOUBTFUL && isTypeHigh(heightOf(line.box), look))
    .slice(0, MAX_LOOKS)
  const surer = new Map<RecognizedLine, RecognizedLine>()
  for (const line of doubtful) {
    const { box, image } = withoutBars(line.box, look)
    const again = await readRow(box, { ...look, image }, line.block)
    if (again !== null && lineConfidence(again) > lineConfidence(line) + SURER_BY) surer.set(line, again)
  }
  const found: RecognizedLine[] = []
  const blocks = Math.max(-1, ...lines.map((line) => line.block)) + 1
  const read = lines.map((line) => surer.get(line) ?? line)
  const small = { ...look, xHeight: SMALL_TYPE * look.xHeight }
  const unread = [...unreadRows(read, look, 1), ...unreadRows(read, small, LEAST_OF_SMALL)]
  for (const box of unread.slice(0, MAX_LOOKS)) {
    const line = await readRow(box, look, blocks + found.length)
    if (line !== null && lineConfidence(line) >= SURE && hasLetters(line) && !isDouble(line, read)) found.push(line)
  }
  return [...read, ...found]
}

/** The part of a row that is no bar, and the image with the row's bars wiped out. */
function withoutBars(row: Box, { image, blobs }: SecondLook): { readonly box: Box; readonly image: GrayImage } {
  const within = blobs.filter(({ box }) => holdsMiddle(row, box, 0))
  const bars = within.filter(isBar).map(({ box }) => box)
  const rest = within.filter((blob) => !isBar(blob)).map(({ box }) => box)
  if (bars.length === 0 || rest.length === 0) return { box: row, image }
  const data = image.data.slice()
  for (const [left, top, right, bottom] of bars)
    for (let y = Math.max(0, top - 1); y < Math.min(image.height, bottom + 1); y++)
      data.fill(255, y * image.width + Math.max(0, left - 1), y * image.width + Math.min(image.width, right + 1))
  return { box: unionOf(rest), image: { ...image, data } }
}

const isBar = ({ box, area }: InkBlob): boolean =>
  widthOf(box) >= BAR_LENGTH * heightOf(box) && area >= BAR_FILL * widthOf(box) * heightOf(box)

const isTypeHigh = (height: number, { xHeight }: SecondLook): boolean =>
  height >= LETTER_HEIGHTS[0] * xHeight && height <= LETTER_HEIGHTS[1] * xHeight

const hasLetters = (line: RecognizedLine): boolean =>
  /\p{N}|\p{L}{2}/u.test(line.words.map((word) => word.text).join(' '))

/** Rows of at least so many letter-high blobs that no recognized word covers, the ones with most ink first. */
function unreadRows(lines: readonly RecognizedLine[], look: SecondLook, least: number): Box[] {
  const isRead = coverTest(
    lines.flatMap((line) => line.words.map((word) => word.box)),
    look.xHeight,
  )
  const letters = look.blobs.filter(({ box, area }) => {
    const [width, height] = [widthOf(box), heightOf(box)]
    return (
      isTypeHigh(height, look) &&
      width < 4 * height &&
      height < 8 * width &&
      area > 0.12 * width * height &&
      !isRead(box) &&
      !look.pictures.some((picture) => holdsMiddle(picture, box, 0))
    )
  })
  const rows: { box: Box; area: number; count: number }[] = []
  for (const { box, area } of [...letters].sort((a, b) => a.box[0] - b.box[0])) {
    const row = rows.find((other) => sameRow(other.box, box, look.xHeight))
    if (row === undefined) rows.push({ box, area, count: 1 })
    else Object.assign(row, { box: unionOf([row.box, box]), area: row.area + area, count: row.count + 1 })
  }
  return rows
    .filter(({ box, count }) => count >= least && isTypeHigh(heightOf(box), look))
    .sort((a, b) => b.area - a.area)
    .map(({ box }) => box)
}

/** Whether any of the words covers a blob; they are asked by the rows of `height` pixels that they reach into. */
export function coverTest(words: readonly Box[], height: number): (blob: Box) => boolean {
  const rows = new Map<number, Box[]>()
  const rowOf = (y: number): number => Math.floor(y / height)
  for (const word of words)
    for (let row = rowOf(word[1]); row <= rowOf(word[3]); row++) {
      const found = rows.get(row)
      if (found === undefined) rows.set(row, [word])
      else found.push(word)
    }
  return (blob) => {
    for (let row = rowOf(blob[1]); row <= rowOf(blob[3]); row++)
      for (const word of rows.get(row) ?? []) if (covers(word, blob)) return true
    return false
  }
}

/** Two fifths of the blob lie in the word's box: word boxes are rough. */
function covers(word: Box, blob: Box): boolean {
  const width = Math.min(word[2], blob[2]) - Math.max(word[0], blob[0])
  const height = Math.min(word[3], blob[3]) - Math.max(word[1], blob[1])
  return width > 0 && height > 0 && width * height > 0.4 * widthOf(blob) * heightOf(blob)
}

function sameRow(row: Box, blob: Box, xHeight: number): boolean {
  const shared = Math.min(row[3], blob[3]) - Math.max(row[1], blob[1])
  return (
    shared > 0.5 * Math.min(heightOf(row), heightOf(blob)) &&
    blob[0] - row[2] < MAX_GAP * Math.max(xHeight, 0.5 * heightOf(row))
  )
}

/**
 * Reads a row of ink by itself, flanking dashes apart: a recognizer makes letters of the strokes in "— 41 —".
 * @returns the line in pixels of the look's image, null where nothing is read
 */
export async function readRow(row: Box, look: SecondLook, block: number): Promise<RecognizedLine | null> {
  const { before, core, after } = partFlanks(row, look)
  if (before.length === 0 || after.length === 0) return readBox(row, look, block)
  const line = await readBox(core, look, block)
  if (line === null || !PAGE_LABEL.test(line.words.map((word) => word.text).join(' '))) return readBox(row, look, block)
  const words = [...before.map((box) => dashWord(box, line)), ...line.words, ...after.map((box) => dashWord(box, line))]
  return { ...line, words, box: unionOf(words.map((word) => word.box)) }
}

/** Its kind is told by its width, later on. */
function dashWord(box: Box, line: RecognizedLine): RecognizedWord {
  const confidence = lineConfidence(line)
  return { text: '-', box, confidence, symbols: [{ text: '-', box, confidence }] }
}

/** Dashes that stand alone before or after all letters of a row, at half their height. */
function partFlanks(row: Box, { blobs, xHeight }: SecondLook): { before: Box[]; core: Box; after: Box[] } {
  const beside = blobs.map(({ box }) => box).filter((box) => isBeside(box, row, FLANK_WITHIN * xHeight))
  const letters = beside.filter((box) => heightOf(box) >= LETTER_HEIGHTS[0] * xHeight && meets(box, row))
  if (letters.length === 0) return { before: [], core: row, after: [] }
  const core = unionOf(letters)
  const [top, bottom] = [core[1] + 0.2 * heightOf(core), core[3] - 0.2 * heightOf(core)]
  const dashes = beside
    .filter((box) => isDashShaped(box, xHeight) && box[1] > top && box[3] < bottom)
    .sort((a, b) => a[0] - b[0])
  return {
    before: dashes.filter((box) => box[2] <= core[0]),
    core,
    after: dashes.filter((box) => box[0] >= core[2]),
  }
}

function isBeside(box: Box, row: Box, within: number): boolean {
  const middle = (box[1] + box[3]) / 2
  return middle > row[1] && middle < row[3] && box[0] > row[0] - within && box[2] < row[2] + within
}

const meets = (box: Box, row: Box): boolean => box[0] < row[2] && box[2] > row[0]

/** Cuts a box out, reads it as one line at a good size, and puts the words back in their place. */
async function readBox(
  box: Box,
  { image, xHeight, recognizer }: SecondLook,
  block: number,
): Promise<RecognizedLine | null> {
  const margin = Math.round(MARGIN * xHeight)
  const cut = cutOf(box, image, Math.round(0.3 * xHeight))
  const piece = crop(image, cut, margin)
  const scale = Math.min(3, Math.max(0.25, (1.9 * LOOK_X_HEIGHT) / heightOf(cut)))
  const scaled = await resize(
    piece,
    Math.max(8, Math.round(piece.width * scale)),
    Math.max(8, Math.round(piece.height * scale)),
  )
  const { lines } = await recognizer.recognize(scaled, 'line')
  const back = ([left, top, right, bottom]: Box): Box => [
    left / scale - margin + cut[0],
    top / scale - margin + cut[1],
    right / scale - margin + cut[0],
    bottom / scale - margin + cut[1],
  ]
  const words: RecognizedWord[] = lines.flatMap((line) =>
    line.words.map((word) => ({
      ...word,
      box: back(word.box),
      symbols: word.symbols.map((symbol) => ({ ...symbol, box: back(symbol.box) })),
    })),
  )
  if (words.length === 0) return null
  const first = lines[0]!
  const baseline = lines[0]!.baseline.map((y) => y / scale - margin + cut[1]) as [number, number]
  return { box: unionOf(words.map((word) => word.box)), words, xHeight: first.xHeight / scale, baseline, block }
}

const cutOf = ([left, top, right, bottom]: Box, { width, height }: GrayImage, pad: number): Box => [
  Math.max(0, Math.floor(left) - pad),
  Math.max(0, Math.floor(top) - pad),
  Math.min(width, Math.ceil(right) + pad),
  Math.min(height, Math.ceil(bottom) + pad),
]
