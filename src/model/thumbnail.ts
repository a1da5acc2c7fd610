// A thumbnail of a page: asked for by the run report, made in a page process.
import { z } from 'zod'
import { Rotation } from './page-text.ts'

export const ThumbnailRequest = z.strictObject({
  path: z.string(),
  sha256: z.string().length(64),
  page: z.int().positive(),
  rotation: Rotation.describe('by which the page was turned to be upright'),
  password: z.string().optional(),
})
export type ThumbnailRequest = z.infer<typeof ThumbnailRequest>

export const Thumbnail = z.strictObject({
  width: z.int().positive().describe('pixels'),
  height: z.int().positive(),
  webp: z.base64(),
})
export type Thumbnail = z.infer<typeof Thumbnail>
