// The text overlay of a page: recognized words as invisible text is laid over it; asked of a page process for a whole file.
import { z } from 'zod'

export const AffineMatrix = z
  .tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
  .describe('[a, b, c, d, e, f]: x′ = a·x + c·y + e, y′ = b·x + d·y + f')

export const OverlayWord = z.strictObject({
  text: z.string().min(1),
  left: z.number(),
  right: z.number(),
  baseline: z.number().describe('y, growing downwards'),
})

export type OverlayWord = z.infer<typeof OverlayWord>

export const OverlayLine = z.strictObject({
  size: z.number().positive().describe('font size'),
  words: z.array(OverlayWord).min(1).describe('as they are read'),
})
export type OverlayLine = z.infer<typeof OverlayLine>

/** In pixels of the upright page. Each word stands level, at its own height: so lines of a page askew run down or up in steps. */
export const TextOverlay = z.strictObject({
  page: z.int().positive().describe('physical page, 1-based'),
  of: z.enum(['ocr', 'text-layer']).describe('words that the page itself says are laid over an image of it only'),
  toPage: AffineMatrix.describe(
    'to the page as its file shows it: [0, 0] is its top-left corner, [1, 1] its bottom-right',
  ),
  lines: z.array(OverlayLine).describe('in reading order'),
})
export type TextOverlay = z.infer<typeof TextOverlay>

export const SearchablePdfRequest = z.strictObject({
  path: z.string(),
  sha256: z.string().length(64),
  password: z.string().optional(),
  target: z.string().describe('path of the file to be written; nothing may stand there'),
  overlays: z.array(TextOverlay),
})
export type SearchablePdfRequest = z.infer<typeof SearchablePdfRequest>

export const SearchablePdf = z.strictObject({
  pages: z
    .enum(['original', 'images'])
    .describe('the pages of the input, or images: of an image file, or where a damaged PDF allows no more'),
  because: z.string().nullable().describe('why the pages of a PDF are images'),
  leftAlone: z
    .array(z.strictObject({ page: z.int().positive(), because: z.string() }))
    .describe('recognized pages without an overlay'),
})
export type SearchablePdf = z.infer<typeof SearchablePdf>
