// Enlarged ink: a small sign, cut out by itself, is read at a good size.
import { crop, resize } from '../../engines/gray-ops.ts'
import type { GrayImage, Recognizer } from '../../engines/ports.ts'
import { type Box, heightOf } from '../../model/geometry.ts'

/** Height at which a digit is read, pixels, and the white around it, as a share of its height. */
const READ_HEIGHT = 32
const READ_MARGIN = 0.4
/** A lone stroke of a digit's size is a 1. */
const SURE_STROKE = 0.7

export interface EnlargedLook {
  readonly image: GrayImage
  readonly recognizer: Recognizer
}

export interface Enlarged {
  /** Empty where it is not one word. */
  readonly text: string
  readonly confidence: number
}

/** What the box's ink says by itself; a lone stroke is a 1. */
export async function readEnlarged(box: Box, { image, recognizer }: EnlargedLook): Promise<Enlarged> {
  const [left, top, right, bottom] = box
  const cut: Box = [
    Math.max(0, left - 1),
    Math.max(0, top - 1),
    Math.min(image.width, right + 1),
    Math.min(image.height, bottom + 1),
  ]
  const piece = crop(image, cut, Math.round(READ_MARGIN * heightOf(box)))
  const scale = READ_HEIGHT / heightOf(box)
  const scaled = await resize(piece, Math.round(piece.width * scale), Math.round(piece.height * scale))
  const words = (await recognizer.recognize(scaled, 'line')).lines.flatMap((line) => line.words)
  const [word] = words
  if (words.length !== 1) return { text: '', confidence: 0 }
  const { text, confidence } = word!
  return /^[|Il!]$/.test(text) && confidence >= SURE_STROKE ? { text: '1', confidence: 1 } : { text, confidence }
}
