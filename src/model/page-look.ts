// PageLook: what a second look at a part of a page said, as it is kept beside the page's own result.
import { z } from 'zod'
import { Box } from './box.ts'
import type { PageJob } from './page-job.ts'
import { Line, type Rotation } from './page-text.ts'

/** A look at one part of a page that has been read: by another resolution, and nothing but that part. */
export interface LookJob extends PageJob {
  /** Pixels of the upright page, as in its PageText. */
  readonly box: Box
  /** Of the page's PageText: what `box` is measured in. */
  readonly size: { readonly width: number; readonly height: number; readonly rotation: Rotation }
}

export const PageLook = z
  .strictObject({
    schemaVersion: z.literal('1.0'),
    key: z.string().describe('the look this is the result of: the page job, the box and how it is looked at'),
    page: z.int().positive(),
    box: Box.describe('what was looked at, pixels of the upright page'),
    lines: z.array(Line),
  })
  .describe('What a second look at a part of a page said')
export type PageLook = z.infer<typeof PageLook>
