// Capitals' image: the letters of a word of small capitals side by side, the full capital before them made as high as they are.
import { crop, resize } from '../../engines/gray-ops.ts'
import type { GrayImage, RecognizedLine } from '../../engines/ports.ts'
import { type Box, unionOf } from '../../model/geometry.ts'
import type { LevelPart } from './level-words.ts'
import { baselineAt } from './line-measures.ts'

/** Height at which capitals are read, pixels, and the white around them, as a share of it. */
const READ_HEIGHT = 32
const READ_MARGIN = 0.4

/** The part's letters on white, READ_HEIGHT pixels high. */
export async function imageOfCapitals(part: LevelPart, line: RecognizedLine, image: GrayImage): Promise<GrayImage> {
  const pieces = await piecesOf(part, line, image)
  const margin = Math.round(READ_MARGIN * part.height)
  const set = sideBySide(pieces, margin)
  const scale = READ_HEIGHT / part.height
  return resize(set, Math.round(set.width * scale), Math.round(set.height * scale))
}

interface Piece {
  readonly image: GrayImage
  /** White before it, pixels. */
  readonly gap: number
}

async function piecesOf(
  { letters, startsTall, height }: LevelPart,
  line: RecognizedLine,
  image: GrayImage,
): Promise<readonly Piece[]> {
  const [left, , right, bottom] = unionOf(letters)
  const smallFrom = (x: number): GrayImage =>
    cut(image, [x, Math.round(baselineAt(x, line) - height) - 2, right + 1, bottom + 1])
  const [first, second] = letters
  if (!startsTall || second === undefined) return [{ image: smallFrom(left), gap: 0 }]
  return [
    { image: await shrunk(image, first!, height), gap: 0 },
    { image: smallFrom(first![2] + 1), gap: Math.max(1, second[0] - first![2]) },
  ]
}

/** The pieces in a row, on one foot. */
function sideBySide(pieces: readonly Piece[], margin: number): GrayImage {
  const width = pieces.reduce((sum, { image, gap }) => sum + gap + image.width, 2 * margin)
  const height = Math.max(...pieces.map(({ image }) => image.height)) + 2 * margin
  const data = new Uint8Array(width * height).fill(255)
  let left = margin
  for (const { image, gap } of pieces) {
    left += gap
    const top = height - margin - image.height
    for (let y = 0; y < image.height; y++)
      data.set(image.data.subarray(y * image.width, (y + 1) * image.width), (top + y) * width + left)
    left += image.width
  }
  return { width, height, data }
}

async function shrunk(image: GrayImage, [left, top, right, bottom]: Box, height: number): Promise<GrayImage> {
  const piece = cut(image, [left - 1, top - 1, right + 1, bottom + 1])
  const scale = height / (bottom - top)
  return resize(piece, Math.max(1, Math.round(piece.width * scale)), Math.max(1, Math.round(piece.height * scale)))
}

/** The part of the image within the box, a pixel at least. */
function cut(image: GrayImage, box: Box): GrayImage {
  const left = Math.max(0, Math.floor(box[0]))
  const top = Math.max(0, Math.floor(box[1]))
  const width = Math.max(1, Math.min(image.width, Math.ceil(box[2])) - left)
  const height = Math.max(1, Math.min(image.height, Math.ceil(box[3])) - top)
  return crop(image, [left, top, left + width, top + height], 0)
}
