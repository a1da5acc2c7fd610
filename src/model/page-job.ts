// The unit of slow work: one page of one file with the options that matter to its text.
import { z } from 'zod'

/** Recto's own recognizer, or the original of its weights. */
export const EngineName = z.enum(['recto', 'tesseract.js'])
export type EngineName = z.infer<typeof EngineName>

/** What `dpi` may be, least and most: type is no more read below, and above it only takes memory. */
export const DPI_RANGE = [72, 1200] as const

/** The options that change what a page says; all else leaves its result reusable. */
export const PageOptions = z.strictObject({
  dpi: z.int().positive().describe('resolution at which a page without a page-wide image is rendered'),
  language: z.string().min(1).describe('tesseract language code, or several joined by +'),
  engine: EngineName.default('tesseract.js').describe(
    'what recognizes the pages; tesseract.js before there was a choice',
  ),
  model: z
    .string()
    .length(64)
    .nullable()
    .default(null)
    .describe('SHA-256 of the model file, where one was named; null: the model of the language’s package'),
})
export type PageOptions = z.infer<typeof PageOptions>

export const PageJob = z.strictObject({
  path: z.string().describe('absolute path of the file; never written to a result'),
  sha256: z.string().length(64),
  page: z.int().positive(),
  options: PageOptions,
  effort: z
    .enum(['full', 'gentle'])
    .optional()
    .describe('gentle: at a lower resolution, after a try at full effort ended badly; full where it is not told'),
  password: z.string().optional(),
  modelPath: z
    .string()
    .optional()
    .describe('absolute path of the model file, where one was named; never written to a result'),
})
export type PageJob = z.infer<typeof PageJob>

/** What opening a file tells before any page is read. */
export const InputFile = z.strictObject({
  path: z.string(),
  sha256: z.string().length(64),
  pageCount: z.int().nonnegative(),
})
export type InputFile = z.infer<typeof InputFile>
