// The run report: what became of each input of a run, for machines; `recto digitize --json` prints it.
import { z } from 'zod'
import { RunProfile } from './run-profile.ts'

export const RunError = z.strictObject({
  kind: z.enum(['usage', 'input', 'environment', 'output', 'bug']),
  message: z.string(),
  hint: z.string(),
})
export type RunError = z.infer<typeof RunError>

export const DocumentReport = z.strictObject({
  file: z.string().describe('as it was named'),
  status: z
    .enum(['digitized', 'partly', 'refused', 'failed'])
    .describe('partly: some page failed; refused: the input is bad; failed: the document could not be made or written'),
  output: z.string().nullable().describe('folder with document.json and document.md; null when nothing was written'),
  pages: z.int().nonnegative(),
  failedPages: z.array(z.int().positive()),
  reusedPages: z.int().nonnegative().describe('pages taken from an earlier run'),
  paragraphs: z.int().nonnegative().describe('numbered paragraphs'),
  warnings: z.int().nonnegative(),
  seconds: z.number().nonnegative(),
  error: RunError.nullable(),
})
export type DocumentReport = z.infer<typeof DocumentReport>

export const RunReport = z
  .strictObject({
    schemaVersion: z.literal('1.0'),
    generator: z.strictObject({ name: z.literal('recto'), version: z.string() }),
    documents: z.array(DocumentReport),
    totals: z.strictObject({
      documents: z.int().nonnegative(),
      digitized: z.int().nonnegative(),
      partly: z.int().nonnegative(),
      refused: z.int().nonnegative(),
      failed: z.int().nonnegative(),
      pages: z.int().nonnegative(),
      paragraphs: z.int().nonnegative(),
      warnings: z.int().nonnegative(),
    }),
    seconds: z.number().nonnegative(),
    profile: RunProfile.optional().describe('with --profile: where the time went'),
  })
  .describe('Recto run report')
export type RunReport = z.infer<typeof RunReport>
