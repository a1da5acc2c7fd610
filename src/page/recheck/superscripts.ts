// Superscripts: raised digits behind a word or before a line, such as footnote marks, read once more enlarged.
import type { GrayImage, RecognizedLine } from '../../engines/ports.ts'
import { type Box, heightOf, holdsMiddle, widthOf } from '../../model/geometry.ts'
import { indexBlobs } from '../ink/blob-index.ts'
import type { InkBlob } from '../ink/ink.ts'
import { raisedInkOf } from './raised-ink.ts'
import { doubtRaised, type RaisedMark, withMarks } from './raised-words.ts'
import { type EnlargedLook, readEnlarged } from './read-enlarged.ts'
import { readRow } from './second-look.ts'

/** A reading that is less sure leaves the word as it was; a raised digit was read at 0.9 or better in all cases seen. */
const SURE = 0.85
/** A mark alone before its line, set smaller still, need only be so sure where the page has its number at the end of a word. */
const SURE_ENOUGH = 0.4
/** Marks looked at on one page, at most: a page of footnotes has two dozen. */
const MAX_LOOKS = 60
/** The blur around a mark's ink, shares of its height. */
const BLUR = 0.12
/** A mark that is not read, between the marks of the numbers before and after its own, is that number, and this sure. */
const BY_SEQUENCE = 0.5

export interface SuperscriptLook extends EnlargedLook {
  readonly blobs: readonly InkBlob[]
  /** Of the page's text, pixels of the image. */
  readonly xHeight: number
}

/** Lines with raised digits told as such: “Treaty"” with a raised 1 becomes “Treaty¹”; what stays unread leaves doubt. */
export async function readSuperscripts(
  lines: readonly RecognizedLine[],
  look: SuperscriptLook,
): Promise<RecognizedLine[]> {
  const marks = tellBySequence(await readMarks(lines, look))
  const inText = new Set(marks.filter((mark) => !mark.isAlone && isSure(mark)).map(({ text }) => text))
  const isSound = (mark: RaisedMark): boolean =>
    isSure(mark) || mark.isTold === true || (mark.isAlone && isNoteOf(mark, inText))
  const sound = marks.filter(isSound)
  const cleared = withoutInk(look.image, sound)
  const told: RecognizedLine[] = []
  for (const line of lines) {
    const own = sound.filter((mark) => mark.line === line)
    const again =
      own.length === 0 ? null : await readRow(line.box, { ...look, image: cleared, pictures: [] }, line.block)
    const unread = marks.filter((mark) => mark.line === line && !mark.isAlone && !own.includes(mark))
    told.push(doubtRaised(withMarks(line, own, again?.words ?? []), unread))
  }
  return told
}

async function readMarks(lines: readonly RecognizedLine[], look: SuperscriptLook): Promise<RaisedMark[]> {
  const isSmall = ({ box }: InkBlob): boolean => heightOf(box) <= 3 * look.xHeight && widthOf(box) <= 6 * look.xHeight
  const small = indexBlobs(look.blobs.filter(isSmall), look.xHeight)
  const marks = new Map<string, RaisedMark>()
  for (const line of lines)
    for (const ink of raisedInkOf(line, small, look.xHeight)) {
      const place = ink.box.join()
      if (marks.size >= MAX_LOOKS || marks.has(place) || isReadElsewhere(ink.box, line, lines)) continue
      marks.set(place, { ...ink, line, ...(await readEnlarged(ink.box, look)) })
    }
  return [...marks.values()]
}

const isReadElsewhere = (box: Box, own: RecognizedLine, lines: readonly RecognizedLine[]): boolean =>
  lines.some((line) => line !== own && line.words.some((word) => holdsMiddle(word.box, box, 0)))

/** Marks go up by one: one behind a word that is not read, between those of the numbers before and after its own, is known. */
function tellBySequence(marks: readonly RaisedMark[]): readonly RaisedMark[] {
  const inText = marks.filter(({ isAlone }) => !isAlone)
  return marks.map((mark) => {
    const at = inText.indexOf(mark)
    const [before, after] = [inText[at - 1], inText[at + 1]]
    if (at === -1 || isSure(mark) || before === undefined || after === undefined) return mark
    const number = Number(before.text) + 1
    const isBetween = isSure(before) && isSure(after) && Number(after.text) === number + 1
    return isBetween ? { ...mark, text: String(number), confidence: BY_SEQUENCE, isTold: true } : mark
  })
}

const isNoteOf = ({ text, confidence }: RaisedMark, inText: ReadonlySet<string>): boolean =>
  isNumber(text) && confidence >= SURE_ENOUGH && inText.has(text)

const isNumber = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text)

const isSure = ({ text, confidence, isTold }: RaisedMark): boolean =>
  isTold !== true && isNumber(text) && confidence >= SURE

/** The image with paper in the place of the marks' ink, and of the blur around it. */
function withoutInk(image: GrayImage, marks: readonly RaisedMark[]): GrayImage {
  if (marks.length === 0) return image
  const cleared = { ...image, data: image.data.slice() }
  for (const { box } of marks) {
    const blur = Math.max(1, Math.round(BLUR * heightOf(box)))
    const area: Box = [
      Math.max(0, box[0] - blur),
      Math.max(0, box[1] - blur),
      Math.min(image.width, box[2] + blur),
      Math.min(image.height, box[3] + blur),
    ]
    fill(cleared, area, paperAround(image, area))
  }
  return cleared
}

function fill({ width, data }: GrayImage, [left, top, right, bottom]: Box, gray: number): void {
  for (let y = top; y < bottom; y++) data.fill(gray, y * width + left, y * width + right)
}

/** The median gray of the rows right above and below an area. */
function paperAround({ width, height, data }: GrayImage, [left, top, right, bottom]: Box): number {
  const rows = [top - 1, bottom].filter((y) => y >= 0 && y < height)
  const grays = rows.flatMap((y) => [...data.subarray(y * width + left, y * width + right)]).sort((a, b) => a - b)
  return grays[grays.length >> 1] ?? 255
}
