// PageText: what one page says and where, as the page stage leaves it and pages/0001.json keeps it.
import { z } from 'zod'
import { Box } from './box.ts'
import { Diagnostic } from './diagnostic.ts'

export const Confidence = z.number().min(0).max(1).describe('0 (none) to 1 (sure)')

export const TextSource = z.enum(['ocr', 'text-layer', 'blank'])
export type TextSource = z.infer<typeof TextSource>

export const Doubt = z
  .strictObject({
    at: z.int().nonnegative().describe('where the character begins in the word’s text, in code points from 0'),
    others: z
      .array(z.strictObject({ text: z.string().min(1), confidence: Confidence }))
      .min(1)
      .describe('what else it may be, the likeliest first, with the recognizer’s belief in it'),
  })
  .describe('a character that may be another')
export type Doubt = z.infer<typeof Doubt>

export const Word = z.strictObject({
  text: z.string().min(1).describe('as recognized; no white space inside'),
  box: Box,
  confidence: Confidence,
  doubts: z
    .array(Doubt)
    .min(1)
    .optional()
    .describe('its doubtful characters; absent where there is none, or no telling'),
  bold: z
    .literal(true)
    .optional()
    .describe('set in a bold face, as a text layer tells; absent where not, or no telling'),
})
export type Word = z.infer<typeof Word>

export const Line = z.strictObject({
  box: Box,
  words: z.array(Word).min(1).describe('left to right'),
  xHeight: z.number().nonnegative().describe('height of a small letter, page pixels; 0 where unknown'),
  baseline: z.number().describe('y of the baseline at the line’s horizontal middle, page pixels'),
  block: z.int().nonnegative().describe('index of the layout block that the recognizer put the line in'),
  angle: z
    .number()
    .optional()
    .describe('degrees clockwise by which a text layer’s line runs off the level; absent where it is level'),
  textSource: TextSource.exclude(['blank'])
    .optional()
    .describe('where the line comes from, on a page that is read from both its text layer and its images'),
})
export type Line = z.infer<typeof Line>

export const Rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
export type Rotation = z.infer<typeof Rotation>

/**
 * Boxes are in page pixels: the upright page (turned by `rotation`), not straightened. A box on a page with skew is
 * the straightened box with its centre turned back about the page's centre, its width and height kept.
 */
export const PageText = z
  .strictObject({
    schemaVersion: z.literal('1.0'),
    key: z.string().describe('the page job this is the result of: hash of file, page, options that matter, version'),
    page: z.int().positive().describe('physical page, 1-based'),
    width: z.int().nonnegative().describe('pixels, upright'),
    height: z.int().nonnegative().describe('pixels, upright'),
    dpi: z.number().nonnegative().describe('pixels an inch of the page raster'),
    rotation: Rotation.describe(
      'degrees clockwise by which the scan was turned to be upright, beyond what the file says',
    ),
    skew: z.number().describe('degrees by which the text lines run down to the right (clockwise); 0 = straight'),
    textSource: TextSource,
    because: z.string().describe('why this text source'),
    status: z.enum(['ok', 'failed']),
    confidence: Confidence.describe('mean of the word confidences, by letters; 0 without words'),
    lines: z.array(Line).describe('in the recognizer’s order'),
    pictures: z.array(Box).describe('regions that hold a picture, not text'),
    rules: z.array(Box).describe('long thin ruled lines, horizontal or vertical'),
    diagnostics: z.array(Diagnostic),
  })
  .describe('One page: its raster, its lines and words')
export type PageText = z.infer<typeof PageText>
