// The run report: what became of each input. `recto digitize --json` prints that of a run, `report.json` holds that of a folder.
import { z } from 'zod'
import { Diagnostic } from './diagnostic.ts'
import { RunProfile } from './run-profile.ts'

export const RunError = z.strictObject({
  kind: z.enum(['usage', 'input', 'environment', 'output', 'bug']),
  message: z.string(),
  hint: z.string(),
})
export type RunError = z.infer<typeof RunError>

const share = z.number().min(0).max(1)

export const ReportedFinding = z.strictObject({
  code: z.string(),
  severity: Diagnostic.shape.severity,
  message: z.string(),
  page: z.int().positive().nullable(),
  area: z
    .tuple([share, share, share, share])
    .nullable()
    .describe('[left, top, right, bottom] as shares of the width and height of the upright page'),
})
export type ReportedFinding = z.infer<typeof ReportedFinding>

export const DocumentReport = z.strictObject({
  file: z.string().describe('as it was named'),
  status: z
    .enum(['digitized', 'partly', 'refused', 'failed', 'skipped', 'unfinished'])
    .describe(
      'partly: some page failed, or a further format could not be written; refused: the input is bad; failed: the document could not be made or written; skipped: a document of an earlier run was left alone; unfinished: the run ended before the document was made',
    ),
  run: z
    .enum(['this', 'earlier'])
    .describe('earlier: kept in report.json from a run before, for it was no input of the last one'),
  output: z
    .string()
    .nullable()
    .describe(
      'folder with document.json and document.md, in report.json as seen from there; null when nothing was written',
    ),
  pages: z.int().nonnegative().describe('of an unfinished document, those that are done and kept'),
  pagesLeft: z
    .int()
    .nonnegative()
    .nullable()
    .describe('not done yet: 0 unless the document is unfinished; null when it was not opened yet'),
  failedPages: z.array(z.int().positive()),
  reusedPages: z.int().nonnegative().describe('pages taken from an earlier run'),
  paragraphs: z.int().nonnegative().describe('numbered paragraphs'),
  numberGaps: z.int().nonnegative().describe('numbers that are missing in a sequence'),
  expectedCer: z.number().min(0).max(1).nullable().describe('see the document; null where nothing was recognized'),
  warnings: z.int().nonnegative(),
  findings: z.array(ReportedFinding).describe('errors and warnings, the gravest; all are in document.json'),
  seconds: z.number().nonnegative(),
  error: RunError.nullable(),
})
export type DocumentReport = z.infer<typeof DocumentReport>

export const RunReport = z
  .strictObject({
    schemaVersion: z.literal('1.2'),
    generator: z.strictObject({ name: z.literal('recto'), version: z.string() }),
    end: z
      .enum(['complete', 'interrupted', 'stopped'])
      .describe(
        'interrupted: by Ctrl-C, SIGTERM or a terminal that closed; stopped: by a fault that every document would have met. Documents not made by then are unfinished',
      ),
    documents: z.array(DocumentReport),
    totals: z.strictObject({
      documents: z.int().nonnegative(),
      digitized: z.int().nonnegative(),
      partly: z.int().nonnegative(),
      refused: z.int().nonnegative(),
      failed: z.int().nonnegative(),
      skipped: z.int().nonnegative(),
      unfinished: z.int().nonnegative(),
      pages: z.int().nonnegative(),
      paragraphs: z.int().nonnegative(),
      warnings: z.int().nonnegative(),
    }),
    seconds: z.number().nonnegative(),
    profile: RunProfile.optional().describe('with --profile: where the time went'),
  })
  .describe('Recto run report')
export type RunReport = z.infer<typeof RunReport>
