// The image of a page that a person proofreads by: asked for by the proof, made in a page process.
import { z } from 'zod'
import { Rotation } from './page-text.ts'

export const PageImageRequest = z.strictObject({
  path: z.string(),
  sha256: z.string().length(64),
  page: z.int().positive(),
  rotation: Rotation.describe('by which the page was turned to be upright'),
  skew: z.number().describe('degrees, clockwise, that are taken out'),
  password: z.string().optional(),
})
export type PageImageRequest = z.infer<typeof PageImageRequest>

export const PageImage = z.strictObject({
  width: z.int().positive().describe('pixels; the whole upright page, straightened, on white'),
  height: z.int().positive(),
  webp: z.base64(),
})
export type PageImage = z.infer<typeof PageImage>
